"""What the engine is asked about a plan, as one value, so that the same question is answered once."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from poros.pure import skor
from poros.pure.skor import Halangan, Komponen, Permintaan, Sasaran, Syarat, Titik

from ...models import Rencana
from ..instrumen import isi

DETIK = 3
"""Seconds that a page may wait for a proof; what is not proven by then says so."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=True)
class Soal:
    """What a plan is computed from; units by their numbers as text, all units together as ""."""

    instrumen: skor.Instrumen
    masa: tuple[int, ...]
    tingkat: tuple[tuple[str, int], ...]
    upaya: tuple[tuple[str, tuple[str, ...]], ...]
    pelaksana: tuple[tuple[str, str], ...]
    syarat: tuple[tuple[str, int, str, int], ...]
    kapasitas: tuple[tuple[str, int, str], ...]
    langkah_setahun: int | None

    def __hash__(self) -> int:
        return hash((self.instrumen.kode, self.masa, self.tingkat, self.upaya, self.syarat, self.kapasitas))


@dataclass(frozen=True, slots=True, kw_only=True)
class Usul:
    """The engine's plan as levels by indicator at the end of each year, with its proof."""

    tingkat: dict[str, list[int]]
    upaya: Decimal
    batas: Decimal
    tercapai: bool
    terbukti: bool
    sebab: tuple[Halangan, ...]


def usulkan(row: Rencana) -> Usul:
    """The way of least effort; when the target is out of reach, the highest that can be reached, and why."""
    return _usul(soal(row), sasaran(row))


def batas_upaya(row: Rencana) -> tuple[Titik, ...]:
    """The frontier of effort and index."""
    return _batas(soal(row))


def sasaran(row: Rencana) -> Sasaran:
    return Sasaran(predikat=row.predikat) if row.predikat else Sasaran(indeks=row.sasaran)


def soal(row: Rencana) -> Soal:
    return Soal(
        instrumen=isi(row.instrumen),
        masa=row.masa,
        tingkat=tuple(row.tingkat.items()),
        upaya=tuple((kode, tuple(steps)) for kode, steps in row.upaya.items()),
        pelaksana=tuple((kode, str(unit)) for kode, unit in row.pelaksana.items() if unit is not None),
        syarat=tuple((s["kode"], s["tingkat"], s["perlu"], s["perlu_tingkat"]) for s in row.syarat),
        kapasitas=tuple((str(k["unit"] or ""), k["tahun"], k["upaya"]) for k in row.kapasitas),
        langkah_setahun=row.langkah_setahun,
    )


def jenjang(leaf: Komponen) -> tuple[int, ...]:
    """Whole levels of an indicator; none where its scale is no ladder."""
    levels = leaf.skala.jenjang() if leaf.skala else ()
    return tuple(int(n) for n in levels) if all(n == int(n) for n in levels) else ()


@lru_cache(maxsize=256)
def _usul(ask: Soal, target: Sasaran) -> Usul:
    found = skor.rencana(_permintaan(ask, target), detik=DETIK)
    levels = {kode: [level] * len(ask.masa) for kode, level in ask.tingkat}
    for step in found.langkah:
        since = ask.masa.index(step.tahun)
        levels[step.kode][since:] = [int(step.ke)] * (len(ask.masa) - since)
    return Usul(
        tingkat=levels,
        upaya=found.upaya,
        batas=found.batas,
        tercapai=found.tercapai,
        terbukti=found.terbukti,
        sebab=found.halangan,
    )


@lru_cache(maxsize=64)
def _batas(ask: Soal) -> tuple[Titik, ...]:
    return skor.garis_depan(_permintaan(ask, Sasaran()), detik=DETIK)


def _permintaan(ask: Soal, target: Sasaran) -> Permintaan:
    costs = dict(ask.upaya)
    return Permintaan(
        instrumen=ask.instrumen,
        tingkat={kode: Decimal(v) for kode, v in ask.tingkat},
        sasaran=target,
        upaya={leaf.kode: _biaya(leaf, costs[leaf.kode]) for leaf in ask.instrumen.daun},
        tahun=ask.masa,
        unit=dict(ask.pelaksana),
        kapasitas={(unit, year): Decimal(n) for unit, year, n in ask.kapasitas},
        syarat=tuple(Syarat(a, Decimal(n), b, Decimal(m)) for a, n, b, m in ask.syarat),
        naik_setahun=ask.langkah_setahun,
    )


def _biaya(leaf: Komponen, steps: Sequence[str]) -> dict[Decimal, Decimal]:
    """Effort of the step that ends at each level."""
    return {Decimal(level): Decimal(cost) for level, cost in zip(jenjang(leaf)[1:], steps, strict=True)}
