"""The navigation is what the manifests offer to this actor, the current page marked, each line with its letter."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from poros.kernel.registry import Manifest, Menu
from poros.web import menu

AKTOR = SimpleNamespace(nama="Sri")
LARANGAN = Menu("Larangan", "web:luring", "lock", boleh=lambda _actor: False)


@pytest.fixture
def modul(monkeypatch):
    """Let exactly these entries be registered."""

    def install(*entries):
        monkeypatch.setattr(menu, "manifests", lambda: iter([Manifest(kode="uji", nama="Uji", menu=entries)]))

    return install


def nama(groups):
    return [[str(line.nama) for line in group.butir] for group in groups]


def test_daily_lines_come_first_and_in_their_order(modul):
    modul(
        Menu("Anggaran", "web:ui", "wallet", urutan=40),
        Menu("Surat", "web:cari", "mail", utama=True, urutan=20),
        Menu("Tugas", "web:luring", "list", utama=True, urutan=10),
    )
    assert nama(menu.susun(AKTOR, "/x/")) == [["Meja", "Tugas", "Surat"], ["Anggaran"]]


def test_what_the_actor_may_not_is_not_there(modul):
    modul(LARANGAN)
    assert nama(menu.susun(AKTOR, "/")) == [["Meja"]]


def test_who_holds_no_office_has_no_menu(modul):
    modul(Menu("Surat", "web:cari", "mail"))
    assert menu.susun(None, "/") == []


@pytest.mark.parametrize(
    ("path", "current"),
    [("/", "Meja"), ("/cari/", "Cari"), ("/cari/lanjut/", "Cari"), ("/luring/", None), ("/carilah/", None)],
)
def test_the_line_of_the_page_is_marked(modul, path, current):
    modul(Menu("Cari", "web:cari", "search"))
    marked = [str(line.nama) for group in menu.susun(AKTOR, path) for line in group.butir if line.aktif]
    assert marked == ([current] if current else [])


def test_of_two_lines_that_hold_the_page_the_nearer_is_marked(modul, monkeypatch):
    addresses = {"luar": "/surat/", "dalam": "/surat/keluar/", "web:meja": "/"}
    monkeypatch.setattr(menu, "reverse", addresses.__getitem__)
    modul(Menu("Surat masuk", "luar", "mail"), Menu("Surat keluar", "dalam", "send"))
    marked = [line.nama for group in menu.susun(AKTOR, "/surat/keluar/7/") for line in group.butir if line.aktif]
    assert marked == ["Surat keluar"]


def test_no_two_lines_share_a_letter(modul):
    modul(Menu("Surat", "web:cari", "mail"), Menu("Sumur", "web:ui", "map"), Menu("Meja", "web:luring", "table"))
    letters = [line.pintas for group in menu.susun(AKTOR, "/") for line in group.butir]
    assert letters == ["m", "s", "u", "e"]


def test_the_desk_is_at_the_root():
    assert reverse(menu.MEJA.url) == "/"
