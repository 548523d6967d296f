"""What every request passes: refusals become pages, health asks as little as it can, policy yields to the stricter."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.utils import OperationalError
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from poros.kernel.commands import Ditolak
from poros.kernel.penugasan.rules import FLOW, Aksi, Status
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError
from poros.web import middleware


def minta(path="/", **kepala):
    request = RequestFactory().get(path, headers=kepala)
    request.actor = None
    return request


def tolak(error):
    """What the page becomes when a view raises this."""
    return middleware.errors(lambda _request: HttpResponse("isi")).process_exception(minta(), error)


class TestGalat:
    def test_what_one_may_not_see_looks_like_what_is_not_there(self):
        answer = tolak(TidakBerwenang())
        assert answer.status_code == 404
        assert "wewenang" not in answer.content.decode().lower()

    def test_a_refusal_nobody_has_put_beside_a_field_is_a_page_with_its_words(self):
        answer = tolak(Ditolak("Surat ini sudah didisposisi.", "surat"))
        assert answer.status_code == 409
        assert "Surat ini sudah didisposisi." in answer.content.decode()

    def test_its_words_are_never_markup(self):
        assert "<script>" not in tolak(Ditolak("<script>x()</script>")).content.decode()

    @pytest.mark.parametrize(("bahasa", "kata"), [("id", "muat ulang"), ("en", "reload")])
    def test_a_state_that_has_changed_says_what_to_do(self, bahasa, kata):
        with pytest.raises(TransitionError) as error, translation.override(bahasa):
            FLOW.step(Status.SELESAI, Aksi.SERAHKAN)
        with translation.override(bahasa):
            answer = tolak(error.value)
        assert answer.status_code == 409
        assert kata in answer.content.decode().lower()

    @pytest.mark.parametrize("error", [ValueError("x"), Http404(), PermissionDenied(), OperationalError("x")])
    def test_all_else_is_left_to_whom_it_belongs(self, error):
        assert tolak(error) is None

    def test_what_does_not_fail_passes(self):
        assert middleware.errors(lambda _request: HttpResponse("isi"))(minta()).content == b"isi"


class TestSehat:
    @staticmethod
    def lewat(path):
        """The answer, and whether anything behind was asked."""
        asked = []

        def behind(request):
            asked.append(request.path)
            return HttpResponse("isi")

        return middleware.health(behind)(minta(path)), asked

    def test_that_the_process_lives_is_told_without_the_database(self, django_assert_num_queries):
        answer, asked = self.lewat("/healthz")
        assert json.loads(answer.content) == {"status": "ok"}
        assert asked == []

    def test_that_it_can_work_is_asked_of_the_database(self, db):
        answer, asked = self.lewat("/readyz")
        assert (answer.status_code, json.loads(answer.content), asked) == (200, {"status": "ok"}, [])

    def test_when_the_database_does_not_answer_that_is_said_and_no_address_with_it(self, db, monkeypatch):
        def refuse(*_args):
            raise OperationalError("connection failed\nat 10.0.0.7, user poros_app")

        with monkeypatch.context() as patch:
            patch.setattr(connection, "cursor", refuse)
            answer, _asked = self.lewat("/readyz")
        assert answer.status_code == 503
        assert json.loads(answer.content) == {"status": "down", "reason": "connection failed"}

    @pytest.mark.parametrize("path", ["/", "/healthz/", "/healthzz", "/readyz/x", "/HEALTHZ"])
    def test_every_other_address_is_somebody_elses(self, path):
        answer, asked = self.lewat(path)
        assert (answer.content, asked) == (b"isi", [path])

    @pytest.mark.parametrize("path", ["/healthz", "/readyz"])
    def test_it_answers_for_an_address_that_no_government_has(self, db, path):
        """A balancer asks by number, not by name."""
        answer = Client(HTTP_HOST="10.0.0.7").get(path)
        assert answer.status_code == 200
        assert answer["X-Request-ID"]


class TestKebijakan:
    @staticmethod
    def lewat(settings, server="", **kepala):
        settings.OIDC_SERVER = server
        return middleware.policy(lambda _request: HttpResponse("isi", headers=kepala))(minta())

    def test_nothing_from_outside_and_nothing_inline(self, settings):
        told = self.lewat(settings)["Content-Security-Policy"]
        rules = dict(part.strip().split(" ", 1) for part in told.split(";"))
        assert rules["default-src"] == rules["form-action"] == "'self'"
        assert rules["object-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
        assert "unsafe" not in told
        assert "http" not in told

    def test_a_stricter_word_of_the_view_stays(self, settings):
        kept = self.lewat(settings, **{"Content-Security-Policy": "sandbox"})
        assert kept["Content-Security-Policy"] == "sandbox"

    @pytest.mark.parametrize(
        ("server", "tujuan"),
        [
            ("https://sso.example/realms/kota", "https://sso.example"),
            ("https://sso.example:8443", "https://sso.example:8443"),
            ("", ""),
            ("bukan alamat", ""),
        ],
    )
    def test_a_form_leads_to_the_provider_of_identities_and_no_further(self, settings, server, tujuan):
        told = self.lewat(settings, server)["Content-Security-Policy"]
        assert told.endswith(f"form-action 'self'{' ' + tujuan if tujuan else ''}")


class TestDiJalan:
    """Through all of them together, as a browser meets them."""

    @pytest.mark.parametrize("path", ["/healthz", "/luring/", "/akun/login/", "/tidak-ada/", "/static/poros/poros.css"])
    def test_every_answer_has_its_number_and_may_not_be_framed_or_sniffed(self, kota, path):
        answer = Client(HTTP_HOST="uji.localhost").get(path)
        assert answer["X-Request-ID"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.get("Content-Security-Policy", "frame-ancestors 'none'")

    @pytest.mark.parametrize("metode", ["post", "put", "patch", "delete"])
    def test_from_elsewhere_nothing_is_changed(self, kota, metode):
        """Without our token a form of another site is refused before anything looks at it."""
        client = Client(HTTP_HOST="uji.localhost", enforce_csrf_checks=True)
        answer = getattr(client, metode)("/jabatan/")
        assert answer.status_code == 403
        assert "<h1>" in answer.content.decode()

    def test_a_page_that_is_not_there_says_so_in_our_own_words(self, masuk):
        answer = masuk("sekda").get("/tidak-ada-sama-sekali/")
        assert answer.status_code == 404
        assert "<h1>" in answer.content.decode()
