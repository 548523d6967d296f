"""A programme in whole numbers, solved to proof by HiGHS inside OR-Tools, and checked again exactly."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor, gcd, lcm

from ortools.linear_solver import pywraplp

DIAM_DAN_TUNTAS = "output_flag=false,mip_rel_gap=0,mip_abs_gap=0"
Susunan = Mapping[int, int]
"""A sum: variable -> coefficient."""


class WaktuHabisError(ValueError):
    """No optimum was proven in the time given."""


@dataclass(slots=True)
class Program:
    """Variables from 0 to a bound, and rows bawah ≤ Σ ≤ atas; all numbers are whole."""

    paling: list[int] = field(default_factory=list)
    baris: list[tuple[Susunan, int | None, int | None]] = field(default_factory=list)

    def peubah(self, paling: int) -> int:
        """A new variable; returns its number."""
        self.paling.append(paling)
        return len(self.paling) - 1

    def batasi(self, susunan: Susunan, *, bawah: int | None = None, atas: int | None = None) -> None:
        self.baris.append((susunan, bawah, atas))

    def batasi_pecahan(self, susunan: Mapping[int, Fraction], atas: Fraction) -> None:
        isi, kali = self.utuhkan(susunan)
        self.batasi(isi, atas=floor(atas * kali))

    @staticmethod
    def utuhkan(susunan: Mapping[int, Fraction]) -> tuple[Susunan, Fraction]:
        """The same sum in the smallest whole numbers, and what it was multiplied by."""
        penyebut = lcm(*(isi.denominator for isi in susunan.values()))
        utuh = {n: int(isi * penyebut) for n, isi in susunan.items()}
        pembagi = gcd(*utuh.values()) or 1
        return {n: isi // pembagi for n, isi in utuh.items()}, Fraction(penyebut, pembagi)

    def terkecil(self, tujuan: Susunan, detik: float) -> list[int]:
        """The variables of a solution with the least Σ; there must be a solution."""
        mesin = pywraplp.Solver.CreateSolver("HIGHS")
        mesin.SetSolverSpecificParametersAsString(DIAM_DAN_TUNTAS)
        mesin.SetTimeLimit(int(detik * 1000))
        jauh = mesin.infinity()
        peubah = [mesin.IntVar(0, isi, "") for isi in self.paling]
        for susunan, bawah, atas in self.baris:
            baris = mesin.Constraint(-jauh if bawah is None else bawah, jauh if atas is None else atas)
            for nomor, isi in susunan.items():
                baris.SetCoefficient(peubah[nomor], isi)
        for nomor, isi in tujuan.items():
            mesin.Objective().SetCoefficient(peubah[nomor], isi)
        mesin.Objective().SetMinimization()
        if mesin.Solve() != pywraplp.Solver.OPTIMAL:
            raise WaktuHabisError(f"rencana tidak selesai dihitung dalam {detik:g} detik")
        nilai = [round(satu.solution_value()) for satu in peubah]
        assert self._sah(nilai), "the solver's rounding broke a row of whole numbers"
        return nilai

    def _sah(self, nilai: list[int]) -> bool:
        jumlah = [sum(isi * nilai[nomor] for nomor, isi in susunan.items()) for susunan, _, _ in self.baris]
        return all(0 <= isi <= paling for isi, paling in zip(nilai, self.paling, strict=True)) and all(
            (bawah is None or bawah <= isi) and (atas is None or isi <= atas)
            for isi, (_, bawah, atas) in zip(jumlah, self.baris, strict=True)
        )
