"""A reply in a real browser: from the letter it answers over three paraf to signed, sent, read, verified elsewhere."""

from pathlib import Path

import pytest
from django.urls import reverse

from poros.domain.naskah import services
from poros.domain.naskah.models import Naskah
from poros.domain.persuratan.models import Surat
from poros.kernel.organisasi.models import Akun
from poros.kernel.tandatangan import uji
from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
AXE = (Path(__file__).parents[3] / "web/tests/vendor/axe.min.js").read_text()
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SANDI = "sandi-yang-panjang-sekali"
MEJA, PONSEL = 1280, 390


def periksa(page):
    """No barrier for readers, nothing wider than the screen, no complaint of the browser."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", ATURAN)
    assert [(v["id"], n["html"][:120]) for v in found["violations"] for n in v["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), page.url


def tenang(page):
    """Let the server finish: it stands on the test's own connection, which it takes to `public` and back."""
    page.wait_for_load_state("networkidle")


@pytest.fixture
def tab(chromium, alamat, kota):  # noqa: F811 -- the fixture
    """A tab, of a stranger or of the holder of an office who has signed in."""
    contexts = []

    def open_tab(kode="", lebar=MEJA):
        context = chromium.new_context(
            viewport={"width": lebar, "height": 900}, locale="id-ID", reduced_motion="reduce",
            service_workers="block", bypass_csp=True,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        if kode:
            if not Akun.objects.filter(username=kode).exists():
                Akun.objects.create_user(kode, kota.orang[kode], SANDI)
            page.goto(f"{alamat}/akun/login/")
            page.fill("input[name=login]", kode)
            page.fill("input[name=password]", SANDI)
            page.press("input[name=password]", "Enter")
            page.wait_for_url(f"{alamat}/")
        tenang(page)
        return page

    yield open_tab
    for context in contexts:
        for page in context.pages:  # a request that outlives the test would fall into the next one's transaction
            tenang(page)
        context.close()


@pytest.fixture
def surat(kota, sah):
    """A letter of DLH that lies on the desk of the Kepala Dinas PU and awaits an answer."""
    day = kota.aktor("sekda").hari
    asked = sah(oleh="kadis_dlh", tanda=("kadis_dlh",), kepada=("pu",), hal="Permintaan data hujan", jawab_hingga=day)
    services.kirim(kota.aktor("kadis_dlh"), asked)
    return Surat.objects.get()


def tulis_balasan(page, pangkal, surat, penanda):
    """From the letter's own page to the handed-in reply."""
    page.goto(pangkal + reverse("surat:surat", args=[surat.pk]))
    page.locator("main details.menu-turun summary").first.click()
    page.get_by_role("link", name="Balas", exact=True).click()
    page.get_by_role("link", name="Surat dinas", exact=True).click()
    assert "Balasan: Permintaan data hujan" in page.input_value("input[name=hal]")
    page.fill("textarea[name=isi-isi]", "Bersama ini data hujan.\n\n1. Januari\n2. Februari, mohon ijin terlambat")
    page.locator("#pratinjau").get_by_text("izin").wait_for()
    page.locator("#pratinjau li").get_by_text("Januari").wait_for()
    page.select_option("select[name=tanda]", str(penanda))
    periksa(page)
    page.get_by_role("button", name="Simpan dan ajukan").click()
    page.get_by_role("heading", name="Siapa yang memaraf").wait_for()
    page.get_by_role("button", name="Ajukan", exact=True).click()
    page.get_by_text("Menunggu paraf").first.wait_for()
    tenang(page)


def tanda_tangani(page, pangkal, pk):
    """Number, read, agree, passphrase."""
    page.goto(pangkal + reverse("naskah:naskah", args=[pk]))
    page.get_by_role("button", name="Beri nomor dan tanda tangani").click()
    page.check("input[name=setuju]")
    page.get_by_role("button", name="Setujui", exact=True).click()
    page.fill("input[name=frasa]", uji.FRASA)
    page.get_by_role("button", name="Tanda tangani", exact=True).click()
    page.get_by_text("1 dari 1 dokumen ditandatangani").wait_for()


def test_a_reply_is_written_initialled_signed_sent_and_verified(tab, alamat, kota, surat):  # noqa: F811 -- the fixture
    uji.kunci(kota.aktor("sekda"))
    tu = tab("tu_pu")
    tulis_balasan(tu, alamat, surat, kota.jabatan["sekda"].pk)
    naskah = Naskah.objects.latest("pk")
    page_of_it = alamat + reverse("naskah:naskah", args=[naskah.pk])
    for kode, lebar in (("kabag_ekbang", MEJA), ("kadis_pu", PONSEL), ("asisten2", PONSEL)):
        page = tab(kode, lebar)
        page.goto(page_of_it)
        periksa(page)
        page.get_by_role("button", name="Paraf", exact=True).first.click()
        page.locator("dialog[open] button[type=submit]").click()
        page.get_by_text("Diparaf.").first.wait_for()
    tanda_tangani(tab("sekda", PONSEL), alamat, naskah.pk)
    tu.goto(page_of_it)
    tu.get_by_role("button", name="Kirim", exact=True).click()
    tu.get_by_text("Naskah dikirim.").first.wait_for()
    periksa(tu)
    tenang(tu)

    reader = tab("kadis_dlh")
    answer = Surat.objects.latest("pk")
    reader.goto(alamat + reverse("surat:surat", args=[answer.pk]))
    reader.get_by_role("heading", name="Balasan: Permintaan data hujan").wait_for()
    tenang(reader)
    naskah.refresh_from_db()
    assert naskah.status == "diterima"
    assert Naskah.objects.earliest("pk").dijawab_dengan == naskah.nomor

    stranger = tab()
    stranger.goto(alamat + reverse("verifikasi:dokumen", args=[naskah.kode]))
    stranger.get_by_role("heading", name="Dokumen ini sah").wait_for()
    assert naskah.nomor in stranger.content()
