"""Messages after an act: the same toast for whole pages and for fragments."""

import json

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from poros.web.pesan import PERISTIWA, htmx, kabari, tampilan


@pytest.fixture
def ask():
    """Run a view, with a message in it, behind the middleware; returns (response, what is still waiting)."""

    def run(response, *, headers=None, nada="baik", urung=""):
        request = RequestFactory().get("/", headers=headers or {})
        request.session = {}
        request._messages = FallbackStorage(request)

        def view(req):
            kabari(req, "Terkirim.", nada=nada, urung=urung)
            return response

        answer = htmx(view)(request)
        storage = get_messages(request)
        return answer, [] if storage.used else [str(m) for m in storage]

    return run


@pytest.mark.parametrize("nada", ["info", "baik", "awas", "bahaya"])
def test_the_tone_survives_the_way_to_the_page(ask, nada):
    answer, _waiting = ask(HttpResponse(), headers={"HX-Request": "true"}, nada=nada)
    assert json.loads(answer["HX-Trigger"])[PERISTIWA]["daftar"][0]["nada"] == nada


def test_a_fragment_carries_its_messages_in_the_header(ask):
    answer, waiting = ask(HttpResponse(), headers={"HX-Request": "true"}, urung="/surat/1/tarik/")
    assert json.loads(answer["HX-Trigger"]) == {
        PERISTIWA: {"daftar": [{"teks": "Terkirim.", "nada": "baik", "urung": "/surat/1/tarik/", "detik": 10}]}
    }
    assert waiting == []


def test_a_message_without_undo_is_shorter(ask):
    answer, _waiting = ask(HttpResponse(), headers={"HX-Request": "true"})
    shown = json.loads(answer["HX-Trigger"])[PERISTIWA]["daftar"][0]
    assert (shown["urung"], shown["detik"]) == ("", 7)


@pytest.mark.parametrize(
    ("present", "kept"),
    [("muat-ulang", {"muat-ulang": None}), ('{"muat-ulang": 3}', {"muat-ulang": 3}), ("a, b", {"a": None, "b": None})],
)
def test_events_that_the_view_sends_are_kept(ask, present, kept):
    answer, _waiting = ask(HttpResponse(headers={"HX-Trigger": present}), headers={"HX-Request": "true"})
    triggers = json.loads(answer["HX-Trigger"])
    assert triggers.pop(PERISTIWA)
    assert triggers == kept


@pytest.mark.parametrize(
    ("response", "headers"),
    [
        (HttpResponse(), {}),
        (HttpResponse(), {"HX-Request": "true", "HX-Boosted": "true"}),
        (HttpResponseRedirect("/"), {"HX-Request": "true"}),
        (HttpResponse(headers={"HX-Redirect": "/"}), {"HX-Request": "true"}),
    ],
    ids=["whole page", "boosted", "redirect", "led on"],
)
def test_a_whole_page_shows_them_itself(ask, response, headers):
    answer, waiting = ask(response, headers=headers)
    assert "HX-Trigger" not in answer
    assert waiting == ["Terkirim."]


def test_foreign_tags_are_no_address():
    from django.contrib.messages import INFO
    from django.contrib.messages.storage.base import Message

    assert tampilan(Message(INFO, "x", extra_tags="penting"))["urung"] == ""
