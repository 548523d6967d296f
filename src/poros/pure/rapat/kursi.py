"""Seats by precedence (UU 9/2010): the order of the law, then row by row from the middle outwards."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tamu:
    """Somebody to be seated: `tingkat` is his place in the order of the law, `urut` his place among equals.

    Officials of the state's highest bodies (`pusat`) come before all of the region (Art. 10(2), 11(2)).
    """

    kode: str
    tingkat: int
    urut: int = 0
    pusat: bool = False


@dataclass(frozen=True, slots=True)
class Kursi:
    """A seat: its number by rank, its row, and its place counted from the left as the guests look."""

    kode: str
    nomor: int
    baris: int
    kolom: int


def urutkan(tamu: Iterable[Tamu]) -> list[Tamu]:
    """By rank; among equals as they were entered."""
    return sorted(tamu, key=lambda t: (not t.pusat, t.tingkat, t.urut))


def susun(tamu: Iterable[Tamu], per_baris: int) -> list[Kursi]:
    """The first sits in the middle of the first row, the second at his right, the third at his left, and so on."""
    if per_baris < 1:
        raise ValueError("a row has seats")
    ranked = urutkan(tamu)
    middle = (per_baris - 1) // 2
    places = [middle, *(p for n in range(1, per_baris) for p in (middle + n, middle - n) if 0 <= p < per_baris)]
    return [Kursi(t.kode, n + 1, n // per_baris + 1, places[n % per_baris] + 1) for n, t in enumerate(ranked)]
