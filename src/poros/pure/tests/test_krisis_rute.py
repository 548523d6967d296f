"""Delivery routes: small cases against every plan there is, and the bound that is never above the best."""

import random
import subprocess
import sys
from itertools import permutations
from time import monotonic

import numpy as np
import pytest

from poros.pure.krisis.rute import Kendaraan, Sebab, Soal, Tempat, batasi, rencanakan
from poros.pure.krisis.rute.batas import _q_rute, terpendek
from poros.pure.krisis.rute.qrute import TERJAUH, Tabel

SELALU = 10**9


def acak(rng, *, jendela=False, paling=5):
    n = rng.randint(1, paling)
    jarak = np.array([[rng.randint(1, 30) if i != j else 0 for j in range(n + 1)] for i in range(n + 1)])
    tempat = []
    for k in range(n):
        buka = rng.randrange(40) if jendela else 0
        tutup = buka + rng.randint(5, 60) if jendela else None
        minta = rng.choice([0, *range(1, 9)])
        tempat.append(Tempat(f"p{k}", minta, rng.randrange(5), buka, tutup, rng.choice([0, 0, 6]) if jendela else 0))
    armada = (Kendaraan("besar", rng.randint(9, 20), rng.randint(1, 2)), Kendaraan("kecil", rng.randint(8, 10), 3))
    depot = Tempat("depot", tutup=rng.randint(90, 160) if jendela else None)
    waktu = jarak if rng.random() < 0.5 else np.minimum(jarak, 9)
    return Soal(depot, tempat, armada, jarak, waktu)


def jalan(soal, urutan, muat):
    """The length of one route, or None where load or time forbids it."""
    if sum(soal.perhentian[n].minta for n in urutan) > muat:
        return None
    t, di, jauh = max([soal.depot.buka, *(soal.perhentian[n].siap for n in urutan)]), 0, 0
    for n in urutan:
        satu = soal.perhentian[n]
        t, jauh, di = t + int(soal.waktu[di, n + 1]), jauh + int(soal.jarak[di, n + 1]), n + 1
        if satu.tutup is not None and t > satu.tutup:
            return None
        t = max(t, satu.buka) + satu.lama
    t, jauh = t + int(soal.waktu[di, 0]), jauh + int(soal.jarak[di, 0])
    return None if soal.depot.tutup is not None and t > soal.depot.tutup else jauh


def _sekali_jalan(soal, semua, muat):
    tabel = {}
    for urutan in (isi for besar in range(1, len(semua) + 1) for isi in permutations(semua, besar)):
        if (jauh := jalan(soal, urutan, muat)) is not None:
            tabel[frozenset(urutan)] = min(jauh, tabel.get(frozenset(urutan), jauh))
    return tabel


def termurah(soal):
    """The best of all plans that serve every stop, or None."""
    semua = frozenset(range(len(soal.perhentian)))
    muat = [k.muat for k in soal.kendaraan for _ in range(k.banyak)]
    per_muat = {m: _sekali_jalan(soal, semua, m) for m in set(muat)}
    terbaik = {frozenset(): 0}
    for m in muat:
        for ada, biaya in list(terbaik.items()):
            for isi, jauh in per_muat[m].items():
                if not isi & ada:
                    gabung = ada | isi
                    terbaik[gabung] = min(biaya + jauh, terbaik.get(gabung, biaya + jauh))
    return terbaik.get(semua)


@pytest.mark.parametrize("benih", range(24))
def test_the_plan_is_the_best_and_the_bound_below_it(benih):
    soal = acak(random.Random(benih), jendela=benih % 2 == 1, paling=4)
    rencana, terbaik = rencanakan(soal, detik=0.15, benih=1), termurah(soal)
    for rute in rencana.rute:
        urutan = [int(satu[1:]) for satu in rute.perhentian]
        muat = next(k.muat for k in soal.kendaraan if k.nama == rute.kendaraan)
        assert jalan(soal, urutan, muat) == rute.jarak
        assert rute.muatan == sum(soal.perhentian[n].minta for n in urutan)
    if terbaik is None:
        assert rencana.terlewat
    else:
        assert rencana.terlewat == ()
        assert rencana.biaya == terbaik
        assert rencana.batas <= terbaik


