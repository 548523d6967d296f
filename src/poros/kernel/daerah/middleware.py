"""Each request belongs to exactly one government, found by its host name."""

import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from .models import Daerah

CACHE_SECONDS = 20.0
_found: dict[str, tuple[float, Daerah]] = {}


def daerah(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set the connection to the schema of the government whose address was asked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        host = request.get_host().rsplit(":", 1)[0].lower()
        request.tenant = _tenant(host)
        # A kept connection that already stands in this schema needs no second SET search_path.
        if connection.schema_name != request.tenant.schema_name:
            connection.set_tenant(request.tenant)
        with timezone.override(ZoneInfo(request.tenant.zona_waktu)):
            return get_response(request)

    return middleware


def _tenant(host: str) -> Daerah:
    now = time.monotonic()
    at, found = _found.get(host, (0.0, None))
    if found is None or now - at > CACHE_SECONDS:
        connection.set_schema_to_public()
        found = _look_up(host)
        _found[host] = (now, found)
    return found


def _look_up(host: str) -> Daerah:
    rows = Daerah.objects.filter(domains__domain=host)[:1] or Daerah.objects.filter(utama=True)[:1]
    for row in rows:
        return row
    raise Http404("Alamat ini tidak dikenal / This address is not known.")


def forget() -> None:
    """Drop what was remembered of addresses (after a government was made or renamed, and between tests)."""
    _found.clear()
