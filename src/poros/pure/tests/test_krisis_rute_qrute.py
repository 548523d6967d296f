"""The parts of the bound: cheapest walks by trying each of them, least trees by trying all of them."""

import random
from itertools import combinations, pairwise, product

import numpy as np
import pytest

from poros.pure.krisis.rute.pohon import _pohon, batas_pohon
from poros.pure.krisis.rute.qrute import TERJAUH, Tabel, termurah

SKALA = 10
SELALU = float("inf")


def acak(rng, *, terlarang=0.2):
    """Costs with the depot first, some pairs that cannot follow each other, loads, prices."""
    n, muat = rng.randint(1, 4), rng.randint(1, 6)
    jarak = np.array([[rng.randint(1, 20) for _ in range(n + 1)] for _ in range(n + 1)], dtype=np.int64)
    for a, b in product(range(1, n + 1), repeat=2):
        if a == b or rng.random() < terlarang:
            jarak[a, b] = TERJAUH
    minta = np.array([rng.randint(1, muat) for _ in range(n)], dtype=np.int64)
    harga = np.array([rng.randrange(300) for _ in range(n)], dtype=np.int64)
    return Tabel(jarak, minta, muat), harga, rng.randrange(100)


def semua_jalan(tabel):
    """Every walk with a bounded load that never goes there and straight back."""
    n = len(tabel.minta)

    def lanjut(jalan, sisa):
        yield jalan
        for k in range(n):
            boleh = tabel.jarak[jalan[-1] + 1, k + 1] < TERJAUH and tabel.minta[k] <= sisa
            if boleh and (len(jalan) < 2 or jalan[-2] != k):
                yield from lanjut([*jalan, k], sisa - tabel.minta[k])

    for k in range(n):
        if tabel.minta[k] <= tabel.muat:
            yield from lanjut([k], tabel.muat - tabel.minta[k])


def nilai(tabel, jalan, harga, buka):
    return tabel.biaya(jalan) * SKALA - int(sum(harga[k] for k in jalan)) - buka


@pytest.mark.parametrize("puluhan", range(12))
def test_the_cheapest_walk_is_the_cheapest_of_all(puluhan):
    for benih in range(10 * puluhan, 10 * puluhan + 10):
        tabel, harga, buka = acak(random.Random(benih))
        terendah, jalan = termurah(tabel, harga, buka, SKALA)
        semua = [nilai(tabel, satu, harga, buka) for satu in semua_jalan(tabel)]
        assert terendah == min(semua), benih
        for satu in jalan:
            assert satu in list(semua_jalan(tabel)), benih
            assert nilai(tabel, satu, harga, buka) < 0


@pytest.mark.parametrize("benih", range(20))
def test_of_each_last_stop_the_best_walk_that_earns_is_told(benih):
    tabel, harga, buka = acak(random.Random(900 + benih), terlarang=0)
    _terendah, jalan = termurah(tabel, harga, buka, SKALA)
    for akhir in range(len(tabel.minta)):
        berakhir = [nilai(tabel, s, harga, buka) for s in semua_jalan(tabel) if s[-1] == akhir]
        terbaik = min(berakhir, default=0)
        disebut = [nilai(tabel, s, harga, buka) for s in jalan if s[-1] == akhir]
        assert disebut == ([terbaik] if terbaik < 0 else [])


def test_there_and_straight_back_is_never_taken_however_much_it_would_earn():
    """Two stops that pay a fortune each time: a walk a-b-a-b would earn without end."""
    jarak = np.array([[0, 1, 1], [1, TERJAUH, 1], [1, 1, TERJAUH]], dtype=np.int64)
    tabel = Tabel(jarak, np.array([1, 1]), 6)
    terendah, jalan = termurah(tabel, np.array([1000, 1000]), 0, SKALA)
    assert terendah == 3 * SKALA - 2000
    assert sorted(jalan) == [[0, 1], [1, 0]]


def berat(jarak, tepi):
    return sum(int(jarak[a, b]) for a, b in tepi)


def terhubung(n, tepi):
    sampai, antre = {0}, [0]
    while antre:
        u = antre.pop()
        baru = {b if a == u else a for a, b in tepi if u in (a, b)} - sampai
        sampai |= baru
        antre += baru
    return len(sampai) == n


@pytest.mark.parametrize("benih", range(40))
def test_the_tree_is_the_lightest_of_all_trees(benih):
    rng = random.Random(benih)
    n = rng.randint(2, 5)
    jarak = np.array([[rng.randint(1, 30) for _ in range(n)] for _ in range(n)], dtype=np.int64)
    jarak = np.minimum(jarak, jarak.T)
    induk = _pohon(jarak)
    tepi = [(k, int(induk[k])) for k in range(1, n)]
    assert terhubung(n, tepi)
    pasangan = list(combinations(range(n), 2))
    assert berat(jarak, tepi) == min(berat(jarak, t) for t in combinations(pasangan, n - 1) if terhubung(n, t))


def wisata(jarak, banyak):
    """The cheapest way to visit all stops with exactly so many routes, none of them empty, by trying everything."""
    from itertools import permutations

    n = len(jarak) - 1
    terbaik = SELALU
    for urut in permutations(range(1, n + 1)):
        for potong in combinations(range(1, n), banyak - 1):
            tepi = [0, *potong, n]
            rute = [urut[a:b] for a, b in pairwise(tepi)]
            biaya = sum(int(jarak[a, b]) for r in rute for a, b in zip((0, *r), (*r, 0), strict=True))
            terbaik = min(terbaik, biaya)
    return terbaik


@pytest.mark.parametrize("benih", range(40))
def test_the_tree_bounds_every_plan_from_below(benih):
    rng = random.Random(4_000 + benih)
    n = rng.randint(1, 5)
    jarak = np.array(
        [[0 if a == b else rng.randint(1, 30) for b in range(n + 1)] for a in range(n + 1)], dtype=np.int64
    )
    perlu = rng.randint(1, n)
    ada = rng.randint(perlu, n)
    terbaik = min(wisata(jarak, k) for k in range(perlu, ada + 1))
    for atas in (terbaik, 2 * terbaik, 10_000):
        assert 0 <= batas_pohon(jarak, (perlu, ada), atas, sampai=SELALU) <= terbaik
    assert batas_pohon(jarak, (perlu, ada), terbaik, sampai=0) <= terbaik


@pytest.mark.parametrize("n", [1, 2, 5])
def test_on_a_star_the_bound_is_the_plan(n):
    """Every stop as far from every other as there and back through the depot: nothing can be saved."""
    jarak = np.array([[0 if a == b else (7 if 0 in (a, b) else 14) for b in range(n + 1)] for a in range(n + 1)])
    assert batas_pohon(jarak, (n, n), 14 * n, sampai=SELALU) == 14 * n
