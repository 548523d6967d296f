"""A token opens one part for a while and nothing else; memory answers before the application is asked."""

import gzip
import time

import pytest
from django.core import signing
from django.test import RequestFactory

from poros.kernel.daerah import langsung as saluran
from poros.web import langsung
from poros.web.langsung import UMUR, Tanda, baca_tanda, jawab, langkah, tanda

HOST, ALAMAT = "kota.localhost", "/krisis/kejadian/1/langsung/"
TOPIK = "kota/krisis/1"


class Dengar(saluran.Pendengar):
    """Connected, or not, without a database."""

    def __init__(self, siap=True):
        super().__init__()
        self.ada = siap
        if siap:
            self._siap.set()

    def siapkan(self, tunggu=0.0):
        return self.ada


@pytest.fixture(autouse=True)
def pendengar(monkeypatch):
    langsung.lupakan()
    found = Dengar()
    monkeypatch.setattr(langsung, "pendengar", found)
    yield found
    langsung.lupakan()


@pytest.fixture
def kunci():
    return tanda(RequestFactory().get("/", headers={"host": HOST}), ALAMAT, TOPIK, "id")


class Aplikasi:
    """What stands behind memory: renders the part as a view does, and counts how often it was asked."""

    def __init__(self, nomor=5, isi="<b>papan</b>", berganti=None):
        self.nomor, self.isi, self.berganti, self.ditanya = nomor, isi, berganti, 0

    def __call__(self, environ, start):
        self.ditanya += 1
        request = RequestFactory().get(environ["PATH_INFO"], headers={"host": environ["HTTP_HOST"]})
        request.META |= {k: v for k, v in environ.items() if k.startswith("poros.")}
        request.GET = request.GET.copy()
        request.GET["v"] = environ["QUERY_STRING"].removeprefix("v=")
        answer = jawab(request, topik=TOPIK, kelompok="id", nomor=self.nomor, isi=lambda: (self.isi, self.berganti))
        start(f"{answer.status_code} ", list(answer.items()))
        return [answer.content]


def tanya(aplikasi, token, nomor=0, *, host=HOST, alamat=ALAMAT, **lain):
    told = {}

    def start(status, headers):
        told["status"], told["kepala"] = int(status.split()[0]), dict(headers)

    environ = {"PATH_INFO": alamat, "QUERY_STRING": f"v={nomor}", "HTTP_HOST": host, **lain}
    if token is not None:
        environ["HTTP_X_TANDA"] = token
    body = b"".join(langkah(aplikasi)(environ, start))
    return told["status"], told["kepala"], body


def test_a_token_is_good_for_its_host_and_address_only(kunci):
    assert baca_tanda(kunci, HOST, ALAMAT) == Tanda(HOST, ALAMAT, TOPIK, "id")
    assert baca_tanda(kunci, "lain.localhost", ALAMAT) is None
    assert baca_tanda(kunci, HOST, "/krisis/kejadian/2/langsung/") is None


@pytest.mark.parametrize("palsu", ["", "x", "a:b:c", signing.dumps(["a"], salt="poros.web.langsung"), signing.dumps(7)])
def test_what_is_not_our_token_opens_nothing(palsu):
    assert baca_tanda(palsu, HOST, ALAMAT) is None


def test_a_token_of_another_purpose_opens_nothing():
    other = signing.dumps([HOST, ALAMAT, TOPIK, "id"], salt="lain")
    assert baca_tanda(other, HOST, ALAMAT) is None


def test_a_token_ends(kunci, monkeypatch):
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + UMUR + 2)
    assert baca_tanda(kunci, HOST, ALAMAT) is None


@pytest.mark.parametrize("lain", [{"host": "lain.localhost"}, {"alamat": "/krisis/kejadian/2/langsung/"}])
def test_the_wrong_token_is_refused_without_asking_anybody(kunci, lain):
    app = Aplikasi()
    status, _head, body = tanya(app, kunci, **lain)
    assert (status, body, app.ditanya) == (403, b"", 0)


