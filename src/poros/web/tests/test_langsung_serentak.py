"""Many screens at once: one renders, all the others are given the same; a fault is nobody else's."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from poros.web import langsung
from poros.web.langsung import tanda
from poros.web.tests.test_langsung import (  # noqa: F401 -- a fixture is used by its name
    ALAMAT,
    HOST,
    TOPIK,
    Aplikasi,
    kunci,
    pendengar,
    tanya,
)

LAYAR = 12


class Lambat(Aplikasi):
    """Renders only when the test lets it, so that all others are certainly waiting."""

    def __init__(self, **lain):
        super().__init__(**lain)
        self.mulai, self.lanjut = threading.Event(), threading.Event()

    def __call__(self, environ, start):
        self.mulai.set()
        assert self.lanjut.wait(20)
        return super().__call__(environ, start)


@pytest.fixture
def serentak():
    with ThreadPoolExecutor(LAYAR) as pool:
        yield pool


def test_of_many_screens_that_ask_at_once_one_has_the_part_rendered(kunci, serentak):  # noqa: F811 -- fixture
    app = Lambat()
    asked = [serentak.submit(tanya, app, kunci) for _n in range(LAYAR)]
    assert app.mulai.wait(20)
    app.lanjut.set()
    answers = [one.result(20) for one in asked]
    assert {(status, body) for status, _head, body in answers} == {(200, b"<b>papan</b>")}
    assert app.ditanya == 1


def test_screens_of_another_group_do_not_wait_for_it(kunci, serentak, rf):  # noqa: F811 -- fixture
    """Indonesian and English readers of one board are two groups."""
    slow, quick = Lambat(), Aplikasi(isi="<b>board</b>")
    other = tanda(rf.get("/", headers={"host": HOST}), ALAMAT, TOPIK, "en")
    waiting = serentak.submit(tanya, slow, kunci)
    assert slow.mulai.wait(20)
    assert serentak.submit(tanya, quick, other).result(20)[0] == 200
    assert quick.ditanya == 1
    slow.lanjut.set()
    assert waiting.result(20)[0] == 200


def test_a_part_that_cannot_be_rendered_is_tried_again_by_the_next(kunci):  # noqa: F811 -- fixture
    """The lock of a part is not kept by who has failed."""

    def broken(_environ, _start):
        raise RuntimeError("basis data")

    with pytest.raises(RuntimeError, match="basis data"):
        tanya(broken, kunci)
    assert tanya(Aplikasi(), kunci)[0] == 200


def test_what_was_rendered_for_a_number_is_not_given_for_the_next(kunci, pendengar, serentak):  # noqa: F811 -- fixture
    """The board changes while it is being rendered: who asks afterwards gets the newer one."""
    app = Lambat()
    first = serentak.submit(tanya, app, kunci)
    assert app.mulai.wait(20)
    pendengar.ingat(TOPIK, 6, pendengar.putaran)
    app.lanjut.set()
    assert first.result(20)[1]["X-Nomor"] == "5"
    app.nomor, app.isi = 6, "<b>baru</b>"
    assert tanya(app, kunci, 5)[2] == b"<b>baru</b>"


@pytest.mark.parametrize("v", ["", "x", "-1", "5&v=6", "05", "5.0", "%35", "９"])
def test_a_number_that_is_not_just_that_one_gets_the_part(kunci, v):  # noqa: F811 -- fixture
    app = Aplikasi()
    tanya(app, kunci)
    status, _head, body = tanya(app, kunci, v)
    assert (status, body) == ((204, b"") if v == "%35" else (200, b"<b>papan</b>"))
    assert app.ditanya == 1


def test_what_is_kept_is_told_apart_by_topic_and_group(rf):
    for topik, kelompok, isi in (("a", "id", "satu"), ("a", "en", "one"), ("b", "id", "dua")):
        langsung._simpan((topik, kelompok), 1, isi, None)
    assert {key: kept.isi for key, kept in langsung._potongan.items()} == {
        ("a", "id"): b"satu", ("a", "en"): b"one", ("b", "id"): b"dua",
    }  # fmt: skip


@pytest.mark.parametrize(("berganti", "kepala"), [(None, "300"), (0, "1"), (0.2, "1"), (29.5, "30"), (9999, "300")])
def test_a_screen_asks_again_when_the_part_changes_by_itself(kunci, berganti, kepala):  # noqa: F811 -- fixture
    """Never at once and never later than its token lives."""
    assert tanya(Aplikasi(berganti=berganti), kunci)[1]["X-Berganti"] == kepala
