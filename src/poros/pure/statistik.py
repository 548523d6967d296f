"""How long things take: summaries that can be compared, and that say when they may not be ranked."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from statistics import median
from typing import NamedTuple

P90 = 0.9


class Kasus(NamedTuple):
    """One finished matter: its duration, in whatever unit, and whether it ended after its deadline."""

    lama: float
    terlambat: bool


class Arah(StrEnum):
    MEMBAIK = "membaik"
    TETAP = "tetap"
    MEMBURUK = "memburuk"
    BELUM_DAPAT_DIBANDINGKAN = "belum_dapat_dibandingkan"


@dataclass(frozen=True, slots=True)
class Ringkasan:
    n: int
    median: float
    p90: float
    bagian_terlambat: float
    layak_peringkat: bool


@dataclass(frozen=True, slots=True)
class Tren:
    """`selisih` is the change of the median in its own unit: below zero is faster."""

    arah: Arah
    selisih: float


def persentil(nilai: Collection[float], bagian: float) -> float:
    """By nearest rank: the smallest value that at least this share of values does not exceed.

    It is always a value that really occurred, so that one can be shown the matter behind it.
    """
    if not nilai or not 0 < bagian <= 1:
        raise ValueError("a percentile needs values and a share above 0, at most 1")
    # 0.9 × 10 must be rank 9: the rounding takes away what binary fractions add.
    return sorted(nilai)[ceil(round(bagian * len(nilai), 9)) - 1]


def ringkas(kasus: Collection[Kasus], ambang: int) -> Ringkasan | None:
    """None without cases; below `ambang` cases a unit is shown but not ranked: chance would rank it."""
    if not kasus:
        return None
    lama = [k.lama for k in kasus]
    return Ringkasan(
        n=len(lama),
        median=median(lama),
        p90=persentil(lama, P90),
        bagian_terlambat=sum(k.terlambat for k in kasus) / len(lama),
        layak_peringkat=len(lama) >= ambang,
    )


def tren(dulu: Ringkasan | None, kini: Ringkasan | None, batas: float) -> Tren:
    """Compares the medians of two periods; a change of at most the share `batas` of the former is none."""
    if not (dulu and kini and dulu.layak_peringkat and kini.layak_peringkat):
        return Tren(Arah.BELUM_DAPAT_DIBANDINGKAN, 0.0)
    selisih = kini.median - dulu.median
    if abs(selisih) <= batas * dulu.median:
        return Tren(Arah.TETAP, selisih)
    return Tren(Arah.MEMBAIK if selisih < 0 else Arah.MEMBURUK, selisih)
