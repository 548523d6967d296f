"""Clocks: of a drill that runs faster than the day, of the next situation report, and of a status that lapses."""

from datetime import date, datetime, timedelta

LAJU_MAKS = 288
"""A day of the drill in five minutes."""


def saat(mulai: datetime, laju: int, sekarang: datetime) -> datetime:
    """What the clock of an event shows: at speed 1 it is the clock on the wall."""
    return mulai + (sekarang - mulai) * laju


def berjalan(sekarang: datetime, berhenti: datetime | None, terhenti: timedelta) -> datetime:
    """The clock on the wall without the time that a drill stood still; it stands since `berhenti`."""
    return (berhenti or sekarang) - terhenti


def nyata(mulai: datetime, laju: int, jam: datetime) -> datetime:
    """When the clock on the wall shows what the clock of the event will show."""
    return mulai + (jam - mulai) / laju


def sitrep_berikut(terakhir: datetime, ritme_jam: int) -> datetime:
    return terakhir + timedelta(hours=ritme_jam)


def sisa_hari(sampai: date, hari: date) -> int:
    """Days that a status still holds, the last one included; with 0 it has lapsed, and BTT and DSP lose their base."""
    return (sampai - hari).days + 1
