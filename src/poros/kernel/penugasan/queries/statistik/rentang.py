"""Spans of days: the one before, the whole months in it, and what the counted months leave over."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

SEHARI = timedelta(days=1)
SETAHUN = 12

Rentang = tuple[date, date]
"""First and last day."""


def periode_sebelum(dari: date, sampai: date) -> Rentang:
    """As many months right before, when the span starts with a month; else as many days."""
    if dari.day == 1:
        months = SETAHUN * (sampai.year - dari.year) + sampai.month - dari.month + 1
        return mundur(dari, months), dari - SEHARI
    return dari - (sampai - dari) - SEHARI, dari - SEHARI


def mundur(bulan: date, banyak: int) -> date:
    """The first day of the month so many months earlier."""
    year, month = divmod(SETAHUN * bulan.year + bulan.month - 1 - banyak, SETAHUN)
    return date(year, month + 1, 1)


def akhir_bulan(hari: date) -> date:
    return mundur(hari, -1) - SEHARI


def bulan_utuh(dari: date, sampai: date) -> Iterator[date]:
    """The first days of the months that lie in the span with all their days."""
    bulan = dari if dari.day == 1 else mundur(dari, -1)
    while akhir_bulan(bulan) <= sampai:
        yield bulan
        bulan = mundur(bulan, -1)


def selebihnya(dari: date, sampai: date, bulan: Collection[date]) -> list[Rentang]:
    """What a span still holds without these months."""
    spans, start = [], dari
    for first in sorted(bulan):
        if start < first:
            spans.append((start, first - SEHARI))
        start = mundur(first, -1)
    return [*spans, (start, sampai)] if start <= sampai else spans
