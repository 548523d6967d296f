"""The main job in a real browser: a structure is taken in, decided on, simulated and printed."""

from pathlib import Path

import pytest

from poros.domain.reformasi.models import PosTelaah, PutusanPos, Telaah
from poros.domain.reformasi.queries.acuan import CONTOH
from poros.kernel.organisasi.models import Akun
from poros.web import tests as uji_web
from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]

AXE = (Path(uji_web.__path__[0]) / "vendor" / "axe.min.js").read_text()
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SANDI = "sandi-yang-panjang-sekali"
PONSEL = {"width": 390, "height": 844}


@pytest.fixture
def halaman(chromium, alamat, kota):  # noqa: F811 -- the fixture
    """The head of the unit that leads reform, signed in; what goes wrong in the page is written down."""
    Akun.objects.create_user("kabag", kota.orang["kabag_umum"], SANDI)
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID", service_workers="block")
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.keluhan = []
    page.on("pageerror", lambda e: page.keluhan.append(str(e)))
    page.on("console", lambda m: page.keluhan.append(m.text) if m.type == "error" else None)
    page.goto(f"{alamat}/akun/login/")
    page.fill("input[name=login]", "kabag")
    page.fill("input[name=password]", SANDI)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{alamat}/")
    yield page
    context.close()


def temuan(page):
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", ATURAN)
    return [(page.url, v["id"], node["html"][:140]) for v in found["violations"] for node in v["nodes"]]


def test_from_file_to_paper(halaman, alamat):  # noqa: F811 -- the fixture
    page = halaman
    page.goto(f"{alamat}/reformasi/telaah/susun/")
    page.fill("input[name=judul]", "Penyederhanaan 2026")
    page.select_option("select[name=daerah]", "kota")
    page.check("input[name=asal][value=berkas]")
    page.set_input_files("input[name=berkas]", CONTOH)
    page.get_by_role("button", name="Muat struktur dan usulkan").click()
    page.get_by_role("heading", name="Penyederhanaan 2026").wait_for()
    telaah = Telaah.objects.get()
    assert telaah.pos.count() == 263
    problems = temuan(page)

    post = PosTelaah.objects.get(kode="pupr-jalan")
    page.goto(f"{alamat}/reformasi/jabatan/{post.pk}/")
    page.get_by_text("Struktur organisasi disederhanakan menjadi dua tingkat").first.wait_for()
    problems += temuan(page)
    page.check("input[name=hasil][value=dipertahankan]")
    page.fill("textarea[name=alasan]", "Komando harian atas empat regu.")
    page.get_by_role("button", name="Simpan putusan").click()
    page.get_by_text("Putusan orang; menurut aturan: Disederhanakan").wait_for()
    assert PutusanPos.objects.get().usul == "disederhanakan"

    page.goto(f"{alamat}/reformasi/telaah/{telaah.pk}/simulasi/")
    page.get_by_text("263 → 203").wait_for()
    problems += temuan(page)
    page.set_viewport_size(PONSEL)
    page.goto(f"{alamat}/reformasi/telaah/{telaah.pk}/jabatan/?hasil=perlu_keputusan")
    page.get_by_text("Kepala Seksi Pengendalian Banjir").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PONSEL["width"]
    problems += temuan(page)

    paper = page.request.get(f"{alamat}/reformasi/telaah/{telaah.pk}/usulan.pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body().startswith(b"%PDF")
    assert problems == []
    assert page.keluhan == []
