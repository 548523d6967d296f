"""The schema that this thread's connection stands in, typed."""

from django.db import connection


def skema() -> str:
    """Name of the current government's schema; `public` outside any."""
    return str(connection.schema_name)  # type: ignore[attr-defined]  # django_tenants adds it
