"""In a real browser: from the weakest indicator to an offer, a request, an agreement, a plan, and work on a desk."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from poros.domain.berbagi.models import Adopsi
from poros.kernel.organisasi.models import Akun
from poros.kernel.penugasan.models import Penugasan
from poros.web.tests.test_peramban import hingga, temuan

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
MEJA, PONSEL = (1280, 900), (390, 844)


@pytest.fixture
def sebagai(chromium, alamat, kota):
    """`sebagai("kabag_ekbang")` gives a tab of somebody in office."""
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
        page.set_default_timeout(30_000)
        page.keluhan = []
        page.on("pageerror", lambda e: page.keluhan.append(str(e)))
        page.on("console", lambda m: page.keluhan.append(m.text) if m.type == "error" else None)
        return page

    yield open_tab
    for context in contexts:
        context.close()


def kirim(page, nama):
    """Press a button of the page's main part and wait until the answer, a page or a part of one, is in place."""
    page.evaluate("window.lama = true")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.locator("main").get_by_role("button", name=nama, exact=True).first.click()
    if answer.value.request.is_navigation_request():
        hingga(page, "!window.lama")
    page.wait_for_load_state("networkidle")
    hingga(page, "!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')")


def buka(page, nama):
    page.locator("main").get_by_role("link", name=nama, exact=True).first.click()
    page.wait_for_load_state("networkidle")


@pytest.fixture
def lemah(dinilai, lain):
    """A1 is our weakest indicator, and Kabupaten Rekaan offers something for it."""
    dinilai(2025, 1, 3)
    lain(indikator=(("contoh", "A1"),))


@pytest.fixture
def kertas(pdf, tmp_path):
    """The signed sheet, on the desk of who uploads it."""
    paper = tmp_path / "nota.pdf"
    paper.write_bytes(pdf)
    return paper


@pytest.mark.usefixtures("lemah")
def test_from_the_weakest_indicator_to_work(sebagai, alamat, kota, kertas):
    hari = timezone.localdate()
    page = sebagai("kabag_ekbang")
    page.goto(f"{alamat}/berbagi/terlemah/")
    assert "A1. Layanan antrean" in page.content()
    buka(page, "Antre Cepat")
    buka(page, "Usulkan memakai")
    page.fill("textarea[name=keperluan]", "Antrean uji kendaraan")
    kirim(page, "Usulkan")
    adopsi = Adopsi.objects.get()
    buka(page, "Ajukan")
    page.fill("input[name=nomor_surat]", "415/9/2026")
    kirim(page, "Ajukan")
    kirim(page, "Catat: mereka menerima")

    buka(page, "Susun nota")
    for nama, kata in (("nomor", "415.4/7/2026"), ("tempat", "Kota Uji"), ("pihak_kita", "Wali Kota Uji")):
        page.fill(f"input[name={nama}]", kata)
    kirim(page, "Simpan naskah")
    buka(page, "Sudah ditandatangani")
    page.set_input_files("input[type=file]", kertas)
    page.wait_for_load_state("networkidle")
    kirim(page, "Catat")

    buka(page, "Susun rencana")
    page.fill("input[name=uraian_1]", "Pasang di loket uji")
    page.select_option("select[name=unit_1]", str(kota.unit["dlh"].pk))
    page.fill("input[name=tenggat_1]", str(hari + timedelta(days=30)))
    kirim(page, "Simpan rencana")
    kirim(page, "Mulai dan bagikan penugasan")
    adopsi.refresh_from_db()
    assert adopsi.status == "berjalan"
    assert "Layanan antrean" in page.content()

    dlh = sebagai("kadis_dlh", PONSEL)
    dlh.goto(f"{alamat}/koordinasi/penugasan/{Penugasan.objects.get(unit=kota.unit['dlh']).pk}/")
    assert "Pasang di loket uji" in dlh.content()
    for jalan in ("", "adopsi/", f"adopsi/{adopsi.pk}/", f"tawaran/{adopsi.tawaran_id}/"):
        dlh.goto(f"{alamat}/berbagi/{jalan}")
        assert dlh.evaluate("document.documentElement.scrollWidth") <= PONSEL[0], jalan
    assert page.keluhan + dlh.keluhan == []


@pytest.mark.usefixtures("lemah", "berjalan")
@pytest.mark.parametrize("ukuran", [MEJA, PONSEL], ids=["meja", "ponsel"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(sebagai, alamat, ukuran):
    """Every page that stands by itself, and the forms, as the managers see them."""
    adopsi = Adopsi.objects.get()
    page = sebagai("kabag_ekbang", ukuran)
    for jalan in (
        "", "terlemah/", "adopsi/", f"adopsi/{adopsi.pk}/", f"adopsi/{adopsi.pk}/pengalaman/", "studi-tiru/",
        "studi-tiru/lapor/", "sumber/", "sumber/tambah/", f"tawaran/{adopsi.tawaran_id}/", "tawaran/catat/",
        f"tawaran/{adopsi.tawaran_id}/minta/", "publik/",
    ):  # fmt: skip
        page.goto(f"{alamat}/berbagi/{jalan}")
        assert temuan(page) == [], jalan
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, jalan
    assert page.keluhan == []


def test_axe_finds_nothing_on_the_plan_and_the_agreement(sebagai, alamat, diterima):
    page = sebagai("kabag_ekbang")
    page.goto(f"{alamat}/berbagi/adopsi/{diterima.pk}/nota/")
    assert temuan(page) == []
    Adopsi.objects.update(status="disepakati")
    page.goto(f"{alamat}/berbagi/adopsi/{diterima.pk}/rencana/")
    assert temuan(page) == []
    assert page.locator("fieldset").count() == 4
