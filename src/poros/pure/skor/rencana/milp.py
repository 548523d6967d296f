"""The one place that speaks to the solver: a 0–1 programme of whole numbers, solved by HiGHS to proof.

HiGHS comes inside OR-Tools. Data are whole numbers, so what the solver says within its tolerances is checked again
exactly, and its bound is rounded to the next whole number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil, floor

CUKUP = 1e-6
DIAM_DAN_TUNTAS = "output_flag=false,mip_rel_gap=0"  # no banner on standard output, and no stopping near the optimum


@dataclass(slots=True)
class Soal:
    """Minimise (or maximise) Σ tujuan over 0–1 variables under rows low ≤ Σ ≤ high."""

    tujuan: list[int] = field(default_factory=list)
    baris: list[tuple[Mapping[int, int], int | None, int | None]] = field(default_factory=list)
    terbanyak: bool = False

    def peubah(self, tujuan: int) -> int:
        """A new variable; returns its number."""
        self.tujuan.append(tujuan)
        return len(self.tujuan) - 1

    def batasi(self, koef: Mapping[int, int], *, bawah: int | None = None, atas: int | None = None) -> None:
        self.baris.append((koef, bawah, atas))


@dataclass(frozen=True, slots=True)
class Temuan:
    """Which variables are 1, the value of the objective, and the bound that no solution passes."""

    satu: frozenset[int]
    nilai: int
    batas: int


class WaktuHabisError(ValueError):
    """The solver found nothing in its time, neither a solution nor that there is none."""


def pecahkan(soal: Soal, *, detik: float = 30) -> Temuan | None:
    """The best solution, or None when there is none."""
    if not soal.tujuan:
        return Temuan(frozenset(), 0, 0) if _sah(soal, frozenset()) else None
    from ortools.linear_solver import pywraplp

    mesin = pywraplp.Solver.CreateSolver("HIGHS")
    mesin.SetSolverSpecificParametersAsString(DIAM_DAN_TUNTAS)
    mesin.SetTimeLimit(int(detik * 1000))
    tak_hingga = mesin.infinity()
    peubah = [mesin.BoolVar("") for _ in soal.tujuan]
    for koef, bawah, atas in soal.baris:
        baris = mesin.Constraint(-tak_hingga if bawah is None else bawah, tak_hingga if atas is None else atas)
        for nomor, isi in koef.items():
            baris.SetCoefficient(peubah[nomor], isi)
    tujuan = mesin.Objective()
    tujuan.SetOptimizationDirection(soal.terbanyak)
    for satu, isi in zip(peubah, soal.tujuan, strict=True):
        tujuan.SetCoefficient(satu, isi)
    keadaan = mesin.Solve()
    if keadaan == pywraplp.Solver.INFEASIBLE:
        return None
    if keadaan not in {pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE}:
        raise WaktuHabisError(f"rencana tidak selesai dihitung dalam {detik:g} detik")
    satu_satu = frozenset(n for n, p in enumerate(peubah) if p.solution_value() > 0.5)  # noqa: PLR2004 — nearer to 1
    assert _sah(soal, satu_satu), "the solver's rounding broke a row of whole numbers"
    nilai = sum(soal.tujuan[n] for n in satu_satu)
    batas = tujuan.BestBound()
    return Temuan(satu_satu, nilai, floor(batas + CUKUP) if soal.terbanyak else ceil(batas - CUKUP))


def _sah(soal: Soal, satu: frozenset[int]) -> bool:
    for koef, bawah, atas in soal.baris:
        jumlah = sum(isi for nomor, isi in koef.items() if nomor in satu)
        if (bawah is not None and jumlah < bawah) or (atas is not None and jumlah > atas):
            return False
    return True
