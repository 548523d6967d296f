"""What every page of the shell knows: theme, menu, the office in which the person acts."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from . import kata, menu

TEMA = frozenset({"terang", "gelap"})
TAB_PONSEL = 3
"""Menu lines that fit under the thumb beside search and "more"."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """Lazy where it costs something, because fragments need none of it."""
    groups = SimpleLazyObject(lambda: menu.susun(request.actor, request.path))
    tema = request.COOKIES.get("tema", "")
    return {
        "tema": tema if tema in TEMA else "",
        "aktor": getattr(request, "actor", None),
        "daerah": getattr(request, "tenant", None),
        "menu": groups,
        "tab_ponsel": SimpleLazyObject(lambda: [line for group in groups for line in group.butir][:TAB_PONSEL]),
        "bahasa_pilihan": settings.LANGUAGES,
        "kata_skrip": kata.SKRIP,
    }
