"""What is refused before or beside an operation of the API is a problem document too."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from .masalah import masalah

JALUR = "/api/"
GALAT = 400


def galat_api(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Replace Django's and ninja's own pages (405, a bad multipart body) under /api/; the status stays."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        if not request.path.startswith(JALUR) or answer.status_code < GALAT or "json" in answer["Content-Type"]:
            return answer
        replaced = masalah(f"http-{answer.status_code}", answer.status_code, _("Permintaan ini tidak dapat dilayani."))
        if "Allow" in answer:
            replaced["Allow"] = answer["Allow"]
        return replaced

    return middleware
