"""Puts the actor on each request, read only when somebody asks for it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from .actor import Actor
from .actor import actor as actor_of

PILIHAN = "jabatan"
"""Session key of the office in which the person has chosen to act."""


def actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set `request.actor` to the signed-in person's Actor; falsy when nobody is signed in or no office is held."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _read(request))  # type: ignore[attr-defined]  # read by views
        return get_response(request)

    return middleware


def _read(request: HttpRequest) -> Actor | None:
    if not request.user.is_authenticated:
        return None
    return actor_of(request.user.orang, jabatan_id=request.session.get(PILIHAN), alat="web")
