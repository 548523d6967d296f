"""From sums of answers to what is published: the index by its instrument, sample sizes, cells too small to show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from poros.pure import skor

PILIHAN_MAKS = 10
"""A scale with more steps is a number, not a choice."""


@dataclass(frozen=True, slots=True)
class Jumlah:
    """So many answers, and the sum of their values element by element."""

    n: int
    nilai: tuple[int, ...]

    def __add__(self, lain: "Jumlah") -> "Jumlah":
        return Jumlah(self.n + lain.n, tuple(a + b for a, b in zip(self.nilai, lain.nilai, strict=True)))


def gabung(bagian: Iterable[Jumlah], banyak_unsur: int) -> Jumlah:
    """All answers of several services as those of one office: every answer weighs the same."""
    return sum(bagian, Jumlah(0, (0,) * banyak_unsur))


def indeks(instrumen: skor.Instrumen, jumlah: Jumlah) -> skor.Hasil | None:
    """The index of these answers, exact; None without a single one."""
    if jumlah.n == 0:
        return None
    means = {leaf.kode: Fraction(total, jumlah.n) for leaf, total in zip(instrumen.daun, jumlah.nilai, strict=True)}
    return skor.hitung(instrumen, means)


def skala(instrumen: skor.Instrumen) -> tuple[int, int] | None:
    """The lowest and the highest answer; None for an instrument that no questionnaire can ask."""
    found = {(leaf.skala.dari, leaf.skala.sampai) for leaf in instrumen.daun if leaf.skala}
    if len(found) != 1:
        return None
    low, high = found.pop()
    whole = low == int(low) and high == int(high)
    return (int(low), int(high)) if whole and 1 <= high - low < PILIHAN_MAKS else None


def kurang_sampel(n: int, populasi: int) -> int:
    """How many answers a service still needs, by Krejcie and Morgan."""
    return max(0, skor.sampel(populasi) - n)


def tutupi(cacah: Mapping[str, int], ambang: int) -> dict[str, int | None]:
    """Counts with small cells hidden (None); where only one would be, the next smallest too: else a sum betrays it.

    Nothing at all is no person and stays a nothing.
    """
    hidden = {kode for kode, n in cacah.items() if 0 < n < ambang}
    if len(hidden) == 1:
        rest = [(n, kode) for kode, n in cacah.items() if n >= ambang]
        if rest:
            hidden.add(min(rest)[1])
    return {kode: None if kode in hidden else n for kode, n in cacah.items()}


def perubahan(ikm: Sequence[str | None]) -> Decimal | None:
    """From the last period but one to the last, of those that have a value; None with fewer than two."""
    known = [Decimal(value) for value in ikm if value]
    return known[-1] - known[-2] if len(known) > 1 else None


def terlemah(nrr: Sequence[tuple[str, Fraction]], banyak: int = 2) -> list[str]:
    """The codes of the elements with the lowest means: where mending helps most."""
    return [kode for kode, _nilai in sorted(nrr, key=lambda pair: pair[1])[:banyak]]
