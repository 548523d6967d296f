"""The schema that this thread's connection stands in, typed, and the government whose schema it is."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection

if TYPE_CHECKING:
    from .models import Daerah


def skema() -> str:
    """Name of the current government's schema; `public` outside any."""
    return str(connection.schema_name)  # type: ignore[attr-defined]  # django_tenants adds it


def daerah() -> "Daerah":
    """The current government; outside a request the connection knows but its schema, and the row is read."""
    model: Any = apps.get_model("daerah", "Daerah")
    tenant = connection.tenant  # type: ignore[attr-defined]  # django_tenants adds it
    found: Daerah = tenant if isinstance(tenant, model) else model.objects.get(schema_name=skema())
    return found
