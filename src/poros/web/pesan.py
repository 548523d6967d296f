"""Short messages after an act, with a way to undo it; the same for whole pages and for HTMX answers."""

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse

NADA = {"info": "info", "success": "baik", "warning": "awas", "error": "bahaya"}
URUNG = "urung="
PERISTIWA = "poros:kabar"
DETIK_URUNG = 10
DETIK = 7


def kabari(request: HttpRequest, teks: Any, *, nada: str = "baik", urung: str = "") -> None:
    """Tell the person what was done; `urung` is an address that takes it back when POSTed to within ten seconds."""
    level = {value: key for key, value in NADA.items()}[nada]
    messages.add_message(request, getattr(messages, level.upper()), teks, extra_tags=URUNG + urung if urung else "")


def tampilan(message: Message) -> dict[str, Any]:
    """A message in the terms of the toast."""
    urung = message.extra_tags.removeprefix(URUNG) if (message.extra_tags or "").startswith(URUNG) else ""
    return {
        "teks": str(message),
        "nada": NADA.get(message.level_tag, "info"),
        "urung": urung,
        "detik": DETIK_URUNG if urung else DETIK,
    }


def htmx(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Carry waiting messages in the header of an HTMX answer, unless the answer leads to another page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if "HX-Request" in request.headers and "HX-Boosted" not in request.headers and not _leads_on(response):
            waiting = [tampilan(message) for message in messages.get_messages(request)]
            if waiting:
                response["HX-Trigger"] = json.dumps({**_triggers(response), PERISTIWA: {"daftar": waiting}})
        return response

    return middleware


def _leads_on(response: HttpResponse) -> bool:
    redirects = range(300, 400)
    return response.status_code in redirects or any(h in response for h in ("HX-Redirect", "HX-Refresh", "HX-Location"))


def _triggers(response: HttpResponse) -> dict[str, Any]:
    present = response.get("HX-Trigger", "")
    if present.startswith("{"):
        return json.loads(present)
    return {name.strip(): None for name in present.split(",") if name.strip()}