@pytest.mark.parametrize("benih", range(60))
def test_the_bound_is_never_above_the_best(benih):
    rng = random.Random(700 + benih)
    soal = acak(rng, jendela=benih % 3 == 0)
    terbaik = termurah(soal)
    if terbaik is None:
        return
    for sampai in (monotonic() + 5, 0):  # to the end, and stopped after the first round
        batas, cara = batasi(soal, [], sampai=sampai)
        assert 0 < batas <= terbaik
        assert cara in {"spanning_trees", "q_routes"}


def test_the_bound_proves_a_plan_that_fills_every_vehicle():
    """Four villages, each as much as one vehicle holds: nothing can be shorter than there and back."""
    sudut = [(0, 0), (0, 50), (50, 0), (0, -50), (-50, 0)]
    jarak = np.array([[round(((a - c) ** 2 + (b - d) ** 2) ** 0.5) for c, d in sudut] for a, b in sudut])
    soal = Soal(Tempat("depot"), [Tempat(f"p{n}", 1000) for n in range(4)], (Kendaraan("truk", 1000, 9),), jarak, jarak)
    rencana = rencanakan(soal, detik=0.3)
    assert (rencana.biaya, rencana.batas, rencana.celah) == (400, 400, 0)


def test_loads_too_small_to_count_need_no_vehicle_in_the_bound():
    """Two full loads far away, and crumbs at the door: the third vehicle goes no further than the door."""
    titik = [(0, 0), (50, 0), (-50, 0), (0, 1), (1, 0), (0, -1)]
    jarak = np.array([[round(((a - c) ** 2 + (b - d) ** 2) ** 0.5) for c, d in titik] for a, b in titik])
    tempat = [Tempat(f"p{n}", minta) for n, minta in enumerate([1000, 1000, 4, 4, 4])]
    soal = Soal(Tempat("depot"), tempat, (Kendaraan("truk", 1000, 5),), jarak, jarak)
    rencana = rencanakan(soal, detik=0.5)
    assert rencana.biaya == 204
    assert 200 <= rencana.batas <= 204


@pytest.mark.parametrize("muat", [3, 700, 10**6])
def test_loads_of_any_size_give_a_bound(muat):
    rng = random.Random(8)
    titik = [(rng.randrange(100), rng.randrange(100)) for _ in range(13)]
    jarak = np.array([[round(((a - c) ** 2 + (b - d) ** 2) ** 0.5) for c, d in titik] for a, b in titik])
    tempat = [Tempat(f"p{n}", rng.randint(1, muat)) for n in range(12)]
    soal = Soal(Tempat("depot"), tempat, (Kendaraan("truk", muat, 12),), jarak, jarak)
    rencana = rencanakan(soal, detik=1)
    assert rencana.cara_batas == "q_routes"
    assert 0 <= rencana.celah < 0.25


def test_without_loads_the_tree_bounds_it():
    jarak = np.array([[0, 4, 4], [4, 0, 1], [4, 1, 0]])
    soal = Soal(Tempat("depot"), [Tempat("a"), Tempat("b")], (Kendaraan("motor", 0),), jarak, jarak)
    rencana = rencanakan(soal, detik=0.1)
    assert (rencana.biaya, rencana.batas, rencana.cara_batas) == (9, 9, "spanning_trees")


def test_without_prices_there_is_no_bound():
    """As when the linear programme has no answer: here because driving earns money, without end."""
    tabel = Tabel(np.array([[TERJAUH, -1], [-1, TERJAUH]]), np.array([1]), 1)
    assert _q_rute(tabel, [], (1, 1), monotonic() + 1) == 0


def test_shortest_paths_may_go_round():
    assert terpendek(np.array([[0, 9, 2], [1, 0, 1], [3, 3, 0]])).tolist() == [[0, 5, 2], [1, 0, 1], [3, 3, 0]]


