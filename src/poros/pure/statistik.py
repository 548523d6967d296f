"""How long things take: summaries that can be compared, and that say when they may not be ranked."""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
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
    return sorted(nilai)[max(ceil(round(bagian * len(nilai), 9)), 1) - 1]


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


def ringkas_hitungan(hitungan: Mapping[int, int], terlambat: int, ambang: int) -> Ringkasan | None:
    """As `ringkas`, for durations that are counted already: how often each occurred, and how many were late."""
    n = sum(hitungan.values())
    if n == 0:
        return None
    lama, sampai = zip(*sorted(hitungan.items()), strict=True)
    kumulatif = list(accumulate(sampai))

    def ke(urutan: int) -> int:
        """The value that stands at a place, from 1, when all are put in order."""
        return lama[bisect_left(kumulatif, urutan)]

    return Ringkasan(
        n=n,
        median=(ke((n + 1) // 2) + ke(n // 2 + 1)) / 2,
        p90=ke(ceil(round(P90 * n, 9))),
        bagian_terlambat=terlambat / n,
        layak_peringkat=n >= ambang,
    )


def tren(dulu: Ringkasan | None, kini: Ringkasan | None, batas: float) -> Tren:
    """Compares the medians of two periods; a change of at most the share `batas` of the former is none."""
    if not (dulu and kini and dulu.layak_peringkat and kini.layak_peringkat):
        return Tren(Arah.BELUM_DAPAT_DIBANDINGKAN, 0.0)
    selisih = kini.median - dulu.median
    if abs(selisih) <= batas * dulu.median:
        return Tren(Arah.TETAP, selisih)
    return Tren(Arah.MEMBAIK if selisih < 0 else Arah.MEMBURUK, selisih)
