"""Ceilings of size (02 §1.3): they warn, they never refuse, since a government's own Perkada sets its structure."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Ukuran:
    """So many units of a kind may stand under one unit of another kind; `pemda` "" is every level."""

    anak: str
    induk: str
    pemda: str
    maks: int
    dasar: str
    mutu: str
    berlaku_dari: date


@dataclass(frozen=True, slots=True)
class Rumpun:
    """Urusan that may share one dinas (PP 18/2016 Art. 18(4))."""

    kode: str
    urusan: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ruas:
    """A unit as far as its size matters."""

    id: int
    jenis: str
    induk_id: int | None


@dataclass(frozen=True, slots=True)
class Kelebihan:
    """A unit has more parts of a kind than the ceiling of the largest type."""

    unit_id: int
    anak: str
    jumlah: int
    batas: Ukuran


def terlampaui(units: Sequence[Ruas], batas: Iterable[Ukuran], pemda: str, pada: date) -> list[Kelebihan]:
    """Every ceiling that is passed."""
    jenis = {unit.id: unit.jenis for unit in units}
    jumlah = Counter((unit.induk_id, unit.jenis) for unit in units if unit.induk_id is not None)
    return [
        Kelebihan(induk_id, row.anak, n, row)
        for row in batas
        if row.pemda in {pemda, ""} and row.berlaku_dari <= pada
        for (induk_id, anak), n in jumlah.items()
        if anak == row.anak and jenis.get(induk_id) == row.induk and n > row.maks
    ]


def lintas_rumpun(urusan: Iterable[str], rumpun: Iterable[Rumpun]) -> bool:
    """Does no one rumpun hold all these urusan? One urusan alone is never a merger."""
    kode = frozenset(urusan)
    return len(kode) > 1 and not any(kode <= r.urusan for r in rumpun)


def dalam_lingkaran(unit: int, induk: int | None, induk_dari: dict[int, int | None]) -> bool:
    """Would the unit stand below itself if `induk` became its parent?"""
    return unit in set(ke_atas(induk, induk_dari))


def ke_atas(unit: T | None, induk_dari: Mapping[T, T | None]) -> Iterator[T]:
    """A unit and all above it; a circle is walked once."""
    seen: set[T] = set()
    while unit is not None and unit not in seen:
        seen.add(unit)
        yield unit
        unit = induk_dari.get(unit)
