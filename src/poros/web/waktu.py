"""Time in words: how far away a day is, and what that means for a deadline."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.bahasa import bahasa
from poros.pure import tanggal

DEKAT = timedelta(days=2)
"""A deadline this near is shown as a warning."""
MENIT, JAM, HARI = 60, 3600, 86400


@dataclass(frozen=True, slots=True)
class Tenggat:
    """How a deadline is shown."""

    nada: str
    ikon: str
    kata: str


def hari(value: date | datetime) -> date:
    """The calendar day of a moment, where the reader is."""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def relatif(value: date | datetime, kini: datetime | None = None) -> str:
    """3 hari lagi, kemarin; within a day of a moment also hours and minutes."""
    kini = kini or timezone.localtime()
    if isinstance(value, datetime):
        seconds = (value - kini).total_seconds()
        if abs(seconds) < HARI:
            return _within_a_day(seconds)
    return tanggal.relatif(hari(value), hari(kini), bahasa())


def _within_a_day(seconds: float) -> str:
    ahead, away = seconds > 0, abs(seconds)
    if away < MENIT:
        return _("sebentar lagi") if ahead else _("baru saja")
    n = int(away // (MENIT if away < JAM else JAM))
    if away < JAM and ahead:
        return ngettext("%(n)s menit lagi", "%(n)s menit lagi", n) % {"n": n}
    if away < JAM:
        return ngettext("%(n)s menit lalu", "%(n)s menit lalu", n) % {"n": n}
    if ahead:
        return ngettext("%(n)s jam lagi", "%(n)s jam lagi", n) % {"n": n}
    return ngettext("%(n)s jam lalu", "%(n)s jam lalu", n) % {"n": n}


def tenggat(pada: date | datetime, selesai: date | datetime | None = None, kini: datetime | None = None) -> Tenggat:
    """Words and tone of a deadline, met or not, seen from `kini`."""
    kini = kini or timezone.localtime()
    if selesai is not None:
        return _met(pada, selesai)
    left = pada - kini if isinstance(pada, datetime) else hari(pada) - hari(kini)
    if left < timedelta(0):
        return Tenggat("bahaya", "octagon-alert", _late(pada, kini))
    words = relatif(pada, kini)
    return Tenggat("awas", "clock", words) if left <= DEKAT else Tenggat("netral", "", words)


def _late(pada: date | datetime, kini: datetime) -> str:
    if isinstance(pada, datetime) and kini - pada < timedelta(days=1):
        n = int((kini - pada).total_seconds() // JAM)
        return ngettext("terlambat %(n)s jam", "terlambat %(n)s jam", n) % {"n": n} if n else _("baru saja lewat")
    return tanggal.relatif_tenggat(hari(pada), hari(kini), bahasa())


def _met(pada: date | datetime, selesai: date | datetime) -> Tenggat:
    days = (hari(selesai) - hari(pada)).days
    if days <= 0:
        return Tenggat("baik", "circle-check", _("selesai tepat waktu"))
    words = ngettext("selesai, terlambat %(n)s hari", "selesai, terlambat %(n)s hari", days) % {"n": days}
    return Tenggat("netral", "circle-check", words)
