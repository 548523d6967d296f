"""In a real browser: from the plan over the finder to a notula that is signed, and its work on a desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.rapat.models import Rapat
from poros.kernel.organisasi.models import Akun
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.tandatangan import uji
from poros.web.tests.test_peramban import temuan

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
SANDI = "sandi-yang-panjang-sekali"
MEJA, PONSEL = 1280, 390


@pytest.fixture
def tab(chromium, alamat, kota):
    """A tab of the holder of an office who has signed in, on a screen of some width."""
    contexts = []

    def open_tab(kode, lebar=MEJA):
        context = chromium.new_context(
            viewport={"width": lebar, "height": 900}, locale="id-ID", reduced_motion="reduce", service_workers="block"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        Akun.objects.create_user(kode, kota.orang[kode], SANDI)
        page.goto(f"{alamat}/akun/login/")
        page.fill("input[name=login]", kode)
        page.fill("input[name=password]", SANDI)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(f"{alamat}/")
        page.wait_for_load_state("networkidle")
        return page

    yield open_tab
    for context in contexts:
        for page in context.pages:
            page.wait_for_load_state("networkidle")
        context.close()


def tekan(page, nama):
    """Press a button of the page's main part; wait until the next page stands."""
    page.locator("main").get_by_role("button", name=nama, exact=True).first.click()
    page.wait_for_load_state("networkidle")


def pilih(page, nama, kota, *kode):
    """Tick people in a folded list, which is opened first."""
    for k in kode:
        page.evaluate("e => e.closest('details').open = true", page.query_selector(f"input[name={nama}]"))
        page.check(f"input[name={nama}][value='{kota.jabatan[k].pk}']")


def rencanakan(page, alamat, kota, besok):
    page.goto(f"{alamat}/rapat/baru/")
    page.select_option("select[name=jenis]", "rakor")
    page.fill("input[name=judul]", "Rapat banjir")
    page.select_option("select[name=ketua]", str(kota.jabatan["asisten2"].pk))
    page.select_option("select[name=notulis]", str(kota.jabatan["tu"].pk))
    pilih(page, "wajib", kota, "kadis_pu", "kadis_dlh")
    tekan(page, "Simpan, lalu cari waktu")
    page.fill("input[name=dari]", str(besok))
    page.fill("input[name=sampai]", str(besok))
    tekan(page, "Cari")
    page.get_by_role("button", name="Pilih").first.click()
    page.get_by_text("Waktu dan tempat ditetapkan.").first.wait_for()
    page.get_by_role("link", name="Susun", exact=True).click()
    page.fill("textarea[name=acara]", "Pintu air | Dinas PU | 30\nSampah")
    tekan(page, "Simpan")


def tanda_tangani(page, alamat):
    page.goto(f"{alamat}/verifikasi/meja/")
    page.locator("main").get_by_role("link", name="Notula Rapat banjir").first.click()
    page.check("input[name=setuju]")
    page.get_by_role("button", name="Setujui", exact=True).click()
    page.fill("input[name=frasa]", uji.FRASA)
    page.get_by_role("button", name="Tanda tangani", exact=True).click()
    page.get_by_text("1 dari 1 dokumen ditandatangani").wait_for()


@pytest.mark.usefixtures("ruang")
def test_from_invitation_to_signed_notula_whose_decisions_lie_on_desks(tab, alamat, kota, besok):
    for kode in ("asisten2", "tu"):
        uji.kunci(kota.aktor(kode))
    umum = tab("kabag_umum")
    rencanakan(umum, alamat, kota, besok)
    row = Rapat.objects.get()
    page_of_it = f"{alamat}/rapat/{row.pk}/"
    umum.goto(page_of_it + "undangan/")
    umum.locator("details.kartu summary").click()
    umum.fill("input[name=nomor]", "005/9/Umum/2026")
    tekan(umum, "Catat dan beri tahu peserta")

    chair, writer = tab("asisten2", PONSEL), tab("tu")
    chair.goto(page_of_it)
    assert temuan(chair) == []
    assert chair.evaluate("document.documentElement.scrollWidth") <= PONSEL
    tekan(chair, "Buka rapat")
    writer.goto(page_of_it + "notula/")
    writer.select_option("select[name=jenis]", "tindak")
    writer.fill("textarea[name=isi]", "Perbaiki pintu air")
    writer.select_option("select[name=unit]", str(kota.unit["pu"].pk))
    writer.fill("input[name=tenggat]", str(timezone.localdate() + timedelta(days=9)))
    tekan(writer, "Tambah")
    assert temuan(writer) == []
    assert "Perbaiki pintu air" in writer.content()
    writer.goto("about:blank")  # the page asks for new lines every few seconds

    chair.goto(page_of_it)
    tekan(chair, "Akhiri rapat dan bagikan tugas")
    tugas = Penugasan.objects.get(unit=kota.unit["pu"])
    pu = tab("kadis_pu", PONSEL)
    pu.goto(alamat + reverse("koordinasi:penugasan", args=[tugas.pk]))
    assert "Perbaiki pintu air" in pu.content()

    writer.goto(page_of_it)
    tekan(writer, "Edarkan notula")
    chair.goto(page_of_it)
    tekan(chair, "Setujui dan tanda tangani notula")
    for page in (chair, writer):
        tanda_tangani(page, alamat)
    pu.goto(page_of_it)
    assert "Notula bertanda tangan.pdf" in pu.content()
    row.refresh_from_db()
    assert row.status == "notula_sah"
