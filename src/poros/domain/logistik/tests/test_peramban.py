"""In a real browser, on a phone: a run is received without a network, and arrives once when the network is back."""

import pytest
from django.conf import settings
from django.test import Client

from poros.domain.logistik.models import Penerimaan
from poros.kernel.berkas.models import Tautan
from poros.kernel.organisasi.models import Akun
from poros.web.tests.test_peramban import hingga

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
PONSEL = {"width": 390, "height": 844}


@pytest.fixture
def ponsel(chromium, alamat, kota):
    """The Camat's phone, signed in, with the service worker of the house."""
    context = chromium.new_context(viewport=PONSEL, locale="id-ID", reduced_motion="reduce")
    akun, _new = Akun.objects.get_or_create(username="camat", orang=kota.orang["camat"])
    client = Client(HTTP_HOST="uji.localhost")
    client.force_login(akun)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": alamat}])
    yield context
    context.close()


def coret(page) -> None:
    """Sign with the finger: two strokes, wiped off once, then one that stays."""
    hingga(page, "document.querySelector('.coretan canvas')")
    page.locator(".coretan canvas").scroll_into_view_if_needed()
    box = page.locator(".coretan canvas").bounding_box()
    assert box["width"] > 250
    for again in (True, False):
        page.mouse.move(box["x"] + 30, box["y"] + 30)
        page.mouse.down()
        for x, y in ((90, 60), (140, 30), (200, 70)):
            page.mouse.move(box["x"] + x, box["y"] + y, steps=4)
        page.mouse.up()
        hingga(page, "document.querySelector('.coretan input').files.length === 1")
        if again:
            page.get_by_role("button", name="Hapus dan ulangi").click()
            hingga(page, "document.querySelector('.coretan input').files.length === 0")


def test_a_receipt_without_a_network_arrives_once(ponsel, alamat, kiriman, tempat):
    run = kiriman()
    page = ponsel.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{alamat}/logistik/terima/")
    page.locator("main").get_by_role("link", name="SDN 1").click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    stop = run.perhentian.get(titik=tempat.utara)
    for line in stop.baris.all():
        page.fill(f"[name=hitung-{line.pk}]", str(line.jumlah))
    page.fill("[name=penerima]", "Bu Umpama")
    coret(page)
    ponsel.set_offline(True)
    hingga(page, "!navigator.onLine")
    page.get_by_role("button", name="Catat penerimaan").click()
    hingga(page, "document.querySelector('#luring') && !document.querySelector('#luring').hidden")
    assert not Penerimaan.objects.exists()
    ponsel.set_offline(False)
    hingga(page, "navigator.onLine")
    hingga(page, "document.querySelector('#luring').hidden")
    made = Penerimaan.objects.get()
    assert (made.penerima, made.perhentian_id) == ("Bu Umpama", stop.pk)
    assert all(line.diterima == line.jumlah for line in stop.baris.all())
    (drawn,) = Tautan.objects.filter(objek="penerimaan", objek_id=made.pk).select_related("berkas")
    assert (drawn.nama, drawn.berkas.jenis) == ("tanda-tangan.png", "image/png")
    assert drawn.berkas.ukuran > 500
