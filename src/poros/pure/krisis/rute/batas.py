"""A lower bound on what any set of routes costs, valid whatever the multipliers, in whole numbers.

Two bounds, the better one is told: spanning trees, see `pohon`, and *q-routes* (Christofides, Mingozzi, Toth 1981).
Give each stop i a price π(i) ≥ 0 for being visited and each route a price μ ≥ 0 for being driven. A route with load
at most Q may in the relaxation visit a stop twice, though not there and straight back; let z be the least of (its
cost - its prices), found by a table over loads. Then every plan costs at least Σ π + μ·k + K·min(0, z), where k
vehicles are needed for the load and K are there. Prices come from column generation: a small linear programme over
the routes met so far. It works in floating point and only proposes; the bound is computed from prices rounded to
whole numbers.

What is relaxed stays valid: costs and durations are replaced by those of shortest paths, loads are rounded down (stops
whose load vanishes are then left out, which costs no less by the triangle inequality), and of the windows only the
pairs of stops that cannot follow each other are kept. Where windows are what makes routes long, the gap looks wide.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from time import monotonic

import numpy as np
from ortools.linear_solver import pywraplp

from poros.pure.krisis.rute.model import Matriks, Soal, Tempat
from poros.pure.krisis.rute.pohon import batas_pohon
from poros.pure.krisis.rute.qrute import TERJAUH, Tabel, termurah

GOLONGAN = 200
"""Loads are told apart in at most so many steps."""
SKALA = 1000
CUKUP = SKALA // 100
POHON, Q_RUTE = "spanning_trees", "q_routes"


def batasi(soal: Soal, rute: Sequence[Sequence[int]], *, sampai: float) -> tuple[int, str]:
    """The bound, and its name; `rute` are those found, to begin with; time is up at `sampai`."""
    if not soal.perhentian:
        return 0, POHON
    jarak = terpendek(soal.jarak)
    ujung = [[0, *(n + 1 for n in satu), 0] for satu in rute or [[n] for n in range(len(soal.perhentian))]]
    atas = sum(int(jarak[satu[:-1], satu[1:]].sum()) for satu in ujung)
    pohon = batas_pohon(jarak, _armada(soal, soal.perhentian), atas, sampai=sampai)
    tabel, dipakai = _tabel(soal, jarak)
    if not dipakai:
        return pohon, POHON
    letak = {n: k for k, n in enumerate(dipakai)}
    kolom = [[letak[n] for n in satu if n in letak] for satu in rute]
    armada = _armada(soal, [soal.perhentian[n] for n in dipakai])
    q = _q_rute(tabel, [satu for satu in kolom if satu], armada, sampai)
    return (q, Q_RUTE) if q > pohon else (pohon, POHON)


def terpendek(matriks: Matriks) -> Matriks:
    """The cost of the shortest paths (Floyd, Warshall)."""
    hasil = matriks.astype(np.int64)
    for n in range(len(hasil)):
        np.minimum(hasil, hasil[:, n, None] + hasil[None, n, :], out=hasil)
    np.fill_diagonal(hasil, 0)
    return hasil


def _armada(soal: Soal, perhentian: Sequence[Tempat]) -> tuple[int, int]:
    """How many vehicles the load of these stops needs at least, and how many there are (no more than stops)."""
    muat = sorted((k.muat for k in soal.kendaraan for _ in range(min(k.banyak, len(perhentian)))), reverse=True)
    beban = sum(satu.minta for satu in perhentian)
    ada = min(len(muat), len(perhentian))
    perlu = next((n for n in range(1, ada) if sum(muat[:n]) >= beban), ada)
    return perlu, ada


def _tabel(soal: Soal, jarak: Matriks) -> tuple[Tabel, list[int]]:
    """The problem of the q-routes, and which stops are left in it."""
    muat = max(k.muat for k in soal.kendaraan if k.banyak)
    langkah = max(ceil(muat / GOLONGAN), int(np.gcd.reduce([satu.minta for satu in soal.perhentian])), 1)
    dipakai = [n for n, satu in enumerate(soal.perhentian) if satu.minta // langkah]
    nomor = np.array([0, *(n + 1 for n in dipakai)])
    isi = jarak[np.ix_(nomor, nomor)].copy()
    waktu = terpendek(soal.waktu)[np.ix_(nomor, nomor)]
    pilih = [soal.perhentian[n] for n in dipakai]
    selesai = np.array([max(s.buka, soal.depot.buka + int(waktu[0, k])) + s.lama for k, s in enumerate(pilih, 1)])
    tutup = np.array([TERJAUH if s.tutup is None else s.tutup for s in pilih])
    telat = selesai[:, None] + waktu[1:, 1:] > tutup[None, :] if dipakai else np.zeros((0, 0), dtype=bool)
    isi[1:, 1:][telat] = TERJAUH
    np.fill_diagonal(isi, TERJAUH)
    return Tabel(isi, np.array([s.minta // langkah for s in pilih], dtype=np.int64), muat // langkah), dipakai


def _q_rute(tabel: Tabel, rute: Sequence[Sequence[int]], armada: tuple[int, int], sampai: float) -> int:
    """The best bound met until time is up or no route is worth adding."""
    perlu, ada = armada
    induk = _Induk(tabel, perlu)
    induk.tambah([[n] for n in range(len(tabel.minta))])
    induk.tambah(rute)
    terbaik = 0
    while sekarang := induk.harga():
        harga, buka = sekarang
        terendah, baru = termurah(tabel, harga, buka, SKALA)
        nilai = int(harga.sum()) + buka * perlu + ada * min(terendah, 0)
        terbaik = max(terbaik, -(-nilai // SKALA))
        if terendah >= -CUKUP or monotonic() >= sampai:
            break
        induk.tambah(baru)
    return terbaik


class _Induk:
    """The linear programme over the routes met so far: each stop is covered, and enough routes are driven."""

    def __init__(self, tabel: Tabel, perlu: int) -> None:
        self.tabel = tabel
        self.mesin = pywraplp.Solver.CreateSolver("GLOP")
        self.cara = pywraplp.MPSolverParameters()
        self.cara.SetIntegerParam(self.cara.INCREMENTALITY, self.cara.INCREMENTALITY_OFF)
        self.jauh = self.mesin.infinity()
        self.baris = [self.mesin.Constraint(1, self.jauh) for _ in tabel.minta]
        self.jumlah = self.mesin.Constraint(perlu, self.jauh)

    def tambah(self, rute: Iterable[Sequence[int]]) -> None:
        for satu in rute:
            pakai = self.mesin.NumVar(0, self.jauh, "")
            self.jumlah.SetCoefficient(pakai, 1)
            for n in set(satu):
                self.baris[n].SetCoefficient(pakai, satu.count(n))
            self.mesin.Objective().SetCoefficient(pakai, self.tabel.biaya(satu))

    def harga(self) -> tuple[Matriks, int] | None:
        """What a visit to each stop and the driving of a route are worth, times SKALA, rounded down.

        Solved from scratch each time: going on from the last basis, GLOP now and then loses its way.
        """
        if self.mesin.Solve(self.cara) != pywraplp.Solver.OPTIMAL:
            return None
        isi = [max(satu.dual_value(), 0) for satu in (*self.baris, self.jumlah)]
        utuh = np.floor(np.array(isi) * SKALA).astype(np.int64)
        return utuh[:-1], int(utuh[-1])
