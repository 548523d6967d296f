"""What every request passes: a number for the log, health, policy, and refusals turned into pages and fragments."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit
from uuid import uuid4

import structlog
from django.conf import settings
from django.db import connection
from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

Next = Callable[[HttpRequest], HttpResponse]

KEBIJAKAN = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'{tujuan}"
)
"""Nothing from outside, nothing inline; forms lead only to us and, by a redirect, to the identity provider.

`data:` and `blob:` are pictures the page makes itself (QR, previews).
"""


NOMOR = re.compile("[A-Za-z0-9_-]{8,64}")
"""A request number that a proxy has given and that may stand in a log line."""


def nomor(get_response: Next) -> Next:
    """Give the request a number, or keep the proxy's; it stands in every log line and on the answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        number = given if NOMOR.fullmatch(given) else uuid4().hex
        with structlog.contextvars.bound_contextvars(permintaan=number):
            response = get_response(request)
        response.headers["X-Request-ID"] = number
        return response

    return middleware


def health(get_response: Next) -> Next:
    """Answer /healthz (the process lives) and /readyz (the database answers) before any government is looked up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return JsonResponse({"status": "ok"})
        if request.path == "/readyz":
            return _ready()
        return get_response(request)

    return middleware


def _ready() -> JsonResponse:
    try:
        connection.set_schema_to_public()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError as error:
        return JsonResponse({"status": "down", "reason": str(error).splitlines()[0]}, status=503)
    return JsonResponse({"status": "ok"})


def policy(get_response: Next) -> Next:
    """Say on every answer what a browser may load, unless the view has said something stricter."""
    provider = urlsplit(settings.OIDC_SERVER)
    kebijakan = KEBIJAKAN.format(tujuan=f" {provider.scheme}://{provider.netloc}" if provider.netloc else "")

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", kebijakan)
        return response

    return middleware


def errors(get_response: Next) -> Next:
    """Turn what commands refuse into an answer in words: 404 for what one may not see, 409 for what cannot be now."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, TidakBerwenang):
            return render(request, "404.html", status=404)
        if isinstance(exception, Ditolak):
            return _refused(request, exception.pesan)
        if isinstance(exception, TransitionError):
            from django.utils.translation import gettext as _

            return _refused(request, _("Keadaannya sudah berubah: muat ulang halaman ini untuk melihat yang terbaru."))
        return None

    middleware.process_exception = process_exception
    return middleware


def _refused(request: HttpRequest, pesan: str) -> HttpResponse:
    return render(request, "409.html", {"pesan": pesan}, status=409)
