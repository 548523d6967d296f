"""In a browser: the board follows by itself and says how old it is; an area is drawn with mouse, finger and keys."""

import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.rules.angka import Ukuran
from poros.domain.krisis.values import DataAngka
from poros.kernel.daerah.langsung import pendengar
from poros.kernel.organisasi.models import Akun
from poros.web import langsung

pytestmark = pytest.mark.django_db
MEJA, PONSEL = (1280, 900), (390, 844)


@pytest.fixture
def sebagai(chromium, alamat, kota):
    contexts = []

    def open_tab(kode, ukuran=MEJA, **lain):
        context = chromium.new_context(
            viewport={"width": ukuran[0], "height": ukuran[1]}, locale="id-ID", service_workers="block", **lain
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


@pytest.fixture
def telinga(monkeypatch):
    """Connected; what the test tells is heard, since what it writes is never committed."""
    langsung.lupakan()
    heard = pendengar.__class__()
    heard._siap.set()
    heard._benang = threading.current_thread()
    heard.putaran = 1
    monkeypatch.setattr(langsung, "pendengar", heard)
    yield heard
    langsung.lupakan()


@pytest.mark.parametrize("ukuran", [PONSEL, MEJA, (1920, 1080)])
def test_the_board_follows_by_itself(sebagai, alamat, aktif, bpbd, telinga, ukuran):  # noqa: PLR0917 -- fixtures
    row = aktif()
    page = sebagai("camat", ukuran)
    page.goto(f"{alamat}/krisis/kejadian/{row.pk}/{'?layar=dinding' if ukuran[0] == 1920 else ''}")
    page.get_by_text("Papan ini mengikuti perubahan. Terakhir diperbarui").wait_for()
    figure = DataAngka(
        ukuran=Ukuran.MENGUNGSI, letak="GOR", nilai=4321, per=timezone.now() - timedelta(minutes=1), sumber="Lurah"
    )
    services.catat_angka(bpbd, row, data=figure)
    row.refresh_from_db()
    from poros.domain.krisis.queries.kejadian import topik_papan

    telinga.ingat(topik_papan(row.pk), row.versi, 1)
    page.locator("#papan").get_by_text("4.321").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= ukuran[0]
    assert page.rusak == []


def test_a_board_that_is_cut_off_says_so_and_comes_back(sebagai, alamat, aktif, telinga):
    row = aktif()
    page = sebagai("camat")
    page.goto(f"{alamat}/krisis/kejadian/{row.pk}/")
    page.get_by_text("Papan ini mengikuti perubahan").wait_for()
    page.context.set_offline(True)
    page.get_by_text("Tidak tersambung. Terakhir diperbarui").wait_for()
    page.context.set_offline(False)
    page.get_by_text("Papan ini mengikuti perubahan").wait_for()


def test_a_hidden_board_asks_nothing(sebagai, alamat, aktif, telinga):
    row = aktif()
    page = sebagai("camat")
    asked = []
    page.on("request", lambda r: asked.append(r.url) if "/langsung/" in r.url else None)
    page.goto(f"{alamat}/krisis/kejadian/{row.pk}/")
    page.get_by_text("Papan ini mengikuti perubahan").wait_for()
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    page.wait_for_timeout(800)
    before = len(asked)
    page.wait_for_timeout(1500)
    assert len(asked) == before
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: false}); document.dispatchEvent(new Event('visibilitychange'))"
    )
    page.wait_for_timeout(800)
    assert len(asked) > before


@pytest.mark.parametrize("ukuran", [PONSEL, MEJA])
def test_an_area_is_drawn_and_what_lies_in_it_is_said(sebagai, alamat, aktif, peta_kota, ukuran):
    row = aktif()
    touch = ukuran is PONSEL
    page = sebagai("kadis_pu", ukuran, has_touch=touch)
    page.goto(f"{alamat}/krisis/kejadian/{row.pk}/area/")
    board = page.locator(".peta-gambar .kanvas")
    board.wait_for()
    board.scroll_into_view_if_needed()
    box = board.bounding_box()
    tap = page.touchscreen.tap if touch else page.mouse.click
    for x, y in ((0.3, 0.3), (0.7, 0.3), (0.7, 0.75)):
        tap(box["x"] + x * box["width"], box["y"] + y * box["height"])
        page.wait_for_timeout(350)  # two taps at once are a zoom
    page.get_by_text("kira-kira").wait_for()
    page.get_by_role("button", name="Tambah titik di tengah peta").press("Enter")
    assert len(page.get_by_label("Batas area").input_value().splitlines()) == 4
    page.get_by_role("button", name="Buang titik terakhir").press("Enter")
    assert len(page.get_by_label("Batas area").input_value().splitlines()) == 3
    page.get_by_label("Nama area").fill("Genangan")
    page.get_by_label("Jenis").select_option("genangan")
    page.locator("main").get_by_role("button", name="Simpan area").click()
    page.wait_for_url(f"**/krisis/kejadian/{row.pk}/lapangan/")
    assert len(row.area.get().titik) == 4
    assert page.evaluate("document.documentElement.scrollWidth") <= ukuran[0]
    assert page.rusak == []
