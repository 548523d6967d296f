"""What displaced people need, by a dated standard: need = Σ over days of people(day) × rate(day since the start).

Needs are counted on displaced people, not on all affected. Rates may change with the day of the event (water from
day 4); what is a stock and not a flow (toilets, floor) goes by the greatest number of people at once. Rounded up
once, at the delivery unit of each point, never per person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

SEPEKAN = 7


@dataclass(frozen=True, slots=True)
class Butir:
    """One item; `laju` is what a person needs a day or a week, or while there, from a day of the event on."""

    kode: str
    nama: str
    satuan: str
    cara: str
    laju: tuple[tuple[int, Fraction], ...]  # (from day, rate), from day 1 up
    kemasan: Fraction  # the delivery unit
    sumber: str
    bukti: str

    def pada(self, hari: int) -> Fraction:
        return next(laju for dari, laju in reversed(self.laju) if dari <= hari)


@dataclass(frozen=True, slots=True)
class Standar:
    kode: str
    nama: str
    dasar: str
    dari: date
    sampai: date | None
    butir: tuple[Butir, ...]
    catatan: tuple[str, ...] = ()

    def berlaku(self, hari: date) -> bool:
        return self.dari <= hari and (self.sampai is None or hari <= self.sampai)


@dataclass(frozen=True, slots=True)
class Permintaan:
    """People by point and day; the first day is `hari_pertama` of the event."""

    orang: Mapping[str, Sequence[int]]
    hari_pertama: int = 1
    kemasan: Mapping[str, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Kebutuhan:
    butir: Butir
    kemasan: Fraction
    per_titik: Mapping[str, Fraction]  # exact

    def bulat(self, titik: str) -> int:
        """How many delivery units a point needs."""
        return ceil(self.per_titik[titik] / self.kemasan)

    @property
    def jumlah(self) -> Fraction:
        """What must be sent in all, in the unit of the item."""
        return sum((self.bulat(titik) * self.kemasan for titik in self.per_titik), Fraction(0))


def hitung(standar: Standar, permintaan: Permintaan) -> tuple[Kebutuhan, ...]:
    kemasan = permintaan.kemasan or {}
    return tuple(
        Kebutuhan(
            butir,
            kemasan.get(butir.kode, butir.kemasan),
            {titik: _butuh(butir, orang, permintaan.hari_pertama) for titik, orang in permintaan.orang.items()},
        )
        for butir in standar.butir
    )


def _butuh(butir: Butir, orang: Sequence[int], pertama: int) -> Fraction:
    per_hari = [n * butir.pada(hari) for hari, n in enumerate(orang, pertama)]
    if butir.cara == "day":
        return sum(per_hari, Fraction(0))
    panjang = SEPEKAN if butir.cara == "week" else len(per_hari)
    return sum((max(per_hari[n : n + panjang]) for n in range(0, len(per_hari), panjang)), Fraction(0))
