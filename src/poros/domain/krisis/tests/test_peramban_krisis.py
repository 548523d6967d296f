"""In a real browser: a flood from the first report to the draft of the recovery plan, many offices signed in."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from poros.domain.krisis.models import Kartu, Kejadian, Laporan, Sitrep
from poros.kernel.organisasi.models import Akun
from poros.kernel.penugasan.models import Penugasan

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
MEJA, PONSEL = (1280, 900), (390, 844)


@pytest.fixture
def sebagai(chromium, alamat, kota):
    """`sebagai("camat")` gives a tab of somebody in office."""
    contexts = []

    def open_tab(kode, ukuran=MEJA):
        context = chromium.new_context(
            viewport={"width": ukuran[0], "height": ukuran[1]},
            locale="id-ID",
            reduced_motion="reduce",
            service_workers="block",
        )
        contexts.append(context)
        akun, _new = Akun.objects.get_or_create(username=kode, orang=kota.orang[kode])
        client = Client(HTTP_HOST="uji.localhost")
        client.force_login(akun)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": alamat}])
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.rusak = []
        page.on("pageerror", lambda e: page.rusak.append(str(e)))
        return page

    yield open_tab
    for context in contexts:
        context.close()


def kirim(page, nama, ke):
    """Press a button and arrive."""
    page.locator("main").get_by_role("button", name=nama, exact=True).first.click()
    page.wait_for_url(re.compile(ke))


def tekan(page, nama, kata):
    """Press a button that leads back to the same page, and read what it says then."""
    page.locator("main").get_by_role("button", name=nama, exact=True).first.click()
    page.get_by_text(kata).first.wait_for()


def test_a_flood_from_report_to_plan(sebagai, alamat, kota, peta_kota):  # noqa: PLR0915 -- a story in order
    camat = sebagai("camat", PONSEL)
    camat.goto(f"{alamat}/krisis/laporan/lapor/")
    camat.get_by_label("Apa yang terjadi").select_option("banjir")
    camat.get_by_label("Di mana tepatnya").fill("RT 4 Damai")
    camat.get_by_label("Keadaan sekarang").fill("Air setinggi dada, dua lansia terjebak")
    kirim(camat, "Kirim laporan", r"/krisis/laporan/\d+/$")
    report = Laporan.objects.get()

    bpbd = sebagai("kepala_bpbd")
    bpbd.goto(f"{alamat}/krisis/laporan/{report.pk}/")
    bpbd.get_by_role("button", name="Simpan pemeriksaan").click()
    bpbd.get_by_role("link", name="Buka kejadian dari laporan ini").click()
    bpbd.get_by_label("Nama kejadian").fill("Banjir Damai")
    kirim(bpbd, "Buka kejadian", r"/krisis/kejadian/\d+/$")
    base = f"{alamat}/krisis/kejadian/{Kejadian.objects.get().pk}"

    wall = sebagai("sekda", (1920, 1080))
    wall.goto(f"{base}/")
    assert wall.get_by_text("Belum ada status darurat").is_visible()

    bpbd.goto(f"{base}/kaji/")
    bpbd.get_by_label("Hasil kaji cepat").fill("300 KK terdampak")
    bpbd.get_by_label("Kehidupan warga terganggu").check()
    bpbd.get_by_label("Saran status").select_option("tanggap")
    kirim(bpbd, "Simpan kaji cepat", "/kisah/")

    mayor = sebagai("walikota")
    mayor.goto(f"{base}/status/")
    mayor.get_by_label("Nomor keputusan").fill("300/1/2026")
    kirim(mayor, "Catat keputusan", "/kisah/")
    # The wall changes by itself: nobody has touched it.
    wall.get_by_text("Sisa masa status").wait_for(timeout=15_000)

    bpbd.goto(f"{base}/komando/")
    bpbd.get_by_label("Nomor keputusan").fill("300/2/2026")
    bpbd.get_by_label("Komandan penanganan darurat dari luar").fill("Dandim Rekaan")
    kirim(bpbd, "Simpan bagan", "/kisah/")
    bpbd.goto(f"{base}/aktifkan/")
    kirim(bpbd, "Aktifkan dan kirim perintah", "/perintah/")
    assert Penugasan.objects.filter(unit=kota.unit["pu"]).count() == 2

    social = sebagai("kadis_sos", PONSEL)
    social.goto(f"{base}/angka/")
    social.get_by_label("Yang dihitung").select_option("mengungsi")
    social.get_by_label("Tempat pengungsian atau pos").select_option(label="GOR Mekar")
    social.get_by_label("Jumlah").fill("640")
    social.get_by_label("Sumber").fill("Koordinator GOR")
    kirim(social, "Simpan angka", "/lapangan/")
    assert social.evaluate("document.documentElement.scrollWidth") <= PONSEL[0]

    works = sebagai("kadis_pu")
    works.goto(f"{base}/area/")
    works.get_by_label("Nama area").fill("Genangan")
    works.get_by_label("Jenis").select_option("genangan")
    works.get_by_label("Batas area").fill("-1.205, 116.812\n-1.205, 116.818\n-1.195, 116.818\n-1.195, 116.812")
    kirim(works, "Simpan area", "/lapangan/")

    bpbd.goto(f"{base}/kartu/ajukan/")
    bpbd.get_by_label("Perkara").select_option("tutup_jalan")
    bpbd.get_by_label("Pertanyaan").fill("Tutup Jalan Tengah?")
    kirim(bpbd, "Ajukan", r"/kartu/\d+/$")
    assert bpbd.get_by_text("Yang berwenang memutus: Polres Uji").is_visible()
    card = Kartu.objects.get()
    police = sebagai("kepala_polres", PONSEL)
    police.goto(f"{alamat}/krisis/kartu/{card.pk}/")
    police.get_by_label("Tutup ruas di dalam area").check()
    police.locator("main").get_by_role("button", name="Putuskan").click()
    police.get_by_text("dipilih").wait_for()

    bpbd.goto(f"{base}/kabar/")
    tekan(bpbd, "Susun laporan situasi", "Konsep laporan situasi tersusun")
    bpbd.goto(f"{alamat}/krisis/sitrep/{Sitrep.objects.get().pk}/")
    bpbd.get_by_label("Keadaan umum").fill("Air mulai surut.")
    bpbd.get_by_role("button", name="Simpan konsep").click()
    bpbd.get_by_text("Konsep disimpan").wait_for()
    bpbd.get_by_role("button", name="Sahkan").click()
    bpbd.get_by_text("Laporan situasi disahkan").wait_for()

    works.goto(f"{base}/kerusakan/")
    works.get_by_label("Sektor").select_option("infrastruktur")
    works.get_by_label("Yang rusak").fill("Jembatan")
    works.get_by_label("Tingkat kerusakan").select_option("berat")
    works.get_by_label("Lokasi").fill("Damai")
    works.get_by_label("Jumlah").fill("1")
    works.get_by_label("Harga satuan").fill("1000000000")
    kirim(works, "Simpan kerusakan", "/pulih/")

    planner = sebagai("kabag_ekbang")
    planner.goto(f"{base}/pulih/")
    tekan(planner, "Susun rancangan R3P", "Membangun kembali jembatan")
    tekan(planner, "Serahkan ke perencanaan", "Rancangan diserahkan")
    assert Penugasan.objects.filter(arahan__isi__contains="Rp840.000.000").count() == 2
    assert [p.rusak for p in (camat, bpbd, wall, mayor, social, works, police, planner) if p.rusak] == []


def test_the_outbox_keeps_field_forms_without_a_network(sebagai, alamat, kota, aktif):
    row = aktif()
    page = sebagai("camat", PONSEL)
    page.goto(f"{alamat}/krisis/kejadian/{row.pk}/angka/")
    page.context.set_offline(True)
    for n in range(3):
        page.get_by_label("Yang dihitung").select_option("mengungsi")
        page.get_by_label("Wilayah").fill(f"RT {n}")
        page.get_by_label("Jumlah").fill(str(n + 1))
        page.get_by_label("Keadaan pada").fill((timezone.localtime() - timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M"))
        page.get_by_label("Sumber").fill("Ketua RT")
        page.locator("main").get_by_role("button", name="Simpan angka").press("Enter")  # a toast lies over it
        page.locator("#luring").get_by_text(f"{n + 1}").wait_for()
    page.context.set_offline(False)
    page.locator("#luring").wait_for(state="hidden", timeout=20_000)
    assert sorted(row.angka.values_list("letak", "nilai")) == [("RT 0", 1), ("RT 1", 2), ("RT 2", 3)]
