"""Addresses: grouped by their first word, and none lost, moved or hidden by it."""

import pytest
from django.http import HttpResponse
from django.urls import NoReverseMatch, Resolver404, path
from django.urls.resolvers import RegexPattern, URLPattern, URLResolver

from poros.config.urls import api, berkelompok


def _view(_request, **_data):
    return HttpResponse()


def _resolver(*routes: str) -> URLResolver:
    patterns = berkelompok([path(route, _view, name=route) for route in routes])
    return URLResolver(RegexPattern(r"^/"), patterns)


ROUTES = ("surat", "surat/<int:id>", "surat-saya", "surat/baru", "", "<slug:kata>", "unit/<int:id>/surat", "a.b")


@pytest.mark.parametrize(
    ("address", "name", "data"),
    [
        ("/surat", "surat", {}),
        ("/surat/7", "surat/<int:id>", {"id": 7}),
        ("/surat/baru", "surat/baru", {}),
        ("/surat-saya", "surat-saya", {}),  # begins with the letters of another word
        ("/", "", {}),
        ("/lain", "<slug:kata>", {"kata": "lain"}),
        ("/unit/3/surat", "unit/<int:id>/surat", {"id": 3}),
        ("/a.b", "a.b", {}),
    ],
)
def test_an_address_leads_where_it_led_before(address, name, data):
    found = _resolver(*ROUTES).resolve(address)
    assert (found.url_name, found.kwargs) == (name, data)


@pytest.mark.parametrize("address", ["/surat/", "/suratku/7", "/unit/3", "/axb/", "/surat/7/x"])
def test_what_led_nowhere_still_does(address):
    with pytest.raises(Resolver404):
        _resolver(*ROUTES).resolve(address)


def test_names_lead_back():
    resolver = _resolver(*ROUTES)
    assert resolver.reverse("surat/<int:id>", id=7) == "surat/7"
    assert resolver.reverse("unit/<int:id>/surat", id=3) == "unit/3/surat"
    with pytest.raises(NoReverseMatch):
        resolver.reverse("surat/<int:id>")


def test_within_a_word_the_first_that_fits_wins():
    resolver = _resolver("surat/<slug:kata>", "unit", "surat/baru")
    assert resolver.resolve("/surat/baru").url_name == "surat/<slug:kata>"


def test_the_api_keeps_every_operation_and_looks_at_few_of_them():
    patterns = api.urls[0]
    grouped = berkelompok(patterns)
    flat = [m for g in grouped for m in (g.url_patterns if isinstance(g, URLResolver) else [g])]
    assert sorted(map(str, (p.pattern for p in flat))) == sorted(str(p.pattern) for p in patterns)
    widest = max(len(g.url_patterns) for g in grouped if isinstance(g, URLResolver))
    assert all(isinstance(g, (URLPattern, URLResolver)) for g in grouped)
    assert len(grouped) + widest < len(patterns) / 2
