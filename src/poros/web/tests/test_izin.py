"""The guard of every address: who is sent to sign in, who must first do something, who gets through."""

import dataclasses
from enum import StrEnum

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from poros.web.izin import perlu, terbuka


class Boleh(StrEnum):
    BACA = "uji.baca"
    TULIS = "uji.tulis"


@dataclasses.dataclass
class Akun:
    """What the guard asks of an account."""

    sandi_sementara: object = None
    is_authenticated: bool = True


@perlu(Boleh.BACA, Boleh.TULIS)
def halaman(request, pk, *, bentuk="html"):
    """The page behind the guard."""
    return HttpResponse(f"{pk}.{bentuk}")


def minta(alamat="/uji/7/?q=a%20b", *, user, actor=None, method="get"):
    request = getattr(RequestFactory(), method)(alamat)
    request.user, request.actor = user, actor
    return request


def test_a_stranger_is_led_to_the_door_and_back_to_what_he_asked_for():
    answer = halaman(minta(user=AnonymousUser()), 7)
    assert answer.status_code == 302
    assert answer.url.startswith("/akun/login/?next=")
    assert answer.url.endswith("/uji/7/%3Fq%3Da%2520b")


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head"])
def test_no_method_passes_the_guard(method):
    assert halaman(minta(user=AnonymousUser(), method=method), 7).status_code == 302


def test_the_office_of_a_stranger_is_not_even_looked_up():
    def ask():
        raise AssertionError

    halaman(minta(user=AnonymousUser(), actor=SimpleLazyObject(ask)), 7)
    halaman(minta(user=Akun(sandi_sementara="2026-11-23"), actor=SimpleLazyObject(ask)), 7)


def test_a_password_given_for_once_opens_nothing_but_its_own_change():
    answer = halaman(minta(user=Akun(sandi_sementara="2026-11-23"), actor="pejabat"), 7)
    assert (answer.status_code, answer.url) == (302, "/akun/password/change/")


@pytest.mark.parametrize(("bahasa", "kata"), [("id", "jabatan"), ("en", "office")])
def test_who_holds_no_office_is_told_so_and_gets_no_page(bahasa, kata):
    with translation.override(bahasa):
        answer = halaman(minta(user=Akun()), 7)
    assert answer.status_code == 403
    assert kata in answer.content.decode().lower()
    assert "7.html" not in answer.content.decode()


def test_who_holds_an_office_gets_the_page_with_all_its_words():
    assert halaman(minta(user=Akun(), actor="pejabat"), 7).content == b"7.html"
    assert halaman(minta(user=Akun(), actor="pejabat"), pk=8, bentuk="csv").content == b"8.csv"


def test_what_it_needs_can_be_read_from_the_view():
    """The table of all addresses and rights is made from this."""
    assert halaman.wewenang == (Boleh.BACA, Boleh.TULIS)
    assert perlu()(lambda _request: None).wewenang == ()
    assert (halaman.__name__, halaman.__doc__) == ("halaman", "The page behind the guard.")


def test_what_is_open_says_why():
    @terbuka("the page shown when there is no network holds no data")
    def luring(request):
        return HttpResponse("ya")

    assert luring.terbuka == "the page shown when there is no network holds no data"
    assert luring(minta(user=AnonymousUser())).content == b"ya"


def test_every_page_of_the_shell_is_guarded_or_says_why_not():
    from poros.web.urls import urlpatterns

    marks = {p.name: (getattr(p.callback, "wewenang", None), getattr(p.callback, "terbuka", "")) for p in urlpatterns}
    assert marks
    for name, (needs, reason) in marks.items():
        assert (needs is None) is bool(reason), name
