"""Flows of whole numbers: kept at every node, no more than each arc holds, cut off where the cut says, cheapest of all."""

import random

import numpy as np
import pytest
from ortools.linear_solver import pywraplp

from poros.pure.krisis.arus import MUAT_MESIN, alirkan, larik, termurah

BENIH = range(120)


def acak(r):
    simpul = r.randint(2, 7)
    busur = [(r.randrange(simpul), r.randrange(simpul), r.randrange(12)) for _ in range(r.randint(0, 18))]
    return simpul, [(u, v, isi) for u, v, isi in busur if u != v]


def kolom(busur, lebar=3):
    return (larik([satu[n] for satu in busur]) for n in range(lebar))


@pytest.fixture(params=BENIH)
def jaring(request):
    return acak(random.Random(request.param))


@pytest.mark.parametrize("kali", [1, MUAT_MESIN])
def test_what_comes_in_goes_out_and_no_arc_is_over_full(jaring, kali):
    simpul, busur = jaring
    if not busur:
        return
    busur = [(u, v, isi * kali) for u, v, isi in busur]
    aliran = alirkan(simpul, *kolom(busur))
    sisa = [0] * simpul
    for (u, v, muat), isi in zip(busur, aliran.busur.tolist(), strict=True):
        assert 0 <= isi <= muat
        sisa[u] -= isi
        sisa[v] += isi
    assert sisa[1:-1] == [0] * (simpul - 2)
    assert sisa[-1] == -sisa[0] == aliran.nilai


@pytest.mark.parametrize("kali", [1, MUAT_MESIN])
def test_the_cut_is_full_forwards_and_empty_backwards(jaring, kali):
    """Which proves that no more can flow, whichever way it was found."""
    simpul, busur = jaring
    if not busur:
        return
    busur = [(u, v, isi * kali) for u, v, isi in busur]
    aliran = alirkan(simpul, *kolom(busur))
    hulu = aliran.hulu.tolist()
    assert hulu[0]
    assert not hulu[-1]
    for (u, v, muat), isi in zip(busur, aliran.busur.tolist(), strict=True):
        if hulu[u] and not hulu[v]:
            assert isi == muat
        if hulu[v] and not hulu[u]:
            assert isi == 0
    assert aliran.nilai == sum(muat for u, v, muat in busur if hulu[u] and not hulu[v])


def test_the_cut_is_the_smallest_of_all_least_cuts(jaring):
    """On the source side lies only what the source can still reach: callers read from it who is short."""
    simpul, busur = jaring
    if not busur:
        return
    aliran = alirkan(simpul, *kolom(busur))
    sampai, antre = {0}, [0]
    while antre:
        u = antre.pop()
        for (a, b, muat), isi in zip(busur, aliran.busur.tolist(), strict=True):
            for dari, ke, ada in ((a, b, isi < muat), (b, a, isi > 0)):
                if dari == u and ada and ke not in sampai:
                    sampai.add(ke)
                    antre.append(ke)
    assert set(np.flatnonzero(aliran.hulu).tolist()) == sampai


@pytest.mark.parametrize("kali", [1, MUAT_MESIN])
def test_what_went_the_wrong_way_first_is_sent_back(kali):
    """The first way found takes the middle road; only by giving it back can two units arrive."""
    direct = [(0, 1), (0, 2), (1, 3), (1, 4), (2, 4), (3, 6), (4, 5), (5, 6), (0, 4)]
    crossed = [(0, 1), (0, 2), (1, 3), (2, 3), (1, 4), (3, 6), (4, 5), (5, 6)]
    for ways in (direct, crossed):
        assert alirkan(7, *kolom([(u, v, kali) for u, v in ways])).nilai == 2 * kali


def test_turned_round_as_much_flows_back(jaring):
    simpul, busur = jaring
    if not busur:
        return
    balik = [(simpul - 1 - v, simpul - 1 - u, isi) for u, v, isi in busur]
    assert alirkan(simpul, *kolom(balik)).nilai == alirkan(simpul, *kolom(busur)).nilai


def lp_termurah(simpul, busur, pasokan):
    """The same as a linear programme, whose best is whole; None where nothing balances."""
    mesin = pywraplp.Solver.CreateSolver("GLOP")
    alir = [mesin.NumVar(0, muat, "") for _, _, muat, _ in busur]
    for n in range(simpul):
        baris = mesin.Constraint(pasokan[n], pasokan[n])
        for (u, v, _, _), x in zip(busur, alir, strict=True):
            baris.SetCoefficient(x, (u == n) - (v == n))
    for (_, _, _, harga), x in zip(busur, alir, strict=True):
        mesin.Objective().SetCoefficient(x, harga)
    mesin.Objective().SetMinimization()
    return mesin.Objective().Value() if mesin.Solve() == pywraplp.Solver.OPTIMAL else None


@pytest.mark.parametrize("benih", range(60))
def test_the_cheapest_is_that_of_the_linear_programme(benih):
    r = random.Random(7_000 + benih)
    simpul = r.randint(2, 5)
    busur = [
        (u, v, r.randint(1, 9), r.randrange(20))
        for u in range(simpul)
        for v in range(simpul)
        if u != v and r.random() < 0.7
    ]
    pasokan = [r.randint(-3, 3) for _ in range(simpul - 1)]
    pasokan.append(-sum(pasokan))
    wajar = lp_termurah(simpul, busur, pasokan) if busur else None
    if wajar is None:
        return
    aliran = termurah(*kolom(busur, 4), larik(pasokan)).tolist()
    assert sum(isi * harga for isi, (_, _, _, harga) in zip(aliran, busur, strict=True)) == round(wajar)
    for n in range(simpul):
        assert sum(isi * ((u == n) - (v == n)) for isi, (u, v, _, _) in zip(aliran, busur, strict=True)) == pasokan[n]


@pytest.mark.parametrize(
    ("isi", "pengali", "jenis"),
    [([1, 2], 1, np.int64), ([2**61, 2**61], 1, object), ([2**60], 4, object), ([], 1, np.int64)],
)
def test_a_column_is_of_the_kind_that_holds_it(isi, pengali, jenis):
    assert larik(isi, pengali).dtype == jenis
    assert larik(isi, pengali).tolist() == isi
