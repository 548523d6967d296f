"""The main job in a real browser: a letter is registered, disposed of on a phone in two taps, done, verified, proven."""

from datetime import date
from pathlib import Path

import pytest

from poros.domain.persuratan.models import Surat
from poros.domain.persuratan.services import catat
from poros.domain.persuratan.values import DataSurat
from poros.kernel.jejak.verifikasi import periksa
from poros.kernel.organisasi.models import Akun
from poros.kernel.penugasan.models import Penugasan
from poros.web.tests.test_peramban import hingga

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]

AXE = (Path(__file__).parents[1] / "src/poros/web/tests/vendor/axe.min.js").read_text()
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SANDI = "sandi-yang-panjang-sekali"
PDF = Path(__file__).with_name("surat.pdf")
MEJA, PONSEL = (1280, 900), (390, 844)
HARI = date(2026, 1, 5)


@pytest.fixture
def sebagai(chromium, alamat, kota):
    """`sebagai("sekda", PONSEL)` signs in through the page and gives the browser's tab."""
    contexts = []

    def sign_in(kode, ukuran=MEJA, bahasa="id-ID"):
        if not Akun.objects.filter(username=kode).exists():
            Akun.objects.create_user(kode, kota.orang[kode], SANDI)
        context = chromium.new_context(
            viewport={"width": ukuran[0], "height": ukuran[1]},
            has_touch=ukuran == PONSEL,
            locale=bahasa,
            reduced_motion="reduce",
            service_workers="block",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.keluhan = []
        page.on("pageerror", lambda e: page.keluhan.append(str(e)))
        page.on("console", lambda m: page.keluhan.append(m.text) if m.type == "error" else None)
        page.goto(f"{alamat}/akun/login/")
        page.fill("input[name=login]", kode)
        page.fill("input[name=password]", SANDI)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(f"{alamat}/")
        return page

    yield sign_in
    for context in contexts:
        context.close()


def temuan(page):
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", ATURAN)
    return [(page.url, v["id"], node["html"][:140]) for v in found["violations"] for node in v["nodes"]]


def test_a_letter_becomes_verified_work(sebagai, alamat, kota):
    tu = sebagai("tu")
    tu.goto(f"{alamat}/surat/catat/")
    tu.set_input_files("input[type=file]", PDF)
    tu.wait_for_load_state("networkidle")
    tu.fill("input[name=nomor]", "005/77/2026")
    tu.fill("input[name=tanggal]", "2026-01-05")
    tu.fill("input[name=pengirim]", "Forum Warga Sungai Asri")
    tu.fill("input[name=perihal], textarea[name=perihal]", "Permohonan pompa air untuk banjir")
    kirim(tu, tu.get_by_role("button", name="Simpan", exact=True))
    surat = Surat.objects.get(nomor="005/77/2026")

    kabag = sebagai("kabag_umum")
    kabag.goto(f"{alamat}/surat/{surat.pk}/usul/")
    kabag.select_option(f"[name='kepada-{kota.unit['pu'].pk}']", "utama", force=True)
    kirim(kabag, kabag.locator("#lembar-isi form button[type=submit]").last)

    sekda = sebagai("sekda", PONSEL)
    sekda.get_by_role("link", name="Disposisi").or_(sekda.get_by_role("button", name="Disposisi")).first.tap()
    sheet = sekda.locator("#lembar-isi, .lembar")
    kirim(sekda, sheet.get_by_role("button", name="Kirim").first, "tap")
    tugas = Penugasan.objects.get()
    assert tugas.unit_id == kota.unit["pu"].pk

    kadis = sebagai("kadis_pu", PONSEL)
    kadis.goto(f"{alamat}/koordinasi/penugasan/{tugas.pk}/")
    kirim(kadis, kadis.get_by_role("button", name="Terima").first)
    kadis.fill("#bukti textarea", "Dua pompa sudah terpasang, berita acara ditandatangani.")
    kirim(kadis, kadis.get_by_role("button", name="Tambah bukti"))
    langkah(kadis, "Serahkan hasil")

    for kode, aksi in (("kabag_ekbang", "Verifikasi"), ("sekda", "Setujui")):
        page = sebagai(kode)
        page.goto(f"{alamat}/koordinasi/penugasan/{tugas.pk}/")
        langkah(page, aksi)
    tugas.refresh_from_db()
    assert tugas.status == "selesai"
    surat.refresh_from_db()
    assert surat.status == "selesai"

    inspektur = sebagai("inspektur")
    inspektur.goto(f"{alamat}/pengawasan/jejak/surat/{surat.pk}/")
    assert "mencatat surat" in inspektur.content()
    assert "mendisposisi surat" in inspektur.content()
    assert periksa().utuh
    assert sekda.keluhan + kadis.keluhan + inspektur.keluhan == []


def kirim(page, button, cara="click"):
    """Press and wait until the server has answered and the page, old or new, has come to rest."""
    button.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("window.lama = true")
    with page.expect_response(lambda answer: answer.request.method == "POST" and "tinjau" not in answer.url) as answer:
        getattr(button, cara)()
    if answer.value.request.is_navigation_request() or "hx-redirect" in answer.value.headers:
        hingga(page, "!window.lama")
    page.wait_for_load_state("networkidle")
    # A part of the page that is still being put in place would take a dialog opened meanwhile with it.
    hingga(page, "!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')")


def langkah(page, nama):
    """Take a step that may ask for words in a dialog first."""
    first = (
        page.locator("main")
        .get_by_role("button", name=nama)
        .or_(page.locator("main").get_by_role("link", name=nama))
        .first
    )
    if first.evaluate("e => e.tagName === 'BUTTON' && e.type === 'submit'"):
        kirim(page, first)
        return
    first.click()
    kirim(page, page.locator("dialog[open] form button[type=submit]").last)


HALAMAN = (
    "/", "/surat/", "/surat/catat/", "/surat/borongan/", "/surat/meja/", "/surat/agenda/", "/koordinasi/", "/koordinasi/papan/",
    "/koordinasi/arahan/", "/koordinasi/arahan/baru/", "/koordinasi/konflik/", "/koordinasi/kinerja/", "/koordinasi/agenda/",
    "/koordinasi/sumber-daya/", "/koordinasi/tindak/", "/kelembagaan/", "/kelembagaan/struktur/", "/kelembagaan/delegasi/",
    "/kelembagaan/kalender/", "/kelembagaan/aturan/", "/kelembagaan/profil/", "/kelembagaan/profil/token/", "/kabar/",
    "/pengawasan/jejak/", "/pengawasan/segel/", "/cari/?q=banjir", "/akun/2fa/",
)  # fmt: skip


@pytest.mark.parametrize("ukuran", [MEJA, PONSEL], ids=["meja", "ponsel"])
def test_axe_finds_nothing_on_any_page(sebagai, alamat, ukuran):
    page = sebagai("sekda", ukuran)
    wrong = []
    for address in HALAMAN:
        page.goto(alamat + address)
        page.wait_for_load_state("networkidle")
        wrong += temuan(page)
        if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            wrong.append((address, "scrolls sideways"))
    assert wrong == []
    assert page.keluhan == []


def test_the_desk_by_keyboard(sebagai, alamat):
    page = sebagai("sekda")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type("banjir")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{alamat}/cari/?q=banjir")
    page.locator("body").click(position={"x": 5, "y": 5})
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url(f"{alamat}/")


def sampai(page, pemilih, *, lewat="Tab"):
    """Press Tab until what has the focus matches; nobody should need more than a screenful of them."""
    for _ in range(60):
        if page.evaluate("p => document.activeElement.matches(p)", pemilih):
            return
        page.keyboard.press(lewat)
    raise AssertionError(f"{pemilih} is not reached with {lewat}")


def test_a_letter_is_disposed_of_without_a_mouse(sebagai, alamat, kota):
    data = DataSurat(
        nomor="005/78/2026",
        tanggal=HARI,
        pengirim="Forum Warga Sungai Asri",
        perihal="Permohonan lampu jalan",
        kepada_id=kota.jabatan["sekda"].pk,
    )
    surat = catat(kota.aktor("tu"), kota.unit["umum"], data=data)
    page = sebagai("sekda")
    page.goto(f"{alamat}/surat/meja/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the menu
    page.keyboard.press("j")
    sampai(page, "a[data-buka=lembar]")
    page.keyboard.press("Enter")
    page.locator("#lembar-isi form").wait_for()
    page.locator("#ringkas").get_by_text("Dinas Pekerjaan Umum (penanggung jawab)").wait_for()  # proposed by its words
    sampai(page, "#lembar-isi form > details > summary")
    page.keyboard.press("Enter")
    pilihan = f"[name='kepada-{kota.unit['sos'].pk}']"
    sampai(page, f"summary:has(+ ul {pilihan})")
    page.keyboard.press("Enter")
    sampai(page, pilihan)
    for key in ("Space", "ArrowDown", "ArrowDown", "Enter"):  # lead, then supporting
        page.keyboard.press(key)
    page.locator("#ringkas").get_by_text("Dinas Sosial (pendukung)").wait_for()
    sampai(page, "#lembar-isi button[type=submit]", lewat="Shift+Tab")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("Enter")
    hingga(page, "!document.querySelector('dialog[open]')")
    assert set(Penugasan.objects.values_list("unit_id", "peran")) == {
        (kota.unit["pu"].pk, "utama"),
        (kota.unit["sos"].pk, "pendukung"),
    }
    surat.refresh_from_db()
    assert surat.status == "didisposisi"
    assert page.keluhan == []
