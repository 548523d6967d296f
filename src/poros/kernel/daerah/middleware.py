"""Each request belongs to exactly one government, found by its host name."""

import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from .koneksi import skema
from .models import Daerah

CACHE_SECONDS = 20.0
_found: dict[str, tuple[float, Daerah]] = {}


def daerah(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set the connection to the schema of the government whose address was asked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        host = request.get_host().rsplit(":", 1)[0].lower()
        tenant = request.tenant = _tenant(host)  # type: ignore[attr-defined]  # read by pages
        # A kept connection that already stands in this schema needs no second SET search_path.
        if skema() != tenant.schema_name:
            connection.set_tenant(tenant)  # type: ignore[attr-defined]  # django_tenants adds it
        with timezone.override(ZoneInfo(tenant.zona_waktu)):
            return get_response(request)

    return middleware


def _tenant(host: str) -> Daerah:
    now = time.monotonic()
    at, found = _found.get(host, (0.0, None))
    if found is None or now - at > CACHE_SECONDS:
        connection.set_schema_to_public()  # type: ignore[attr-defined]  # as above
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
