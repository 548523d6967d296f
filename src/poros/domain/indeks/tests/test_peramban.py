"""The module in a real browser: a year of assessment, a new instrument, the public page, the keyboard alone."""

import gzip
from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from poros.domain.indeks import services
from poros.domain.indeks.models import Butir, HasilTerbit, Instrumen, Penilaian, Rencana
from poros.domain.indeks.queries import rencana as baca
from poros.kernel.organisasi.models import Akun
from poros.web.tests.test_peramban import hingga

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]

MEJA, PONSEL = (1280, 900), (390, 844)
RINGAN = 150_000
BATAS = {"mandiri": 30, "internal": 60, "eksternal": 90}
"""Days from today."""


@pytest.fixture
def sebagai(chromium, alamat, kota):
    """`sebagai("sekda")` gives a tab of somebody in office; `sebagai("")` of somebody from the street."""
    contexts = []

    def open_tab(kode, ukuran=MEJA, **lain):
        context = chromium.new_context(
            viewport={"width": ukuran[0], "height": ukuran[1]},
            locale="id-ID",
            reduced_motion="reduce",
            service_workers="block",
            **lain,
        )
        contexts.append(context)
        if kode:
            akun, _new = Akun.objects.get_or_create(username=kode, orang=kota.orang[kode])
            client = Client(HTTP_HOST="uji.localhost")
            client.force_login(akun)
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": alamat}])
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.keluhan = []
        page.on("pageerror", lambda e: page.keluhan.append(str(e)))
        page.on("console", lambda m: page.keluhan.append(m.text) if m.type == "error" and keluhan(m.text) else None)
        return page

    yield open_tab
    for context in contexts:
        context.close()


def keluhan(teks):
    """A refused form (422) and a request that a newer one has replaced are no faults, though the console names them."""
    return "422" not in teks and not teks.startswith("htmx:")


def kirim(page, nama):
    """Press a button of the page's main part and wait until what the server has answered has come to rest."""
    page.wait_for_load_state("networkidle")
    page.evaluate("window.lama = true")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.locator("main").get_by_role("button", name=nama, exact=True).first.click()
    if answer.value.request.is_navigation_request() or "hx-redirect" in answer.value.headers:
        hingga(page, "!window.lama")
    page.wait_for_load_state("networkidle")
    hingga(page, "!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')")


def nilai(page, url, angka, alasan):
    page.goto(url)
    page.check(f"input[name=nilai][value='{angka}']", force=True)
    page.fill("textarea[name=alasan]", alasan)
    kirim(page, "Simpan nilai")


def test_an_assessment_year_from_plan_to_published_result(sebagai, alamat, kota, instrumen):
    ekbang = sebagai("kabag_ekbang")
    ekbang.goto(f"{alamat}/indeks/penilaian/susun/")
    ekbang.select_option("[name=instrumen]", str(instrumen.pk))
    ekbang.fill("[name=tahun]", "2026")
    ekbang.select_option("[name=penilai_internal]", str(kota.unit["insp"].pk))
    for babak, hari in BATAS.items():
        ekbang.fill(f"[name=batas_{babak}]", str(timezone.localdate() + timedelta(days=hari)))
    kirim(ekbang, "Lanjut ke pembagian")
    for kode, unit in (("I1", "pu"), ("I2", "dlh"), ("I3", "pu")):
        ekbang.select_option(f"[name=u-{kode}]", str(kota.unit[unit].pk))
    ekbang.locator("main form button[type=submit]").last.click()
    ekbang.wait_for_url("**/penilaian/*/")
    kirim(ekbang, "Mulai dan bagikan ke unit")
    year = Penilaian.objects.get()
    line = {b.kode: f"{alamat}/indeks/butir/{b.pk}/" for b in Butir.objects.all()}

    kadis = sebagai("kadis_pu", PONSEL)
    nilai(kadis, line["I1"], 3, "SOP data berlaku di semua bidang.")
    kadis.fill("input[name=judul]", "SK Walikota tentang data")
    kadis.fill("textarea[name=keterangan]", "Lemari arsip 3, map data.")
    kirim(kadis, "Tambah bukti")
    nilai(kadis, line["I3"], 2, "Aduan dijawab lewat surel.")
    kadis.get_by_label("SK Walikota tentang data").check(force=True)
    kirim(kadis, "Pakai di sini")
    assert "melayani 2 indikator" in kadis.content()
    kirim(kadis, "Kirim semua jawaban unit")
    nilai(sebagai("kadis_dlh"), line["I2"], 3, "Perda layanan terbit.")

    ekbang.goto(f"{alamat}/indeks/penilaian/{year.pk}/")
    kirim(ekbang, "Teruskan ke penilai internal")
    judge = sebagai("inspektur")
    for kode, angka in (("I1", 3), ("I2", 3), ("I3", 1)):
        nilai(judge, line[kode], angka, f"{kode} diperiksa pada buktinya.")
    judge.goto(f"{alamat}/indeks/penilaian/{year.pk}/")
    assert judge.get_by_text("1 indikator dinilai berbeda antara babak").is_visible()
    judge.get_by_role("link", name="Kondisi dan rekomendasi").click()
    judge.fill("textarea[name=rekomendasi]", "Buka kanal aduan satu pintu.")
    kirim(judge, "Simpan")

    ekbang.reload()
    kirim(ekbang, "Bekukan hasil")
    assert ekbang.get_by_text("LHE").first.is_visible()
    sekda = sebagai("sekda")
    sekda.goto(f"{alamat}/indeks/penilaian/{year.pk}/")
    kirim(sekda, "Umumkan hasil")

    anybody = sebagai("")
    anybody.goto(f"{alamat}/indeks/publik/")
    anybody.get_by_role("link", name="Indeks Contoh 2026").click()
    anybody.wait_for_url("**/publik/hasil/*/")
    assert "1,80" in anybody.content()
    assert "Cukup" in anybody.content()
    assert "diperiksa pada buktinya" not in anybody.content()
    assert [said for p in (ekbang, kadis, judge, sekda, anybody) for said in p.keluhan] == []


