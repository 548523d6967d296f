"""The one place that speaks to the solvers: a 0–1 programme of whole numbers, solved by HiGHS to proof.

HiGHS comes inside OR-Tools. Data are whole numbers, so what the solver says within its tolerances is checked again
exactly, and its bound is rounded to the next whole number. Steps packed into the capacities of several years can be
too many alike for branch and bound; what HiGHS has not finished in its share of the time CP-SAT goes on with, which
computes in whole numbers and, when its time is over too, still tells the best plan it has and the bound.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil, floor

CUKUP = 1e-6
KECIL = 10**8
"""Up to here HiGHS, which computes in floats, keeps the rows of whole numbers; what is larger CP-SAT solves alone."""
PEKERJA = 4
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
    """The best solution, or None when there is none; whether it is proven best its bound tells."""
    if not soal.tujuan:
        return Temuan(frozenset(), 0, 0) if _sah(soal, frozenset()) else None
    temuan = _selesaikan(soal, detik)
    assert temuan is None or _sah(soal, temuan.satu), "the solver's rounding broke a row of whole numbers"
    return temuan


def _selesaikan(soal: Soal, detik: float) -> Temuan | None:
    if _terbesar(soal) > KECIL:
        return _cp_sat(soal, detik)
    try:
        return _highs(soal, detik / 3)
    except WaktuHabisError:
        return _cp_sat(soal, detik * 2 / 3)


def _terbesar(soal: Soal) -> int:
    """The largest number that a solver would meet."""
    return max(abs(n) for isi in (soal.tujuan, *(koef.values() for koef, _, _ in soal.baris)) for n in isi)


def _highs(soal: Soal, detik: float) -> Temuan | None:
    from ortools.linear_solver import pywraplp

    mesin = pywraplp.Solver.CreateSolver("HIGHS")
    mesin.SetSolverSpecificParametersAsString(DIAM_DAN_TUNTAS)
    mesin.SetTimeLimit(max(1, int(detik * 1000)))  # none at all would be no limit
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
    if keadaan != pywraplp.Solver.OPTIMAL:
        raise WaktuHabisError
    batas = tujuan.BestBound()
    satu_satu = frozenset(n for n, p in enumerate(peubah) if p.solution_value() > 0.5)  # noqa: PLR2004 — nearer to 1
    return _temuan(soal, satu_satu, floor(batas + CUKUP) if soal.terbanyak else ceil(batas - CUKUP))


def _cp_sat(soal: Soal, detik: float) -> Temuan | None:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    peubah = [model.new_bool_var("") for _ in soal.tujuan]
    for koef, bawah, atas in soal.baris:
        jumlah = sum(isi * peubah[nomor] for nomor, isi in koef.items())
        if bawah is not None:
            model.add(jumlah >= bawah)
        if atas is not None:
            model.add(jumlah <= atas)
    tujuan = sum(isi * satu for satu, isi in zip(peubah, soal.tujuan, strict=True))
    (model.maximize if soal.terbanyak else model.minimize)(tujuan)
    mesin = cp_model.CpSolver()
    mesin.parameters.num_workers = PEKERJA
    mesin.parameters.max_time_in_seconds = detik
    keadaan = mesin.solve(model)
    if keadaan == cp_model.INFEASIBLE:
        return None
    if keadaan not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        if soal.terbanyak and _sah(soal, frozenset()):  # to do nothing is a poor answer, and an answer
            return Temuan(frozenset(), 0, sum(isi for isi in soal.tujuan if isi > 0))
        raise WaktuHabisError(f"rencana tidak selesai dihitung dalam {detik:g} detik")
    satu_satu = frozenset(n for n, p in enumerate(peubah) if mesin.value(p))
    return _temuan(soal, satu_satu, int(mesin.best_objective_bound))


def _temuan(soal: Soal, satu: frozenset[int], batas: int) -> Temuan:
    return Temuan(satu, sum(soal.tujuan[n] for n in satu), batas)


def _sah(soal: Soal, satu: frozenset[int]) -> bool:
    for koef, bawah, atas in soal.baris:
        jumlah = sum(isi for nomor, isi in koef.items() if nomor in satu)
        if (bawah is not None and jumlah < bawah) or (atas is not None and jumlah > atas):
            return False
    return True
