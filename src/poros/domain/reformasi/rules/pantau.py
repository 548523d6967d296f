"""Monitoring of reform actions: four lenses, each met or not; realisation against the target of a quarter."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

EX_ANTE = 0
TRIWULAN = (1, 2, 3, 4)
PERSEN = Decimal(100)


class Lensa(StrEnum):
    """What internal evaluation looks at (SE and guides on PermenPANRB 9/2023)."""

    KETEPATAN = "ketepatan"
    OUTPUT = "output"
    KUALITAS = "kualitas"
    WAKTU = "waktu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nilai:
    """One look at one action: which lenses were met."""

    triwulan: int
    sesuai: frozenset[Lensa]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capaian:
    """Target of a quarter and what was reached by then; None where nobody has reported."""

    triwulan: int
    target: Decimal
    realisasi: Decimal | None
    menurun: bool = False
    """For an indicator where less is better."""

    @property
    def kurang(self) -> bool:
        """Reported, and short of the target?"""
        if self.realisasi is None:
            return False
        return self.realisasi > self.target if self.menurun else self.realisasi < self.target

    @property
    def persen(self) -> Decimal | None:
        """Realisation against target: the plain ratio, or (2T - R)/T where less is better; none for a target of 0."""
        if self.realisasi is None or not self.target:
            return None
        part = 2 * self.target - self.realisasi if self.menurun else self.realisasi
        return _bulat(PERSEN * part / self.target)


def hasil(nilai: Iterable[Nilai]) -> Decimal | None:
    """Share of "sesuai" over all lenses of all looks, in percent; None before the first look."""
    looks = list(nilai)
    if not looks:
        return None
    met = sum(len(n.sesuai) for n in looks)
    return _bulat(PERSEN * met / (len(looks) * len(Lensa)))


def triwulan(bulan: int) -> int:
    """The quarter of a month."""
    return (bulan - 1) // 3 + 1


def _bulat(angka: Decimal) -> Decimal:
    return angka.quantize(Decimal("0.01"), ROUND_HALF_UP)
