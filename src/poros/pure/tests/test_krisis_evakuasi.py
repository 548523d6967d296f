"""The quickest evacuation: by hand, on random networks against a linear programme, and the plans themselves."""

import random
from collections import Counter

import pytest

from poros.pure.krisis.evakuasi import Ruas, Soal, arah_tetap, lawan_arah, tutup, ungsikan, waktu
from poros.pure.krisis.evakuasi.jaring import TerlaluHalusError
from poros.pure.tests.krisis_lp import tiba


def acak(rng, *, nol=0, terbatas=0.4):
    simpul = [f"s{n}" for n in range(rng.randint(2, 6))]
    ruas = [
        Ruas(u, v, rng.randint(0 if rng.random() < nol else 1, 3), rng.randint(0 if rng.random() < 0.1 else 1, 4))
        for u in simpul
        for v in simpul
        if u != v and rng.random() < 0.4
    ]
    orang = {u: rng.randint(0, 9) for u in rng.sample(simpul, rng.randint(1, min(3, len(simpul) - 1)))}
    tempat = {v: rng.randint(0, 15) if rng.random() < terbatas else None for v in rng.sample(simpul, rng.randint(1, 2))}
    return Soal(simpul, ruas, orang, tempat)


def periksa(soal, rencana):
    """The plan can be walked: capacities, room, travel times, and everybody counted once."""
    lama = {}
    muat = Counter()
    for satu in soal.ruas:
        lama.setdefault((satu.dari, satu.ke), set()).add(satu.tempuh)
        muat[satu.dari, satu.ke] += satu.muat
    berangkat, tiba_di, masuk, tiba_pada = Counter(), Counter(), Counter(), Counter()
    for rute in rencana.rute:
        berangkat[rute.simpul[0]] += rute.orang
        tiba_di[rute.simpul[-1]] += rute.orang
        tiba_pada.update(rute.tiba)
        assert sum(rute.tiba.values()) == rute.orang
        langkah = list(zip(rute.simpul, rute.simpul[1:], strict=False))
        if all(len(lama[satu]) == 1 for satu in langkah):
            for awal, orang in rute.berangkat.items():
                t = awal
                for satu in langkah:
                    masuk[satu, t] += orang
                    t += min(lama[satu])
                assert t in rute.tiba
    assert all(isi <= muat[satu] for (satu, _), isi in masuk.items())
    tertinggal = Counter({satu.simpul: satu.orang for satu in rencana.tertinggal})
    assert all(berangkat[u] + tertinggal[u] == isi for u, isi in soal.orang.items())
    assert {v: tiba_di[v] for v in soal.tempat} == dict(rencana.per_tempat)
    assert all(soal.tempat[v] is None or isi <= soal.tempat[v] for v, isi in rencana.per_tempat.items())
    assert {t: isi for t, isi in enumerate(rencana.tiba) if isi} == dict(tiba_pada)
    assert max(rencana.terakhir.values(), default=rencana.t_star) == rencana.t_star


@pytest.mark.parametrize("benih", range(130))
def test_all_arrive_by_t_star_and_not_a_step_sooner(benih):
    soal = acak(random.Random(benih), nol=0.3 if benih % 3 == 0 else 0)
    rencana = ungsikan(soal)
    assert rencana.t_star == waktu(soal)
    pergi = sum(soal.orang.values()) - sum(satu.orang for satu in rencana.tertinggal)
    if rencana.t_star is None:
        assert pergi == 0
        assert tiba(soal, 25) == 0
        return
    assert tiba(soal, rencana.t_star) == pergi
    assert rencana.t_star == 0 or tiba(soal, rencana.t_star - 1) < pergi
    assert tiba(soal, rencana.t_star + 25) == pergi  # the others cannot however long it takes
    periksa(soal, rencana)


JALAN = [Ruas("a", "b", 3, 5), Ruas("b", "a", 3, 5)]


@pytest.mark.parametrize(("orang", "t_star"), [(1, 3), (5, 3), (6, 4), (10, 4), (11, 5), (50_000, 10_002)])
def test_one_road(orang, t_star):
    assert waktu(Soal(["a", "b"], JALAN, {"a": orang}, {"b": None})) == t_star


def test_a_time_without_end_is_refused_before_memory_is():
    with pytest.raises(TerlaluHalusError, match="langkah yang lebih panjang"):
        waktu(Soal(["a", "b"], JALAN, {"a": 10**12}, {"b": None}))


def test_arrivals_by_step_and_the_last_of_each_shelter():
    rencana = ungsikan(Soal(["a", "b"], JALAN, {"a": 12, "b": 2}, {"b": 20}))
    assert rencana.tiba[:3] == (2, 0, 0)
    assert sum(rencana.tiba) == 14
    assert rencana.per_tempat == {"b": 14}
    assert rencana.terakhir == {"b": 5}
    assert {rute.simpul for rute in rencana.rute} == {("a", "b"), ("b",)}


def test_who_has_no_way_is_named_and_the_others_go():
    rencana = ungsikan(Soal(["a", "b", "c"], JALAN, {"a": 5, "c": 7, "b": 0}, {"b": None}))
    assert rencana.t_star == 3
    assert [(satu.simpul, satu.orang, satu.putus) for satu in rencana.tertinggal] == [("c", 7, True)]