def test_next_years_instrument_is_written_tried_and_used(sebagai, alamat, kota, instrumen):
    admin = sebagai("admin")
    admin.goto(f"{alamat}/indeks/instrumen/{instrumen.pk}/")
    admin.get_by_role("link", name="Buat versi baru").click()
    text = admin.input_value("textarea[name=naskah]")
    changed = text.replace("contoh-2026", "contoh-2027").replace("dari: 2026-01-01", "dari: 2027-01-01")
    changed = changed.replace("bobot: 40", "bobot: 20")
    admin.fill("textarea[name=naskah]", changed)
    kirim(admin, "Periksa")
    assert admin.get_by_text("3 indikator terbaca").is_visible()
    kirim(admin, "Simpan instrumen")
    assert "Kasus uji nomor 1 belum menghasilkan" in admin.content()
    assert not Instrumen.objects.filter(kode="contoh-2027").exists()

    right = changed.replace("indeks: 2.4, predikat: Cukup", "indeks: 2.25, predikat: Cukup")
    admin.fill("textarea[name=naskah]", right)
    kirim(admin, "Periksa")
    kirim(admin, "Simpan instrumen")
    made = Instrumen.objects.get(kode="contoh-2027")
    assert admin.url.endswith(f"/instrumen/{made.pk}/")

    ekbang = sebagai("kabag_ekbang")
    ekbang.goto(f"{alamat}/indeks/rencana/susun/")
    ekbang.fill("[name=judul]", "Dengan aturan baru")
    ekbang.select_option("[name=instrumen]", str(made.pk))
    ekbang.fill("[name=predikat]", "Cukup")
    kirim(ekbang, "Hitung jalannya")
    assert ekbang.get_by_text("sasaran tercapai").is_visible()
    assert Rencana.objects.get().instrumen == made
    assert admin.keluhan + ekbang.keluhan == []


@pytest.mark.parametrize("skrip", [True, False], ids=["dengan-skrip", "tanpa-skrip"])
def test_the_public_page_is_light_and_needs_no_script(sebagai, alamat, skrip):
    page = sebagai("", PONSEL, java_script_enabled=skrip)
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 -- a builtin cannot be listened with
    page.goto(f"{alamat}/indeks/publik/", wait_until="networkidle")
    weights = [(len(gzip.compress(r.body())), r.url) for r in answers if r.ok]
    assert sum(n for n, _url in weights) < RINGAN, sorted(weights)[-5:]
    assert page.get_by_role("heading", name="Perbandingan indeks").is_visible()
    page.get_by_label("Nama daerah").or_(page.locator("input[name=q]")).first.fill("siak")
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Kabupaten Siak", exact=False).first.click()
    page.wait_for_url("**/publik/daerah/*/")
    assert "3,01" in page.content()
    assert page.keluhan == []


def test_the_comparison_by_keyboard_alone(sebagai, alamat):
    page = sebagai("sekda")
    page.goto(f"{alamat}/indeks/", wait_until="networkidle")
    tekan(page, "[name=jenis]")
    page.keyboard.type("Kot")
    hingga(page, "!document.querySelector('#daftar').innerText.includes('Kabupaten')")
    tekan(page, "#daftar a[href*='/daerah/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/daerah/*/")
    assert HasilTerbit.objects.get(pk=page.url.rstrip("/").rsplit("/", 1)[1]).jenis == "kota"
    assert page.keluhan == []


def test_the_plan_by_keyboard_alone(sebagai, alamat, kota, beku):
    begin = baca.awal(judul="Naik", mulai=2027, tahun=2028, sasaran=Decimal("2.60"), penilaian=beku)
    row = services.susun_rencana(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=begin)
    page = sebagai("kabag_ekbang")
    page.goto(f"{alamat}/indeks/rencana/{row.pk}/", wait_until="networkidle")
    tekan(page, "[name='t-I1-2028']")
    page.keyboard.type("5")
    hingga(page, "document.querySelector('#ringkas').innerText.includes('3,40')")
    tekan(page, "main form button[type=submit]:not([name])")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    row.refresh_from_db()
    assert row.pilihan["I1"][-1] == 5
    assert page.keluhan == []


def tekan(page, selector, paling=120):
    """Tab on until the first thing that fits has the focus."""
    for _ in range(paling):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(selector)
