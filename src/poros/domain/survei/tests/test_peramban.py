"""The questionnaire in a real browser: on a phone, without a network, closed and opened again, and it arrives once."""

from pathlib import Path

import pytest
from django.urls import reverse

from poros.domain.survei.models import Jawaban
from poros.kernel.organisasi.models import Akun
from poros.web import tests as uji_web
from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name
from poros.web.tests.test_peramban import hingga

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]

AXE = (Path(uji_web.__path__[0]) / "vendor" / "axe.min.js").read_text()
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PONSEL = {"width": 390, "height": 844}
SANDI = "sandi-yang-panjang-sekali"
BERAT = 40_000
"""Bytes that the first visit may bring over the air, with nothing compressed."""


@pytest.fixture
def ponsel(chromium):
    """A phone of a citizen; what goes wrong in it is written down."""
    made = []

    def buka(**lain):
        context = chromium.new_context(viewport=PONSEL, has_touch=True, locale="id-ID", reduced_motion="reduce", **lain)
        context.set_default_timeout(20_000)
        made.append(context)
        return context

    yield buka
    for context in made:
        context.close()


@pytest.fixture
def loket(survei, titik, alamat):  # noqa: F811 -- the fixture
    return alamat + reverse("survei:isi", args=[titik.tanda])


def isi(page, nilai):
    for n in range(1, 10):
        page.locator(f"input[name=n-U{n}][value='{nilai}']").check()
    page.get_by_role("button", name="Kirim jawaban").click()


def siap_luring(page):
    """Until the page and its script lie on the device."""
    hingga(page, "async () => (await (await caches.open('survei')).keys()).length > 0")


def temuan(page):
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", ATURAN)
    return [(v["id"], node["html"][:140]) for v in found["violations"] for node in v["nodes"]]


def test_filled_in_without_a_network_closed_and_opened_again_it_arrives_once(ponsel, loket):
    context = ponsel()
    page = context.new_page()
    page.goto(loket)
    siap_luring(page)
    context.set_offline(True)
    isi(page, 4)
    page.get_by_text("1 jawaban menunggu dikirim.").wait_for()
    page.close()
    assert not Jawaban.objects.exists()
    again = context.new_page()
    again.goto(loket)
    again.get_by_text("1 jawaban menunggu dikirim.").wait_for()
    context.set_offline(False)
    again.get_by_text("Terima kasih. Jawaban Anda sudah kami terima.").wait_for()
    row = Jawaban.objects.get()
    assert (row.nilai, row.luring, row.diisi < row.diterima) == ([4] * 9, True, True)
    again.reload()
    again.get_by_text("sudah dinilai").wait_for()
    assert Jawaban.objects.count() == 1


def test_an_answer_whose_receipt_was_lost_is_sent_again_and_counts_once(ponsel, loket):
    context = ponsel(service_workers="block")
    page = context.new_page()
    page.goto(loket)
    lost = []

    def lose_first(route):
        if route.request.method == "POST" and not lost:
            route.fetch()  # the server has it, the phone never hears of it
            lost.append(route)
            route.abort()
        else:
            route.continue_()

    page.route("**/survei/isi/**", lose_first)
    isi(page, 3)
    for _n in range(200):
        if lost:
            break
        page.wait_for_timeout(50)
    assert Jawaban.objects.count() == 1
    page.get_by_text("1 jawaban menunggu dikirim.").wait_for()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.get_by_text("sudah kami terima sebelumnya").wait_for()
    assert Jawaban.objects.count() == 1


def test_without_script_it_is_a_form(ponsel, loket):
    page = ponsel(java_script_enabled=False).new_page()
    page.goto(loket)
    isi(page, 2)
    page.get_by_text("Terima kasih").wait_for()
    assert Jawaban.objects.get().nilai == [2] * 9


def test_the_first_visit_is_light_and_fit_for_thumbs_and_readers(ponsel, loket):
    page = ponsel(service_workers="block").new_page()
    seen = []
    page.on("response", lambda r: seen.append(len(r.body()) if r.ok and r.url.startswith("http") else 0))
    page.goto(loket, wait_until="networkidle")
    assert 10_000 < sum(seen) < BERAT
    small = page.evaluate(
        "() => [...document.querySelectorAll('fieldset label, button, select, summary')].filter(e => e.getBoundingClientRect().height < 40).length"
    )
    assert small == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert temuan(page) == []


def test_an_officer_fills_in_for_several_people_without_a_network(ponsel, survei, kota, alamat):  # noqa: F811 -- the fixture
    Akun.objects.create_user("camat", kota.orang["camat"], SANDI)
    line = survei.liputan.get(layanan__unit=kota.unit["pu"])
    context = ponsel()
    page = context.new_page()
    page.goto(f"{alamat}/akun/login/")
    page.fill("input[name=login]", "camat")
    page.fill("input[name=password]", SANDI)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{alamat}/")
    page.goto(alamat + reverse("survei:entri", args=[line.pk]))
    siap_luring(page)
    context.set_offline(True)
    for n in (1, 2, 3):
        isi(page, n)
        page.get_by_text(f"{n} jawaban menunggu dikirim.").wait_for()
    context.set_offline(False)
    page.get_by_text("3 jawaban terkirim dari perangkat ini.").wait_for()
    assert sorted(row.nilai[0] for row in Jawaban.objects.all()) == [1, 2, 3]
    assert set(Jawaban.objects.values_list("kanal", "luring")) == {("petugas", True)}
