"""What is refused before or beside an operation of the API is a problem document too."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from .laju import tunggu
from .masalah import besar, masalah, sering

JALUR = "/api/"
GALAT = 400
BUNGKUS = 1024 * 1024
"""What a multipart body may weigh beside its file."""


def galat_api(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse who asks too often, and too long a body before it is read.

    Django's and ninja's own pages (405, a bad multipart body) become problem documents.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(JALUR):
            return get_response(request)
        if detik := tunggu(request):
            return sering(detik)
        if _panjang(request) > settings.BERKAS_MAKS + BUNGKUS:
            return besar()
        answer = get_response(request)
        if answer.status_code < GALAT or "json" in answer.get("Content-Type", ""):
            return answer
        replaced = masalah(f"http-{answer.status_code}", answer.status_code, _("Permintaan ini tidak dapat dilayani."))
        if "Allow" in answer:
            replaced["Allow"] = answer["Allow"]
        return replaced

    return middleware


def _panjang(request: HttpRequest) -> int:
    """What the sender says; without a length Django reads nothing."""
    teks = request.META.get("CONTENT_LENGTH") or "0"
    return int(teks) if teks.isdecimal() else 0
