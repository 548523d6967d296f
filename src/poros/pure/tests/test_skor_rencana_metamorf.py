"""Plans for more indicators than can be tried one by one: what more money, less time or another order may change."""

import itertools
import random
from dataclasses import replace
from decimal import Decimal

import pytest

from poros.pure import skor
from poros.pure.skor import Sasaran, Syarat
from poros.pure.tests.skor_bahan import datar

D = Decimal
BENIH = range(18)
PUNCAK = 5


def minta(r, banyak=12):
    """A year, a dozen indicators of five levels, efforts, a target that can be reached."""
    instrumen = skor.baca(datar([r.choice([1, 1.5, 2, 2.75]) for _ in range(banyak)], PUNCAK))
    kode = [k.kode for k in instrumen.daun]
    return skor.Permintaan(
        instrumen=instrumen,
        tingkat={k: D(r.randint(1, 3)) for k in kode},
        sasaran=Sasaran(indeks=D(r.choice(["2.60", "3.10", "3.50"]))),
        upaya={k: {D(n): D(r.randint(1, 9)) for n in range(2, PUNCAK + 1)} for k in kode},
        unit={k: r.choice(["Diskominfo", "Bappeda"]) for k in kode},
    )


@pytest.fixture(params=BENIH)
def contoh(request):
    r = random.Random(12_000 + request.param)
    p = minta(r)
    return r, p, skor.rencana(p)


def tertinggi(p):
    """How high one comes when only the limits decide."""
    return skor.rencana(replace(p, sasaran=Sasaran())).indeks


def test_it_is_proven_and_its_own_sum(contoh):
    _r, p, jalan = contoh
    assert (jalan.tercapai, jalan.terbukti) == (True, True)
    assert jalan.indeks >= p.sasaran.indeks
    assert jalan.upaya == sum((s.upaya for s in jalan.langkah), D(0)) == jalan.batas
    assert skor.hitung(p.instrumen, jalan.tingkat).indeks == jalan.indeks


def test_no_step_of_it_could_be_left_out(contoh):
    """Else it would not be the least effort; steps that cost nothing aside."""
    _r, p, jalan = contoh
    terakhir = {s.kode: s for s in jalan.langkah}
    for satu in terakhir.values():
        tanpa = dict(jalan.tingkat) | {satu.kode: satu.dari}
        assert skor.hitung(p.instrumen, tanpa).indeks < p.sasaran.indeks


def test_the_order_of_the_indicators_decides_nothing(contoh):
    r, p, jalan = contoh
    acakan = dict(r.sample(sorted(p.tingkat.items()), len(p.tingkat)))
    lain = replace(p, tingkat=acakan, upaya=dict(reversed(p.upaya.items())))
    assert skor.rencana(lain).upaya == jalan.upaya


def test_a_higher_target_is_never_cheaper(contoh):
    _r, p, jalan = contoh
    assert skor.rencana(replace(p, sasaran=Sasaran(indeks=p.sasaran.indeks + D("0.2")))).upaya >= jalan.upaya


def test_what_is_dearer_makes_no_plan_cheaper_and_by_no_more_than_the_difference(contoh):
    r, p, jalan = contoh
    kode = r.choice(sorted(p.upaya))
    mahal = replace(p, upaya=p.upaya | {kode: {n: isi + 2 for n, isi in p.upaya[kode].items()}})
    baru = skor.rencana(mahal).upaya
    naik = sum(s.kode == kode for s in jalan.langkah)
    assert jalan.upaya <= baru <= jalan.upaya + 2 * naik


def test_where_one_stands_higher_already_less_is_to_be_done(contoh):
    r, p, jalan = contoh
    kode = r.choice(sorted(p.tingkat))
    maju = replace(p, tingkat=p.tingkat | {kode: p.tingkat[kode] + 1})
    assert skor.rencana(maju).upaya <= jalan.upaya


@pytest.mark.parametrize("batas", ["tetap", "paling_tinggi", "syarat", "tahun"])
def test_a_limit_more_never_makes_it_cheaper(contoh, batas):
    r, p, jalan = contoh
    satu, dua = r.sample(sorted(p.tingkat), 2)
    lebih = {
        "tetap": {"tetap": frozenset({satu})},
        "paling_tinggi": {"paling_tinggi": {satu: p.tingkat[satu] + 1}},
        "syarat": {"syarat": (Syarat(satu, p.tingkat[satu] + 1, dua, D(4)),)},
        "tahun": {"tahun": (2027, 2028), "naik_setahun": 1},
    }
    terbatas = skor.rencana(replace(p, **lebih[batas]))
    akhir = terbatas.tingkat
    assert batas != "tetap" or akhir[satu] == p.tingkat[satu]
    assert batas != "paling_tinggi" or akhir[satu] <= p.tingkat[satu] + 1
    assert batas != "syarat" or akhir[satu] == p.tingkat[satu] or akhir[dua] >= 4
    if terbatas.tercapai:
        assert terbatas.upaya >= jalan.upaya
    else:
        assert terbatas.halangan


def test_what_comes_first_is_done_first(contoh):
    """Each wants the next: whoever rises at all, all of them rise; and that is what it costs."""
    r, p, _jalan = contoh
    rantai = r.sample(sorted(p.tingkat), 4)
    syarat = tuple(Syarat(a, p.tingkat[a] + 1, b, p.tingkat[b] + 1) for a, b in itertools.pairwise(rantai))
    tetap = frozenset(p.tingkat) - frozenset(rantai)
    jalan = skor.rencana(replace(p, syarat=syarat, tetap=tetap, sasaran=Sasaran(), anggaran=D(20)))
    naik = [jalan.tingkat[k] > p.tingkat[k] for k in rantai]
    assert naik == sorted(naik)
    assert jalan.upaya <= 20


def test_just_enough_money_is_enough_and_a_little_less_is_not(contoh):
    _r, p, jalan = contoh
    cukup = skor.rencana(replace(p, anggaran=jalan.upaya))
    assert (cukup.tercapai, cukup.upaya) == (True, jalan.upaya)
    kurang = skor.rencana(replace(p, anggaran=jalan.upaya - 1))
    assert not kurang.tercapai
    assert kurang.upaya <= jalan.upaya - 1
    assert kurang.indeks < p.sasaran.indeks


def test_more_money_never_leads_less_far(contoh):
    _r, p, _jalan = contoh
    naik = [tertinggi(replace(p, anggaran=D(n))) for n in (0, 5, 15, 40, 10_000)]
    assert naik == sorted(naik)
    assert naik[0] == skor.hitung(p.instrumen, p.tingkat).indeks
    assert naik[-1] == D(PUNCAK)


def test_what_two_offices_may_do_together_is_no_more_than_what_both_may_do(contoh):
    _r, p, _jalan = contoh
    berdua = replace(p, kapasitas={("Diskominfo", 1): D(8), ("Bappeda", 1): D(8)})
    bersama = replace(p, kapasitas={("", 1): D(16)})
    assert tertinggi(berdua) <= tertinggi(bersama)
    for unit in ("Diskominfo", "Bappeda"):
        dipakai = skor.rencana(replace(berdua, sasaran=Sasaran())).langkah
        assert sum((s.upaya for s in dipakai if p.unit[s.kode] == unit), D(0)) <= 8


def test_the_frontier_is_made_of_plans(contoh):
    """Every point of it is what a budget of that size buys."""
    _r, p, _jalan = contoh
    for titik in skor.garis_depan(p, titik=4):
        assert tertinggi(replace(p, anggaran=titik.upaya)) == titik.indeks