@pytest.mark.parametrize(("token", "alamat"), [(None, ALAMAT), ("apa saja", "/krisis/")])
def test_everything_else_goes_to_the_application(token, alamat):
    app = Aplikasi()
    tanya(app, token, alamat=alamat)
    assert app.ditanya == 1


def test_without_the_channel_screens_are_told_to_wait(kunci, monkeypatch):
    monkeypatch.setattr(langsung, "pendengar", Dengar(siap=False))
    app = Aplikasi()
    assert (tanya(app, kunci)[0], app.ditanya) == (503, 0)


def test_the_first_asks_the_application_and_all_others_memory(kunci):
    app = Aplikasi()
    first = tanya(app, kunci)
    rest = [tanya(app, kunci) for _n in range(50)]
    assert (app.ditanya, first[0], first[2]) == (1, 200, b"<b>papan</b>")
    assert {(s, b) for s, _h, b in rest} == {(200, b"<b>papan</b>")}
    assert [tanya(app, kunci, 5)[0] for _n in range(50)] == [204] * 50
    assert app.ditanya == 1


def test_only_who_was_let_in_by_the_view_is_given_a_new_token(kunci):
    app = Aplikasi()
    assert baca_tanda(tanya(app, None)[1]["X-Tanda"], HOST, ALAMAT) is not None
    tanya(app, kunci)
    assert "X-Tanda" not in tanya(app, kunci)[1]


def test_a_change_is_rendered_once_and_given_to_all(kunci, pendengar):
    app = Aplikasi()
    tanya(app, kunci)
    app.nomor, app.isi = 6, "<b>baru</b>"
    assert tanya(app, kunci, 5)[0] == 204
    pendengar.ingat(TOPIK, 6, pendengar.putaran)
    seen = [tanya(app, kunci, 5) for _n in range(10)]
    assert {(s, b) for s, _h, b in seen} == {(200, b"<b>baru</b>")}
    assert seen[-1][1]["X-Nomor"] == "6"
    assert app.ditanya == 2


def test_a_change_of_something_else_wakes_nobody(kunci, pendengar):
    app = Aplikasi()
    tanya(app, kunci)
    for other in ("kota/krisis/2", "lain/krisis/1"):
        pendengar.ingat(other, 99, pendengar.putaran)
    assert (tanya(app, kunci, 5)[0], app.ditanya) == (204, 1)


def test_the_first_question_of_a_screen_that_has_it_already_renders_nothing(kunci):
    app = Aplikasi()
    assert (tanya(app, kunci, 5)[0], app.ditanya) == (204, 1)
    assert langsung._potongan == {}


def test_a_part_that_a_clock_changes_is_rendered_again_when_it_is_due(kunci, monkeypatch):
    app = Aplikasi(berganti=30)
    assert tanya(app, kunci)[1]["X-Berganti"] == "30"
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 31)
    tanya(app, kunci, 0)
    assert app.ditanya == 2
    assert tanya(app, kunci, 5)[0] == 204


def test_what_is_kept_never_outlives_a_token(kunci):
    assert int(tanya(Aplikasi(berganti=10 * UMUR), kunci)[1]["X-Berganti"]) == UMUR


def test_it_travels_packed_to_who_can_unpack_and_is_kept_by_nobody(kunci):
    app = Aplikasi(isi="papan " * 500)
    tanya(app, kunci)
    status, head, body = tanya(app, kunci, HTTP_ACCEPT_ENCODING="gzip, br")
    assert (status, head["Content-Encoding"], head["Cache-Control"]) == (200, "gzip", "no-store")
    assert gzip.decompress(body) == b"papan " * 500
    assert int(head["Content-Length"]) == len(body) < 200
    assert "Content-Encoding" not in tanya(app, kunci)[1]


def test_memory_has_a_bound(kunci, monkeypatch):
    monkeypatch.setattr(langsung, "MUAT", 3)
    for n in range(5):
        langsung._simpan((f"t{n}", "id"), 1, "isi", None)
    assert len(langsung._potongan) <= 3
