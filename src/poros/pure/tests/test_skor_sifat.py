"""What holds for every instrument and every profile: weights, monotony, explanation, rounding, linear form."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.pure import skor
from poros.pure.skor import Gabung, JenisSkala
from poros.pure.skor.model import bulatkan
from poros.pure.tests.skor_bahan import rak

BERTINGKAT = [i for i in rak().semua if all(k.skala and k.skala.jenjang() for k in i.daun)]
DAPAT_DIJAWAB = [i for i in rak().semua if all(k.skala.jenis is not JenisSkala.RASIO for k in i.daun)]
"""A ratio has no best answer."""


def profil(instrumen):
    """An answer for every indicator, from its ladder."""
    return st.fixed_dictionaries({k.kode: st.sampled_from(k.skala.jenjang()) for k in instrumen.daun})


def induk(instrumen):
    return [k for k in instrumen.akar.semua() if k.anak]


@pytest.mark.parametrize("instrumen", DAPAT_DIJAWAB, ids=lambda i: i.kode)
def test_full_marks_are_the_top_of_the_scale_and_nothing_is_nothing(instrumen):
    tertinggi = {k.kode: k.skala.sampai for k in instrumen.daun}
    atas = skor.hitung(instrumen, tertinggi)
    assert atas.predikat == instrumen.pita[0].predikat
    assert skor.hitung(instrumen, {}).indeks <= atas.indeks


@pytest.mark.parametrize("instrumen", rak().semua, ids=lambda i: i.kode)
def test_a_mean_divides_by_the_weights_it_sums(instrumen):
    for k in induk(instrumen):
        if k.gabung is Gabung.RATA:
            assert sum(a.bobot for a in k.anak) > 0
    if instrumen.indeks in {"spbe", "pemdi", "akip"}:
        assert sum(a.bobot for a in instrumen.akar.anak) == 100


@pytest.mark.parametrize("instrumen", BERTINGKAT, ids=lambda i: i.kode)
def test_no_step_up_ever_lowers_the_index(instrumen):
    @settings(max_examples=40, deadline=None)
    @given(profil(instrumen), st.data())
    def coba(jawaban, data):
        kode = data.draw(st.sampled_from([k.kode for k in instrumen.daun]))
        naik = [n for n in instrumen.simpul[kode].skala.jenjang() if n > jawaban[kode]]
        lebih = jawaban | {kode: data.draw(st.sampled_from(naik))} if naik else jawaban
        sebelum, sesudah = skor.hitung(instrumen, jawaban), skor.hitung(instrumen, lebih)
        assert sesudah.akar.pecahan >= sebelum.akar.pecahan
        urut = [p.predikat for p in instrumen.pita]
        assert urut.index(sesudah.predikat) <= urut.index(sebelum.predikat)

    coba()


@pytest.mark.parametrize("instrumen", BERTINGKAT, ids=lambda i: i.kode)
def test_the_explanation_adds_up_to_the_index(instrumen):
    @settings(max_examples=25, deadline=None)
    @given(profil(instrumen))
    def coba(jawaban):
        hasil = skor.hitung(instrumen, jawaban)
        for bagian in hasil.akar.semua():
            if bagian.anak and instrumen.simpul[bagian.kode].desimal is None:
                assert sum((b.sumbangan for b in bagian.anak), Fraction(0)) == bagian.pecahan
        assert hasil.indeks == bulatkan(hasil.akar.pecahan, instrumen.desimal)
        assert skor.jelaskan(hasil)[0].startswith(f"{instrumen.akar.nama}: {hasil.indeks:f}")

    coba()


@pytest.mark.parametrize("instrumen", [i for i in BERTINGKAT if skor.linear(i)], ids=lambda i: i.kode)
def test_the_line_is_the_tree(instrumen):
    garis = skor.linear(instrumen)

    @settings(max_examples=40, deadline=None)
    @given(profil(instrumen))
    def coba(jawaban):
        hasil = skor.hitung(instrumen, jawaban, tahun=2024)
        nilai = [int(jawaban[kode]) for kode in garis.kode]
        assert garis.penilai(instrumen, tahun=2024)(nilai) == (hasil.indeks, hasil.predikat)

    coba()


@given(st.fractions(0, 200, max_denominator=10_000), st.integers(0, 4))
def test_half_goes_up_and_nothing_moves_by_more_than_half(nilai, angka):
    bulat = Fraction(bulatkan(nilai, angka))
    setengah = Fraction(1, 2 * 10**angka)
    assert -setengah < bulat - nilai <= setengah


@given(st.decimals(0, 100, places=4))
def test_rounding_is_that_of_the_reports(nilai):
    assert bulatkan(Fraction(nilai), 2) == nilai.quantize(Decimal("0.01"), ROUND_HALF_UP)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from([k.kode for k in rak().ambil("spbe-2020").daun]), max_size=20), st.integers(1, 5))
def test_what_does_not_apply_takes_its_weight_along(tanpa, tingkat):
    """With one level everywhere the index is that level, whatever is left out; unanswered counts as 0 instead."""
    spbe = rak().ambil("spbe-2020")
    sama = {k.kode: tingkat for k in spbe.daun}
    assert skor.hitung(spbe, sama | dict.fromkeys(tanpa, skor.TIDAK_BERLAKU)).akar.pecahan == tingkat
    kosong = skor.hitung(spbe, {k: v for k, v in sama.items() if k not in tanpa})
    assert (kosong.akar.pecahan < tingkat) is bool(tanpa)
    assert {b.kode for b in kosong.akar.semua() if b.keadaan == "kosong"} == tanpa
