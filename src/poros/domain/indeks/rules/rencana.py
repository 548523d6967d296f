"""A plan changed by hand: what each year costs, and what it breaks. Pure functions over levels by year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

NOL = Decimal(0)
Pilihan = Mapping[str, Sequence[int]]
"""Level of each indicator at the end of each year."""


@dataclass(frozen=True, slots=True)
class Kenaikan:
    """An indicator rises in one year; `tahun` is the place of the year in the plan."""

    kode: str
    tahun: int
    dari: int
    ke: int
    upaya: Decimal


@dataclass(frozen=True, slots=True)
class Prasyarat:
    """`kode` at `tingkat` needs `perlu` at `perlu_tingkat` by the same year."""

    kode: str
    tingkat: int
    perlu: str
    perlu_tingkat: int


def kenaikan(awal: Mapping[str, int], pilihan: Pilihan, upaya: Mapping[str, Mapping[int, Decimal]]) -> list[Kenaikan]:
    """Every rise, by indicator and year; `upaya` holds the effort of the step that ends at a level."""
    found = []
    for kode, levels in pilihan.items():
        for year, (before, after) in enumerate(pairwise([awal[kode], *levels])):
            if after > before:
                cost = sum((n for level, n in upaya[kode].items() if before < level <= after), NOL)
                found.append(Kenaikan(kode, year, before, after, cost))
    return found


def turun(awal: Mapping[str, int], pilihan: Pilihan) -> str:
    """The first indicator that would fall in some year; empty when none does."""
    falls = (kode for kode, levels in pilihan.items() if any(b < a for a, b in pairwise([awal[kode], *levels])))
    return next(falls, "")


def beban(naik: Iterable[Kenaikan], pelaksana: Mapping[str, int | None]) -> dict[tuple[int | None, int], Decimal]:
    """Effort by unit and year; under None that of all units together."""
    total: dict[tuple[int | None, int], Decimal] = defaultdict(Decimal)
    for step in naik:
        total[None, step.tahun] += step.upaya
        unit = pelaksana.get(step.kode)
        if unit is not None:
            total[unit, step.tahun] += step.upaya
    return dict(total)


def mendahului(awal: Mapping[str, int], pilihan: Pilihan, syarat: Iterable[Prasyarat]) -> list[tuple[Prasyarat, int]]:
    """Preconditions that are not kept, with the first year in which they are not. What stood before is no breach."""
    return [
        (rule, year)
        for rule in syarat
        if awal[rule.kode] < rule.tingkat
        for year in [_pertama(pilihan, rule)]
        if year is not None
    ]


def melompat(naik: Iterable[Kenaikan], jenjang: Mapping[str, Sequence[int]], setahun: int | None) -> list[Kenaikan]:
    """Rises of more steps in one year than are held possible."""
    if setahun is None:
        return []
    return [n for n in naik if sum(n.dari < level <= n.ke for level in jenjang[n.kode]) > setahun]


def _pertama(pilihan: Pilihan, rule: Prasyarat) -> int | None:
    years = zip(pilihan[rule.kode], pilihan[rule.perlu], strict=True)
    broken = (n for n, (level, other) in enumerate(years) if level >= rule.tingkat and other < rule.perlu_tingkat)
    return next(broken, None)
