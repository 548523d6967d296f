"""The clock's part: what was decided for a day takes effect on that day."""

from dataclasses import replace
from datetime import date

from django.utils import timezone

from poros.kernel.pekerjaan.berkala import setiap
from poros.kernel.pekerjaan.konteks import aktor_sistem

from .queries.struktur import belum_diterapkan
from .services import terapkan_unit


# Every hour, not at midnight: governments lie in three time zones, and a server that slept catches up by itself.
@setiap("7 * * * *", nama="kelembagaan.terapkan_sotk")
def terapkan_sotk(hari: date | None = None) -> int:
    """Bring every unit to what its versions say of the day; return how many changed."""
    pada = hari or timezone.localdate()
    actor = replace(aktor_sistem(), hari=pada)
    units = belum_diterapkan(pada)
    for unit in units:
        terapkan_unit(actor, unit, hari=pada)
    return len(units)