class TestUnserved:
    JARAK = np.array([[0, 5, 5, 5], [5, 0, 5, 5], [5, 5, 0, 5], [5, 5, 5, 0]])

    TRUK = (Kendaraan("truk", 10),)

    def soal(self, *tempat, kendaraan=TRUK, depot=None):
        n = len(tempat) + 1
        return Soal(depot or Tempat("depot"), tempat, kendaraan, self.JARAK[:n, :n], self.JARAK[:n, :n])

    def test_what_no_vehicle_holds_or_no_hour_allows_is_named_before(self):
        rencana = rencanakan(self.soal(Tempat("besar", 11), Tempat("pagi", 1, tutup=4), Tempat("biasa", 1)), detik=0.1)
        assert rencana.terlewat == (("besar", Sebab.MUATAN), ("pagi", Sebab.JENDELA))
        assert [rute.perhentian for rute in rencana.rute] == [("biasa",)]
        assert (rencana.biaya, rencana.batas) == (10, 10)

    def test_back_too_late(self):
        soal = self.soal(Tempat("jauh", 1, lama=9), depot=Tempat("depot", buka=3, tutup=20))
        assert rencanakan(soal, detik=0.1).terlewat == (("jauh", Sebab.JENDELA),)
        soal = self.soal(Tempat("jauh", 1, lama=7), depot=Tempat("depot", buka=3, tutup=20))
        rencana = rencanakan(soal, detik=0.1)
        assert rencana.terlewat == ()
        assert (rencana.rute[0].mulai, rencana.rute[0].tiba) == (3, 20)

    def test_what_the_fleet_cannot_do_is_left_and_the_rest_is_served(self):
        rencana = rencanakan(self.soal(*(Tempat(n, 5) for n in "abc")), detik=0.2)
        assert len(rencana.terlewat) == 1
        assert {sebab for _, sebab in rencana.terlewat} == {Sebab.ARMADA}
        assert sorted([*rencana.rute[0].perhentian, rencana.terlewat[0][0]]) == ["a", "b", "c"]
        assert (rencana.biaya, rencana.batas) == (15, 15)

    @pytest.mark.parametrize("kendaraan", [(), (Kendaraan("rusak", 10, 0),)])
    def test_no_vehicle(self, kendaraan):
        rencana = rencanakan(self.soal(Tempat("a", 0), kendaraan=kendaraan), detik=0.1)
        assert rencana.terlewat == (("a", Sebab.MUATAN),)
        assert (rencana.rute, rencana.biaya, rencana.batas, rencana.celah) == ((), 0, 0, 0)

    def test_no_stop(self):
        assert rencanakan(self.soal(), detik=0.1).rute == ()


def test_all_solvers_live_in_one_process():
    """HiGHS and GLOP and the flows of OR-Tools, and PyVRP, each at work beside the others."""
    kode = """
import ortools.linear_solver.pywraplp as p, ortools.sat.python.cp_model as c, ortools.graph.python.max_flow as m
import pyvrp, numpy
from poros.pure.krisis import alokasi, evakuasi, rute, stok
for nama in ("HIGHS", "GLOP"):
    s = p.Solver.CreateSolver(nama); nama == "GLOP" or s.SetSolverSpecificParametersAsString("output_flag=false"); x = s.NumVar(0, 3, ""); s.Maximize(x); assert s.Solve() == 0, nama
assert alokasi.bagi(alokasi.Soal({"g": 1}, {"t": 2}, [("g", "t")], {("g", "t"): 1})).biaya == 1
j = numpy.array([[0, 1], [1, 0]])
assert rute.rencanakan(rute.Soal(rute.Tempat("d"), [rute.Tempat("a", 1)], [rute.Kendaraan("k", 1)], j, j), detik=0.1).biaya == 2
assert stok.rencanakan(stok.baca({"demand": [1], "max_age": 1})).belanja == 1
model = c.CpModel(); b = model.new_bool_var(""); model.maximize(b); assert c.CpSolver().solve(model) == c.OPTIMAL
print("hidup")
"""
    assert subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True).stdout == "hidup\n"
