"""In a real browser: a destruction through all its steps by the hands it needs, refused while one is missing."""

import pytest
from django.conf import settings
from django.test import Client

from poros.domain.kearsipan.models import BerkasArsip, Penyusutan
from poros.kernel.berkas.models import IsiBerkas, Tautan
from poros.kernel.organisasi.models import Akun
from poros.web.tests.test_peramban import hingga, temuan

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
MEJA, PONSEL = (1280, 900), (390, 844)


@pytest.fixture
def sebagai(chromium, alamat, kota):
    """`sebagai("kadis_pu")` gives a tab of somebody in office."""
    contexts = []

    def open_tab(kode, ukuran=MEJA):
        context = chromium.new_context(
            viewport={"width": ukuran[0], "height": ukuran[1]}, locale="id-ID", reduced_motion="reduce",
            service_workers="block",
        )  # fmt: skip
        contexts.append(context)
        akun, _new = Akun.objects.get_or_create(username=kode, orang=kota.orang[kode])
        client = Client(HTTP_HOST="uji.localhost")
        client.force_login(akun)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": alamat}])
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.alamat = alamat
        return page

    yield open_tab
    for context in contexts:
        context.close()


def kirim(page, nama):
    """Press the button of the form and wait for the page that answers."""
    page.evaluate("window.lama = true")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator("main").get_by_role("button", name=nama, exact=True).first.click()
    page.wait_for_load_state("networkidle")
    hingga(page, "!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")


def langkah(page, susut, aksi, tombol, nomor=""):
    """Take one step on its own page."""
    alamat = page.alamat
    page.goto(f"{alamat}/arsip/susut/{susut.pk}/{aksi}/")
    if nomor:
        page.fill("input[name=nomor]", nomor)
    if aksi == "seleksi":
        page.check("input[name=berkas]")
    kirim(page, tombol)
    susut.refresh_from_db()


@pytest.fixture
def siap(inaktif) -> BerkasArsip:
    """A file whose time has come."""
    return inaktif(ditutup="2020-01-15")


def test_a_destruction_through_all_its_steps(sebagai, alamat, siap):
    kadis = sebagai("kadis_pu")
    kadis.goto(f"{alamat}/arsip/susut/mulai/musnah/")
    kadis.fill("input[name=nomor]", "SK/1")
    for n, who in enumerate(("Sari", "Budi", "Wati"), 1):
        kadis.fill(f"input[name=nama_{n}]", who)
        kadis.fill(f"input[name=jabatan_{n}]", "Pejabat")
    kirim(kadis, "Bentuk panitia")
    susut = Penyusutan.objects.get(jenis="musnah")
    langkah(kadis, susut, "musnahkan", "Musnahkan sekarang", "BA/0")
    assert susut.status == "panitia"
    langkah(kadis, susut, "seleksi", "Pilih berkas")
    langkah(kadis, susut, "ajukan", "Tetapkan daftar usul")
    langkah(sebagai("kadis_sos"), susut, "nilai", "Catat penilaian panitia", "NOT/2")
    langkah(sebagai("walikota"), susut, "setujui", "Setujui", "WK/3")
    langkah(kadis, susut, "tetapkan", "Tetapkan pelaksanaan", "SK/4")
    insp = sebagai("inspektur")
    langkah(insp, susut, "saksikan", "Saya menyaksikan")
    langkah(kadis, susut, "musnahkan", "Musnahkan sekarang", "BA/5")
    assert "Baru 1 dari 2 saksi" in kadis.content()
    content = Tautan.objects.get(objek="itemarsip", objek_id=siap.item.get().pk).berkas
    assert IsiBerkas.objects.filter(berkas=content).exists()
    langkah(sebagai("kabag_ekbang"), susut, "saksikan", "Saya menyaksikan")
    langkah(kadis, susut, "musnahkan", "Musnahkan sekarang", "BA/5")
    assert not IsiBerkas.objects.filter(berkas=content).exists()
    langkah(kadis, susut, "arsipkan", "Arsipkan dokumen")
    assert susut.status == "diarsipkan"
    kadis.goto(f"{alamat}/arsip/susut/{susut.pk}/")
    assert kadis.locator("main").get_by_text("Berita acara").count() >= 1
    for ukuran in (MEJA, PONSEL):
        kadis.set_viewport_size({"width": ukuran[0], "height": ukuran[1]})
        for jalan in (f"susut/{susut.pk}/", f"berkas/{siap.pk}/", "", "ketentuan/"):
            kadis.goto(f"{alamat}/arsip/{jalan}")
            assert temuan(kadis) == [], jalan
            assert kadis.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, jalan
