"""The look in a real browser: nothing for axe to find, nothing the security policy refuses, and the shell's own behaviour."""

import gzip
import re
from pathlib import Path

import pytest

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.usefixtures("kerangka")]

STATIS = Path(__file__).resolve().parents[1] / "static"
AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text()
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
UKURAN = {"meja": (1280, 900), "ponsel": (390, 844)}


@pytest.fixture
def buka(chromium, alamat, settings, masuk):
    """Open an address as the Sekda; complaints of the browser's console are collected in `page.keluhan`."""
    settings.TAMPILKAN_UI = True
    cookie = masuk("sekda").cookies[settings.SESSION_COOKIE_NAME].value
    contexts = []

    def open_page(path="/ui/", *, ukuran="meja", gelap=False):
        width, height = UKURAN[ukuran]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            has_touch=ukuran == "ponsel",
            color_scheme="dark" if gelap else "light",
            reduced_motion="reduce",
            locale="id-ID",
            service_workers="block",
        )
        contexts.append(context)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": alamat}])
        page = context.new_page()
        page.keluhan = []
        page.on("console", lambda m: page.keluhan.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: page.keluhan.append(str(e)))
        page.goto(alamat + path)
        page.wait_for_load_state("networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()


def hingga(page, kata):
    """Wait from outside until the page says so: its own policy forbids evaluating words inside it.

    Asked of an element and not of the page: `page.evaluate` knows no timeout, and asked between two documents it
    waits for that of a third. An element is looked for within a time, and what is asked of it goes down with it.
    """
    from playwright.sync_api import Error

    for _ in range(600):
        try:
            if page.locator("html").evaluate(kata, timeout=5000):
                return
        except Error:  # the page is being replaced by the next one
            pass
        page.wait_for_timeout(50)
    raise AssertionError(kata)


def temuan(page):
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", ATURAN)
    return [(v["id"], node["html"][:120]) for v in found["violations"] for node in v["nodes"]]


@pytest.mark.parametrize("gelap", [False, True], ids=["terang", "gelap"])
@pytest.mark.parametrize("ukuran", UKURAN)
def test_axe_finds_nothing_and_nothing_is_refused(buka, ukuran, gelap):
    page = buka(ukuran=ukuran, gelap=gelap)
    assert temuan(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "the page scrolls sideways"
    assert page.keluhan == []


@pytest.mark.parametrize("what", ["#contoh-dialog", "#bantuan-papan-ketik"])
def test_axe_finds_nothing_in_a_dialog(buka, what):
    page = buka()
    page.evaluate("id => document.querySelector(id).showModal()", what)
    assert temuan(page) == []


def test_axe_finds_nothing_at_the_door(chromium, alamat, db):
    page = chromium.new_page(locale="id-ID", service_workers="block")
    page.goto(f"{alamat}/akun/login/")
    assert page.get_by_role("heading", name="Masuk").is_visible()
    assert temuan(page) == []
    page.close()


def test_charts_and_maps_are_drawn_in_both_themes(buka):
    page = buka()
    assert page.locator(".grafik .kanvas svg").count() == 7
    assert page.locator(".peta .leaflet-interactive, .peta canvas").count() > 0
    page.evaluate("document.querySelector('[data-tema=gelap]').click()")
    assert page.evaluate("document.documentElement.dataset.theme") == "gelap"
    assert "tema=gelap" in page.evaluate("document.cookie")
    assert page.keluhan == []


def test_the_keyboard_searches_moves_and_helps(buka):
    page = buka()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "cari-global"
    page.keyboard.press("j")
    assert page.input_value("#cari-global") == "j", "keys typed into a field are text"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("main .terpilih").count() == 1
    assert page.locator("main .terpilih h2").inner_text().startswith("Disposisi")
    page.keyboard.press("?")
    assert page.locator("#bantuan-papan-ketik").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url(re.compile(r"/$"))


def test_a_refused_form_keeps_what_was_typed_and_leads_to_the_fault(buka):
    page = buka()
    page.fill("#id_perihal", "Pergeseran anggaran")
    page.fill("#id_pagu", "1250000")
    assert page.input_value("#id_pagu") == "1.250.000"
    page.locator("#isian form button[type=submit]").click()
    summary = page.locator(".ringkas-galat")
    summary.wait_for()
    hingga(page, "document.activeElement.classList.contains('ringkas-galat')")
    assert page.input_value("#id_perihal") == "Pergeseran anggaran"
    assert page.input_value("#id_pagu") == "1.250.000"
    summary.get_by_role("link", name=re.compile("Tanggal surat")).click()
    assert page.evaluate("location.hash") == "#id_tanggal"
    assert temuan(page) == []


def test_an_answer_brings_the_field_it_makes_necessary(buka):
    page = buka()
    assert not page.locator("#id_alasan").is_visible()
    page.select_option("#id_sifat", "rahasia")
    assert page.locator("#id_alasan").is_visible()


def test_long_text_survives_the_loss_of_the_page(buka):
    page = buka()
    page.fill("#id_isi", "Mohon diperiksa bersama Inspektorat.")
    hingga(page, "Object.keys(localStorage).some(k => k.startsWith('poros:draf:'))")
    page.on("dialog", lambda d: d.accept())
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.input_value("#id_isi") == "Mohon diperiksa bersama Inspektorat."
    page.get_by_role("button", name="Buang draf").click()
    assert page.input_value("#id_isi") == ""


def test_a_decision_without_network_waits_and_says_so(buka):
    page = buka("/")
    page.evaluate(
        """() => {
            const form = Object.assign(document.createElement('form'), {method: 'post', action: '/jabatan/'});
            form.dataset.luring = 'Setujui pergeseran';
            form.innerHTML = '<input name=jabatan value=x>';
            document.querySelector('main').append(form);
        }"""
    )
    page.context.set_offline(True)
    page.evaluate("document.querySelector('form[data-luring]').requestSubmit()")
    page.get_by_text("1 isian menunggu dikirim.").wait_for()
    assert page.locator("#luring span").inner_text() == (
        "Tidak ada jaringan. Yang tampil adalah keadaan terakhir. 1 isian menunggu dikirim."
    )
    assert "dikirim begitu jaringan kembali" in page.locator("#kabar").inner_text()
    page.context.set_offline(False)
    page.get_by_text("Setujui pergeseran: terkirim").wait_for()
    assert page.locator("#luring").is_hidden()


def test_filters_go_into_the_address_and_only_their_part_is_exchanged(buka):
    page = buka()
    page.evaluate("document.querySelector('h1').dataset.tanda = 'lama'")
    page.fill("#saring-q", "banjir")
    page.wait_for_url(re.compile(r"\?q=banjir"))
    page.wait_for_selector("#isi-daftar .tabel")
    assert page.locator("#isi-daftar").count() == 1
    assert page.locator("h1[data-tanda=lama]").count() == 1, "the rest of the page was exchanged as well"


def test_a_page_that_was_not_asked_for_never_lands_inside_another(buka):
    page = buka("/")
    page.evaluate(
        """() => {
            const poll = document.createElement('span');
            poll.id = 'lonceng-uji';
            poll.setAttribute('hx-get', '/luring/');
            poll.setAttribute('hx-trigger', 'load, every 90s');
            document.querySelector('main').append(poll);
            htmx.process(poll);
        }"""
    )
    page.wait_for_load_state("networkidle")
    assert page.locator("#lonceng-uji").inner_html() == ""
    assert page.locator(".kabar").count() == 0


def test_a_toast_offers_the_way_back(buka):
    page = buka("/")
    page.evaluate(
        "document.dispatchEvent(new CustomEvent('poros:kabar', {detail: {teks: 'Terkirim.', urung: '/jabatan/', nada: 'baik'}}))"
    )
    toast = page.locator(".kabar")
    assert toast.inner_text().startswith("Terkirim.")
    with page.expect_navigation():
        toast.get_by_role("button", name="Urungkan").click()


def test_touch_targets_are_large_enough_on_a_phone(buka):
    page = buka(ukuran="ponsel")
    small = page.evaluate(
        """() => [...document.querySelectorAll('.btn, .ikon-tombol, .bawah > *, .tab > a, .input, .select, summary')]
            .filter(e => e.offsetParent && e.getBoundingClientRect().height < 37)
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_the_first_page_stays_within_its_budget(masuk, settings):
    settings.TAMPILKAN_UI = True
    page = masuk("sekda").get("/ui/").content
    shell = [
        "poros/poros.css",
        "poros/poros.js",
        "poros/ikon.svg",
        "poros/logo.svg",
        "poros/motif.svg",
        "vendor/htmx.js",
    ]
    sent = len(gzip.compress(page)) + sum(len(gzip.compress((STATIS / name).read_bytes())) for name in shell)
    sent += (STATIS / "poros/huruf/source-sans-3.woff2").stat().st_size
    assert sent < 100 * 1024
