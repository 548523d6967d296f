"""Ways out: the other governments on this platform."""

from django.db import connection

from poros.kernel.daerah.models import Daerah


def daerah_lain() -> list[tuple[str, str]]:
    """Governments here besides this one, by schema and name. One query."""
    rows = Daerah.objects.exclude(schema_name__in=[connection.schema_name, "public"]).order_by("nama")  # type: ignore[attr-defined]  # django_tenants adds it
    return list(rows.values_list("schema_name", "nama"))