def test_who_finds_no_room_is_counted():
    rencana = ungsikan(Soal(["a", "b"], JALAN, {"a": 9}, {"b": 4}))
    assert rencana.t_star == 3
    assert [(satu.simpul, satu.orang, satu.putus) for satu in rencana.tertinggal] == [("a", 5, False)]


@pytest.mark.parametrize(
    ("orang", "tempat", "putus"),
    [({"a": 3}, {}, True), ({"a": 3}, {"b": 0}, False), ({"c": 3}, {"b": 0}, True), ({"c": 3}, {"b": None}, True)],
)
def test_nobody_goes_anywhere_and_why(orang, tempat, putus):
    soal = Soal(["a", "b", "c"], JALAN, orang, tempat)
    rencana = ungsikan(soal)
    assert rencana.t_star is None
    assert waktu(soal) is None
    assert rencana.tiba == rencana.rute == ()
    assert [satu.putus for satu in rencana.tertinggal] == [putus]


@pytest.mark.parametrize("orang", [{}, {"a": 0}])
def test_where_nobody_is_all_are_safe_at_once(orang):
    soal = Soal(["a", "b"], JALAN, orang, {"b": 4})
    rencana = ungsikan(soal)
    assert (rencana.t_star, rencana.tiba, rencana.per_tempat, rencana.tertinggal) == (0, (0,), {"b": 0}, ())
    assert waktu(soal) == 0


def test_a_closure_is_of_one_direction():
    soal = Soal(["a", "b", "c"], [*JALAN, Ruas("a", "c", 4, 1), Ruas("c", "b", 4, 1)], {"a": 6}, {"b": None})
    assert waktu(soal) == 4
    assert waktu(tutup(soal, {("b", "a")})) == 4
    assert waktu(tutup(soal, {("a", "b")})) == 13
    assert waktu(tutup(soal, {("a", "b"), ("c", "b")})) is None


def test_a_circle_of_no_length_is_nobodys_way():
    ruas = [
        Ruas("a", "x", 0, 9),
        Ruas("x", "y", 0, 9),
        Ruas("y", "x", 0, 9),
        Ruas("x", "b", 1, 2),
        Ruas("y", "b", 1, 2),
    ]
    soal = Soal(["a", "b", "x", "y"], ruas, {"a": 8}, {"b": None})
    rencana = ungsikan(soal)
    assert rencana.t_star == 2
    assert all(len(set(rute.simpul)) == len(rute.simpul) for rute in rencana.rute)
    periksa(soal, rencana)


def test_a_flow_in_a_circle_is_taken_out():
    """Followed backwards through a link of no length and back again, people have gone nowhere."""
    from poros.pure.krisis.evakuasi.jejak import _ikuti

    sisa = {(0, 0): [((1, 0), 2)], (1, 0): [((-1, 0), 2), ((2, 0), 3)], (2, 0): [((1, 0), 3)]}
    assert _ikuti(sisa, (0, 0), 2) == ((0, 1), 2, 0)
    assert not any(sisa.values())


class TestContraflow:
    def test_both_lanes_go_one_way(self):
        soal = Soal(["a", "b"], JALAN, {"a": 20}, {"b": None})
        assert waktu(soal) == 6
        bebas, baru = lawan_arah(soal)
        assert baru == [Ruas("b", "a", 3, 5), Ruas("a", "b", 3, 5)]
        rencana = ungsikan(bebas)
        assert rencana.t_star == 4
        assert arah_tetap(soal, rencana) == ([("b", "a")], 4)

    def test_a_one_way_road_stays_one(self):
        soal = Soal(["a", "b"], JALAN[1:], {"a": 1}, {"b": None})
        assert lawan_arah(soal) == (soal, [])

    @pytest.mark.parametrize("benih", range(50))
    def test_equals_lanes_shared_step_by_step(self, benih):
        rng = random.Random(500 + benih)
        simpul = [f"s{n}" for n in range(rng.randint(3, 5))]
        pasang = [
            (u, v, rng.randint(1, 2)) for n, u in enumerate(simpul) for v in simpul[n + 1 :] if rng.random() < 0.6
        ]
        ruas = [r for u, v, t in pasang for r in (Ruas(u, v, t, rng.randint(1, 3)), Ruas(v, u, t, rng.randint(1, 3)))]
        soal = Soal(simpul, ruas, {"s0": rng.randint(1, 12), "s1": rng.randint(1, 12)}, {simpul[-1]: None})
        bebas, _ = lawan_arah(soal)
        rencana = ungsikan(bebas)
        if rencana.t_star is None:
            return
        pergi = sum(rencana.tiba)
        lebar = [Ruas(r.dari, r.ke, r.tempuh, r.muat) for r in ruas]
        berbagi = [(n, n + 1) for n in range(0, len(ruas), 2)]
        bersama = Soal(simpul, lebar, soal.orang, soal.tempat)
        assert tiba(bersama, rencana.t_star, berbagi) == pergi
        assert rencana.t_star == 0 or tiba(bersama, rencana.t_star - 1, berbagi) < pergi
        balik, tetap = arah_tetap(soal, rencana)
        assert tetap is None or tetap >= rencana.t_star
        assert all((v, u) in {(r.dari, r.ke) for r in ruas} for u, v in balik)
