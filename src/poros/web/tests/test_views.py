"""The shell's pages: desk, search, change of office, what the device keeps, and errors in words."""

import json
import re

import pytest
import structlog
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from poros.kernel.organisasi.middleware import PILIHAN
from poros.kernel.registry import Manifest, Pencarian
from poros.web import views

pytestmark = pytest.mark.usefixtures("kerangka")
KODE = ["400", "403", "403_csrf", "404", "409", "413", "429", "500", "web/tanpa_jabatan", "web/luring"]


@pytest.mark.parametrize("kode", KODE)
def test_each_error_says_what_happened_and_offers_a_way_out(kode):
    html = render_to_string(f"{kode}.html", {"pesan": "Surat ini sudah didisposisi."})
    assert re.search(r"<h1>[A-Z][^<]{8,}</h1>", html)
    assert re.search(r"<p class=\"sebab\" data-sebab>[A-Z]", html)
    assert "traceback" not in html.lower()
    assert 'href="/"' in html


@pytest.mark.parametrize(("error", "status"), [(RequestDataTooBig("x"), 413), (SuspiciousOperation("x"), 400)])
def test_what_is_too_large_is_told_apart_from_what_is_broken(error, status):
    request = RequestFactory().post("/")
    request.actor = None
    assert views.bad_request(request, error).status_code == status


def test_the_page_for_our_own_failures_needs_nothing_of_the_request():
    answer = views.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "tidak ada yang berubah" in answer.content.decode()


def test_the_device_learns_the_application(client, db):
    told = json.loads(client.get("/manifest.webmanifest", headers={"host": "uji.localhost"}).content)
    assert told["start_url"] == "/"
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}


def test_the_worker_keeps_the_shell_and_no_page_of_its_own_accord(client, db):
    answer = client.get("/sw.js", headers={"host": "uji.localhost"})
    script = answer.content.decode()
    assert answer["Content-Type"].startswith("text/javascript")
    assert "/static/poros/poros.css" in script
    assert '"/luring/"' in script
    assert 'headers.get("X-Poros-Luring") === "simpan"' in script
    assert "{%" not in script


def test_the_show_of_components_is_closed_unless_asked_for(masuk, settings):
    settings.TAMPILKAN_UI = False
    assert masuk("sekda").get("/ui/").status_code == 404


def test_the_show_of_components_renders_them_all(masuk, settings):
    settings.TAMPILKAN_UI = True
    client = masuk("sekda")
    assert client.get("/ui/").status_code == 200
    refused = client.post("/ui/", {"perihal": "Tetap ada"})
    assert refused.status_code == 422
    assert 'value="Tetap ada"' in refused.content.decode()


def test_the_desk_greets_with_the_day_and_the_office(masuk):
    html = masuk("sekda").get("/").content.decode()
    assert "Putuskan hari ini" in html
    assert "Bertindak sebagai" in html
    assert '<a href="/" aria-current="page"' in html


def test_the_desk_is_closed_to_strangers(client, db):
    answer = client.get("/", headers={"host": "uji.localhost"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/akun/")


def test_search_asks_each_module_and_hides_the_empty_ones(masuk, monkeypatch):
    def find(_actor, words, _limit):
        return [{"judul": f"Laporan {words}", "url": "/x/", "keterangan": "BPBD"}]

    sources = (Pencarian("a", "Surat", find), Pencarian("b", "Rapat", lambda *_a: []))
    monkeypatch.setattr(views, "manifests", lambda: iter([Manifest(kode="uji", nama="Uji", pencarian=sources)]))
    html = masuk("sekda").get("/cari/", {"q": " banjir "}).content.decode()
    assert "Laporan banjir" in html
    assert "Rapat</span></h2>" not in html


def test_search_without_words_asks_nobody(masuk, monkeypatch):
    def refuse(*_args):
        raise AssertionError

    sources = (Pencarian("a", "Surat", refuse),)
    monkeypatch.setattr(views, "manifests", lambda: iter([Manifest(kode="uji", nama="Uji", pencarian=sources)]))
    assert "Cari apa saja" in masuk("sekda").get("/cari/", {"q": "  "}).content.decode()


def test_what_was_searched_is_never_markup(masuk):
    html = masuk("sekda").get("/cari/", {"q": "<script>x"}).content.decode()
    assert "<script>x" not in html


def test_the_office_is_changed_and_said(masuk, kota):
    client = masuk("sekda")
    answer = client.post(
        "/jabatan/", {"jabatan": kota.jabatan["sekda"].pk}, headers={"referer": "http://uji.localhost/cari/"}
    )
    assert answer["Location"] == "http://uji.localhost/cari/"
    assert client.session[PILIHAN] == kota.jabatan["sekda"].pk
    assert "Anda sekarang bertindak sebagai" in client.get("/").content.decode()


def test_an_office_that_is_not_held_confers_nothing(masuk, kota):
    client = masuk("staf_pu")
    client.post("/jabatan/", {"jabatan": kota.jabatan["walikota"].pk})
    assert client.get("/").context["aktor"].jabatan_id == kota.jabatan["staf_pu"].pk


@pytest.mark.parametrize("asal", ["https://jahat.example/", "javascript:alert(1)", ""])
def test_nobody_is_sent_elsewhere_after_it(masuk, asal):
    answer = masuk("sekda").post("/jabatan/", {"jabatan": "x"}, headers={"referer": asal})
    assert answer["Location"] == "/"


@pytest.mark.parametrize(("tema", "attribute"), [("gelap", 'data-theme="gelap"'), ("terang", 'data-theme="terang"')])
def test_the_theme_is_in_the_page_from_the_first_byte(masuk, tema, attribute):
    client = masuk("sekda")
    client.cookies["tema"] = tema
    assert attribute in client.get("/").content.decode()


def test_an_invented_theme_is_no_theme(masuk):
    client = masuk("sekda")
    client.cookies["tema"] = '"><script>'
    assert "data-theme" not in client.get("/").content.decode()


def test_a_fragment_asks_the_database_for_no_menu(masuk, django_assert_num_queries, rf):
    """The context of the shell is lazy: building it costs nothing until the shell is drawn."""
    from poros.web.context import shell

    request = rf.get("/")
    with django_assert_num_queries(0):
        shell(request)


def test_the_page_speaks_english_on_request(masuk):
    client = masuk("sekda")
    with translation.override("id"):  # the middleware leaves its language behind; the next test shall not speak it
        answer = client.post("/bahasa/", {"language": "en", "next": "/cari/"})
        assert answer["Location"] == "/cari/"
        assert '<html lang="en"' in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("diberi", "dipakai"),
    [("a1b2c3d4-0001", True), ("", False), ("pendek", False), ("a" * 65, False), ("palsu baris\nlain", False)],
)
def test_a_request_has_a_number_and_keeps_a_proxys_when_it_is_one(client, diberi, dipakai):
    number = client.get("/healthz", headers={"X-Request-ID": diberi})["X-Request-ID"]
    assert (number == diberi) is dipakai
    assert re.fullmatch("[A-Za-z0-9_-]{8,64}", number)
    assert structlog.contextvars.get_contextvars() == {}
