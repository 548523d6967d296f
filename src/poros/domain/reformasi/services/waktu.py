"""Days that were set as deadlines end with the office hours."""

from datetime import date, datetime, time

from django.utils import timezone

JAM_PULANG = time(16, 0)


def akhir_hari(hari: date) -> datetime:
    """The moment at which a day that was set as a deadline is over."""
    return timezone.make_aware(datetime.combine(hari, JAM_PULANG))
