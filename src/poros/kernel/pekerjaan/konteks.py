"""Where a job works: in one government's schema, in its time zone, as nobody but the system."""

from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.utils import timezone
from django_tenants.utils import tenant_context

from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.actor import Actor, sistem
from poros.kernel.organisasi.models import VersiPeta
from poros.kernel.organisasi.peta import peta


@contextmanager
def di_daerah(daerah: Daerah) -> Iterator[None]:
    """Work in the schema and the time zone of a government."""
    with tenant_context(daerah), timezone.override(ZoneInfo(daerah.zona_waktu)):
        yield


def aktor_sistem() -> Actor:
    """The clock as an actor, for commands that a job calls."""
    hari = timezone.localdate()
    versi = VersiPeta.objects.values_list("nilai", flat=True).first() or 0
    return sistem(hari, peta(versi, hari))
