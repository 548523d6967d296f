"""On a phone: two papers read and agreed to, signed with one passphrase; on another device the QR's page tells of it."""

from pathlib import Path

import pytest
from django.urls import reverse

from poros.kernel.organisasi.models import Akun
from poros.kernel.tandatangan import uji
from poros.kernel.tandatangan.models import Dokumen, TandaTangan
from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
AXE = (Path(__file__).parents[3] / "web/tests/vendor/axe.min.js").read_text()
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SANDI = "sandi-yang-panjang-sekali"


def periksa(page):
    """No barrier for readers, nothing wider than the phone, no complaint of the browser."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", ATURAN)
    assert [(v["id"], n["html"][:120]) for v in found["violations"] for n in v["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), page.url


@pytest.fixture
def tab(chromium):
    """A phone; with or without script."""
    contexts = []

    def open_tab(*, skrip=True):
        context = chromium.new_context(
            viewport={"width": 390, "height": 844}, has_touch=True, locale="id-ID", reduced_motion="reduce",
            service_workers="block", java_script_enabled=skrip, bypass_csp=skrip,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        return page

    yield open_tab
    for context in contexts:
        context.close()


def test_two_papers_one_passphrase_and_the_proof(tab, alamat, kota, minta, tmp_path):  # noqa: F811 -- the fixture
    Akun.objects.create_user("sekda", kota.orang["sekda"], SANDI)
    uji.kunci(kota.aktor("sekda"))
    papers = [minta("sekda", judul=f"Edaran {n}", nomor=f"300/{n}/2026") for n in (1, 2)]
    page = tab()
    page.goto(f"{alamat}/akun/login/")
    page.fill("input[name=login]", "sekda")
    page.fill("input[name=password]", SANDI)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{alamat}/")
    for paper in papers:
        page.goto(alamat + reverse("verifikasi:permintaan", args=[paper.permintaan.get().pk]))
        periksa(page)
        page.check("input[name=setuju]")
        page.get_by_role("button", name="Setujui", exact=True).click()
        page.wait_for_url(f"{alamat}/verifikasi/meja/")
    periksa(page)
    page.fill("input[name=frasa]", uji.FRASA)
    page.get_by_role("button", name="Tanda tangani", exact=True).click()
    page.get_by_text("2 dari 2 dokumen ditandatangani").wait_for()
    periksa(page)
    assert TandaTangan.objects.count() == 2
    assert uji.FRASA not in page.content()

    from poros.kernel.berkas.queries import isi

    signed = Dokumen.objects.order_by("pk").first()
    (tmp_path / "surat.pdf").write_bytes(b"".join(isi(signed.terkini)))
    stranger = tab(skrip=False)
    stranger.goto(alamat + reverse("verifikasi:dokumen", args=[signed.kode]))
    stranger.get_by_role("heading", name="Dokumen ini sah").wait_for()
    stranger.set_input_files("input[type=file]", tmp_path / "surat.pdf")
    stranger.get_by_role("button", name="Periksa", exact=True).click()
    stranger.get_by_text(signed.terkini.sha256).first.wait_for()
    reader = tab()
    reader.goto(f"{alamat}/verifikasi/")
    periksa(reader)
    reader.goto(alamat + reverse("verifikasi:dokumen", args=[signed.kode]))
    periksa(reader)
