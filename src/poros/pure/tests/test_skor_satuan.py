"""Effort in any unit: the same steps whether it is counted in days, in rupiah or in trillions; and what is too much."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import gcd

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.pure import skor
from poros.pure.isian import MasukanError
from poros.pure.skor.model import desimal
from poros.pure.skor.rencana import milp
from poros.pure.skor.rencana.medan import TEPAT, Medan
from poros.pure.tests.skor_bahan import kecil

D = Decimal
KODE = ("I1", "I2", "I3")
UPAYA = st.decimals(0, 50, places=2)


def minta(upaya, *, kali=1, **isi):
    """Three indicators at 1; a step of each costs what is told, so many times."""
    costs = {kode: dict.fromkeys((D(2), D(3)), n * kali) for kode, n in zip(KODE, upaya, strict=True)}
    wanted = {"sasaran": skor.Sasaran(indeks=D("2.4"))} | isi
    return skor.Permintaan(instrumen=skor.baca(kecil()), tingkat=dict.fromkeys(KODE, D(1)), upaya=costs, **wanted)


@settings(max_examples=40, deadline=None)
@given(st.tuples(UPAYA, UPAYA, UPAYA), st.sampled_from([D("0.001"), D(3), D("1e6"), D("1e15")]))
def test_another_unit_is_the_same_plan(upaya, kali):
    one, many = skor.rencana(minta(upaya)), skor.rencana(minta(upaya, kali=kali))
    assert many.upaya == one.upaya * kali
    assert many.tingkat == one.tingkat
    assert many.terbukti
    assert many.batas == many.upaya


@settings(max_examples=60, deadline=None)
@given(st.tuples(UPAYA, UPAYA, UPAYA))
def test_efforts_are_counted_in_the_largest_unit_that_fits_them_all(upaya):
    medan = Medan(minta(upaya))
    whole = [t.upaya for t in medan.tapak]
    assert gcd(*whole) in {0, 1}
    assert [Fraction(n) / medan.skala_upaya for n in whole] == [
        Fraction(medan.p.biaya(t.kode, t.ke)) for t in medan.tapak
    ]


@pytest.mark.parametrize("batas", [D("3.999"), D("4"), D("4.001")])
def test_a_limit_between_two_units_is_the_lower_one(batas):
    """Each step costs 2: with less than 4 there is one, with 4 there are two."""
    jalan = skor.rencana(minta((D(2), D(2), D(2)), anggaran=batas, sasaran=skor.Sasaran()))
    assert jalan.upaya == (4 if batas >= 4 else 2)


@pytest.mark.parametrize("batas", [D("1e30"), D("1e300"), D(10) ** 400])
def test_a_limit_above_all_there_is_to_do_is_none(batas):
    upaya = (D(1), D(2), D(3))
    free, held = skor.rencana(minta(upaya)), skor.rencana(minta(upaya, anggaran=batas, kapasitas={("", 1): batas}))
    assert replace(held, detik=0) == replace(free, detik=0)


def test_what_a_solver_could_not_tell_apart_is_refused():
    with pytest.raises(MasukanError, match='"costs"'):
        skor.rencana(minta((D(1), D(TEPAT), D(1))))
    assert skor.rencana(minta((D(1), D(TEPAT) / 8, D(1)), sasaran=skor.Sasaran(indeks=D("1.5")))).terbukti


@pytest.mark.parametrize("besar", [milp.KECIL, milp.KECIL + 1, milp.KECIL * 1000 + 7])
def test_either_solver_gives_the_least(besar, capfd):
    """The two cheapest of three: on both sides of the size from which the other solver takes over."""
    soal = milp.Soal()
    numbers = [soal.peubah(n) for n in (besar - 1, besar - 2, besar)]
    soal.batasi(dict.fromkeys(numbers, 1), bawah=2)
    found = milp.pecahkan(soal)
    assert found.satu == frozenset({0, 1})
    assert found.nilai == found.batas == 2 * besar - 3
    assert capfd.readouterr() == ("", ""), "standard output belongs to the answer"


@pytest.mark.parametrize("nilai", [Fraction(10**40), Fraction(-(10**29) - 1), Fraction(0), Fraction(7)])
def test_a_whole_number_keeps_all_its_digits(nilai):
    assert Fraction(desimal(nilai)) == nilai


def test_a_fraction_is_rounded_at_its_28th_digit():
    assert desimal(Fraction(2, 3)) == D("0." + "6" * 27 + "7")
