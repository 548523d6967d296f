"""The way up: the full SPBE case proven in time, limits and their names, the frontier, and requests that are wrong."""

import time
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from itertools import pairwise

import pytest

from poros.pure import skor
from poros.pure.skor.rencana import milp
from poros.pure.tests.skor_bahan import datar, kecil, profil, rak, vektor

D = Decimal


@pytest.fixture(scope="module")
def musi_rawas():
    """Kabupaten Musi Rawas Utara 2023, published at 2.35: levels that print the same four domains."""
    kasus = next(k for k in vektor()["spbe_domains"] if "musi-rawas-utara" in k["id"])
    assert kasus["published_outputs"] == {"spbe_index": D("2.35"), "predikat": "Cukup"}
    tingkat = profil(kasus["inputs"]["domains"])
    hasil = skor.hitung_bentuk("spbe_indicators", {"inputs": {"levels": tingkat}, "year": 2023}, rak())
    assert (hasil.index, hasil.predikat) == (D("2.35"), "Cukup")
    assert abs(hasil.parts["domains"]["4"] - kasus["inputs"]["domains"]["4"]) <= D("0.005")
    return tingkat


def minta(tingkat, **isi):
    return skor.baca_permintaan({"levels": tingkat, **isi}, rak())


@pytest.mark.parametrize(
    ("sasaran", "indeks", "predikat"),
    [
        ({"predikat": "Baik"}, "2.60", "Baik"),
        ({"index": D("3.87")}, "3.87", "Sangat Baik"),
        ({"index": 5}, "5.00", "Memuaskan"),
    ],
)
def test_the_whole_index_is_proven_within_a_second(musi_rawas, sasaran, indeks, predikat):
    jalan = skor.rencana(minta(musi_rawas, target=sasaran))
    assert jalan.terbukti
    assert jalan.upaya == jalan.batas
    assert jalan.detik <= 1
    assert (jalan.indeks_awal, jalan.predikat_awal) == (D("2.35"), "Cukup")
    assert (jalan.indeks, jalan.predikat, jalan.tercapai) == (D(indeks), predikat, True)
    assert jalan.halangan == ()


def test_the_exact_index_must_reach_the_band_where_the_year_says_so(musi_rawas):
    """Sangat Baik from 3.5: in 2023 the rounded index was enough, since 2024 the exact one is asked for."""
    dulu, kini = (skor.rencana(minta(musi_rawas, target={"predikat": "Sangat Baik"}, year=n)) for n in (2023, 2024))
    spbe = rak().ambil("spbe-2020")
    assert dulu.upaya <= kini.upaya
    assert skor.hitung(spbe, kini.tingkat).nilai >= D("3.5")
    assert D("3.495") <= skor.hitung(spbe, dulu.tingkat).nilai
    assert {dulu.predikat, kini.predikat} == {"Sangat Baik"}


def test_the_frontier_rises_and_every_point_is_the_best_for_its_effort(musi_rawas):
    titik = skor.garis_depan(minta(musi_rawas), titik=5)
    assert (titik[0].upaya, titik[0].indeks) == (0, D("2.35"))
    assert titik[-1].indeks == D(5)
    for kiri, kanan in pairwise(titik):
        assert kiri.upaya < kanan.upaya
        assert kiri.indeks < kanan.indeks
    assert {"Cukup", "Baik", "Sangat Baik", "Memuaskan"} == {t.predikat for t in titik}
    tengah = titik[2]
    terbaik = skor.rencana(minta(musi_rawas, budget=tengah.upaya))
    assert terbaik.indeks == tengah.indeks


def test_a_plan_over_years_keeps_capacity_and_rises_as_soon_as_it_can(musi_rawas):
    unit = {str(n): "Diskominfo" for n in range(1, 32)}
    isi = {"units": unit, "capacity": [{"unit": "Diskominfo", "effort": 20}], "steps_per_year": 1}
    jalan = skor.rencana(minta(musi_rawas, target={"index": 3}, years=[2027, 2028, 2029], **isi))
    assert jalan.tercapai
    assert jalan.terbukti
    for tahun, *_ in jalan.per_tahun:
        setahun = [s for s in jalan.langkah if s.tahun == tahun]
        assert sum(s.upaya for s in setahun if s.unit == "Diskominfo") <= 20
        assert len({s.kode for s in setahun}) == len(setahun)
    indeks = [satu[2] for satu in jalan.per_tahun]
    assert indeks == sorted(indeks)
    assert indeks[0] > jalan.indeks_awal


def test_a_precondition_goes_first(musi_rawas):
    syarat = [{"indicator": "11", "level": 3, "requires": "1", "requires_level": 4}]
    tingkat = musi_rawas | {"1": 2, "11": 1}
    jalan = skor.rencana(minta(tingkat, target={"index": 4}, preconditions=syarat))
    assert jalan.tingkat["I11"] < 3 or jalan.tingkat["I1"] >= 4
    penuh = skor.rencana(minta(tingkat, target={"index": 5}, preconditions=syarat, years=2))
    pertama = {s.kode: s.ke for s in penuh.langkah if s.tahun == 1}
    assert pertama["I1"] == 5


def test_a_precondition_that_is_met_or_never_asked_for_costs_nothing():
    p = _datar(tingkat={"I1": 3, "I2": 1}, syarat=(_syarat("I2", 2, "I1", 3), _syarat("I1", 2, "I2", 3)))
    assert skor.rencana(replace(p, sasaran=skor.Sasaran(D(3)))).upaya == 2


def test_what_does_not_apply_is_neither_climbed_nor_counted(musi_rawas):
    jalan = skor.rencana(minta(musi_rawas, target={"index": 5}, not_applicable=["47"]))
    assert jalan.tercapai
    assert "I47" not in jalan.tingkat


def test_letters_are_climbed_too():
    isi = {
        "1.1": "C",
        "1.2": "C",
        "1.3": "CC",
        "2.1": "B",
        "2.2": "CC",
        "2.3": "C",
        "3.1": "B",
        "3.2": "CC",
        "3.3": "C",
    }
    isi |= {"4.1": "B", "4.2": "CC", "4.3": D("52.5")}
    jalan = skor.rencana(
        minta(isi, instrument="akip-2021", target={"predikat": "BB"}, costs={"1.3": {"B": 1}, "2.3": 9})
    )
    assert (jalan.predikat_awal, jalan.predikat, jalan.terbukti) == ("CC", "BB", True)
    assert skor.hitung(rak().ambil("akip-2021"), jalan.tingkat).nilai > 70
    assert {s.ke for s in jalan.langkah} <= set(rak().ambil("akip-2021").daun[0].skala.pilihan.values())


def test_steps_of_a_percent_are_those_that_have_a_cost():
    iepk = rak().ambil("iepk-2021")
    daun = {k.kode: D("2.5") for k in iepk.daun}
    jalan = skor.rencana(minta(daun, instrument="iepk-2021", target={"predikat": "Terdefinisi"}))
    assert (jalan.indeks_awal, jalan.predikat, jalan.langkah[0].ke) == (D("2.500"), "Terdefinisi", 3)
    with pytest.raises(skor.MasukanError, match='"levels" menyebut "P1" yang bukan indikator'):
        skor.rencana(minta({"P1": D("2.5")}, instrument="iepk-2021"))
    data = datar([1, 1])
    data["skala"] = {"tiga": {"jenis": "bilangan", "dari": 0, "sampai": 100}}
    p = skor.Permintaan(
        instrumen=skor.baca(data),
        tingkat={"I1": D(10)},
        sasaran=skor.Sasaran(),
        upaya={"I1": {D(40): D(2), D(5): D(1)}},
    )
    assert [(s.kode, s.ke, s.upaya) for s in skor.rencana(p).langkah] == [("I1", 40, 2)]


def test_indicators_that_multiply_each_other_have_no_steps():
    with pytest.raises(skor.MasukanError, match='instrumen "rb-2024": indikatornya saling mengalikan'):
        skor.rencana(minta({"S1": 50}, instrument="rb-2024"))


def _syarat(kode, tingkat, perlu, perlu_tingkat):
    return skor.Syarat(kode, D(tingkat), perlu, D(perlu_tingkat))


def _datar(tingkat, **isi):
    return skor.Permintaan(
        instrumen=skor.baca(datar([1, 1], 3)),
        tingkat={k: D(n) for k, n in tingkat.items()},
        sasaran=isi.pop("sasaran", skor.Sasaran(predikat="Tinggi")),
        **isi,
    )


@pytest.mark.parametrize(
    ("isi", "jenis", "kalimat"),
    [
        ({"anggaran": D(1)}, "anggaran", "tanpa batas upaya seluruhnya dapat dicapai 3.00"),
        ({"kapasitas": {("", 1): D(1)}}, "kapasitas", "tanpa kapasitas unit per tahun dapat dicapai 3.00"),
        ({"naik_setahun": 1}, "laju", "tanpa batas kenaikan tingkat dalam setahun dapat dicapai 3.00"),
        ({"tetap": frozenset({"I2"})}, "tetap", "tanpa indikator yang dinyatakan tetap dapat dicapai 3.00"),
        ({"paling_tinggi": {"I2": D(1)}}, "paling_tinggi", "tanpa batas tingkat tertinggi dapat dicapai 3.00"),
        ({"anggaran": D(1), "naik_setahun": 1}, "bersama", "beberapa harus dilonggarkan bersama"),
        (
            {"sasaran": skor.Sasaran(D("3.5"))},
            "puncak",
            "semua indikator pada tingkat tertinggi pun hanya memberi 3.00",
        ),
    ],
)
def test_what_keeps_the_target_out_of_reach_is_named(isi, jenis, kalimat):
    jalan = skor.rencana(_datar({"I1": 1, "I2": 1}, **isi))
    assert not jalan.tercapai
    assert (jalan.halangan[0].jenis, kalimat in skor.kalimat(jalan.halangan[0])) == (jenis, True)


def test_an_indicator_that_cannot_rise_is_named_with_its_cause():
    isi = {"tetap": frozenset({"I1"}), "syarat": (_syarat("I2", 2, "I1", 2), _syarat("I1", 3, "I2", 3))}
    jalan = skor.rencana(_datar({"I1": 1, "I2": 1}, **isi))
    assert [(h.jenis, h.kode) for h in jalan.halangan[1:]] == [("tetap", "I1"), ("syarat", "I2"), ("syarat", "I1")]
    assert skor.kalimat(jalan.halangan[2]) == "I2 tidak dapat mencapai 2 karena I1 tidak dapat mencapai 2"
    syarat = skor.rencana(_datar({"I1": 1, "I2": 1}, syarat=(_syarat("I2", 2, "I1", 4),)))
    assert syarat.halangan[0] == skor.Halangan("syarat", nilai={"indeks": "3.00"})


def test_who_stands_there_already_has_nothing_to_do():
    jalan = skor.rencana(_datar({"I1": 3, "I2": 2}, sasaran=skor.Sasaran(predikat="Sedang")))
    assert (jalan.langkah, jalan.upaya, jalan.batas, jalan.tercapai) == ((), 0, 0, True)
    assert skor.rencana(_datar({"I1": 3, "I2": 3})).terbukti
    assert skor.rencana(_datar({}, sasaran=skor.Sasaran(predikat="Rendah"))).langkah == ()
    assert [t.indeks for t in skor.garis_depan(_datar({"I1": 3, "I2": 3}))] == [D("3.00")]


def test_at_equal_effort_the_higher_index_is_taken():
    p = _datar({"I1": 0, "I2": 0}, sasaran=skor.Sasaran(D("0.5")), upaya={"I1": {D(1): D(1), D(2): D(0)}})
    jalan = skor.rencana(p)
    assert (jalan.upaya, jalan.indeks) == (1, D("1.00"))


def test_no_solution_is_not_the_same_as_no_time():
    soal = milp.Soal()
    satu = soal.peubah(1)
    soal.batasi({satu: 1}, bawah=2)
    assert milp.pecahkan(soal) is None
    assert milp.pecahkan(milp.Soal(baris=[({}, 1, None)])) is None
    assert milp._cp_sat(soal, 5) is None


SESAK = {
    "target": {"index": 4},
    "years": 10,
    "units": {str(n): f"Dinas {n % 7}" for n in range(1, 48)},
    "capacity": [{"unit": f"Dinas {n}", "effort": 7} for n in range(7)],
    "steps_per_year": 1,
}
"""Steps packed into seventy capacities: more than any solver proves in a blink."""


def test_when_the_time_is_over_the_plan_says_that_nothing_is_proven(musi_rawas):
    p = minta(musi_rawas, **SESAK)
    jalan = skor.rencana(p, detik=0.01)
    assert jalan.halangan[0].jenis == "waktu"
    assert not jalan.terbukti
    assert jalan.indeks <= jalan.batas
    assert skor.hitung(p.instrumen, jalan.tingkat).indeks == jalan.indeks


def test_the_frontier_keeps_to_its_time(musi_rawas):
    mulai = time.perf_counter()
    titik = skor.garis_depan(minta(musi_rawas, **SESAK | {"years": 3}), titik=4, detik=2)
    assert time.perf_counter() - mulai < 20
    assert [t.upaya for t in titik] == sorted(t.upaya for t in titik)


def test_a_point_that_is_not_found_in_its_share_is_left_out(musi_rawas, monkeypatch):
    garis = import_module("poros.pure.skor.rencana.garis")
    semua = skor.garis_depan(minta(musi_rawas), titik=5)

    def habis_di_tengah(p, **jatah):
        jalan = skor.rencana(p, **jatah)
        return replace(jalan, tercapai=False) if jalan.indeks == semua[2].indeks else jalan

    monkeypatch.setattr(garis, "rencana", habis_di_tengah)
    assert skor.garis_depan(minta(musi_rawas), titik=5) == semua[:2] + semua[3:]


@pytest.mark.parametrize("terbanyak", [True, False])
def test_both_solvers_give_the_same(terbanyak):
    """A little knapsack: 4 + 3 of weight 5 is the most; to cover 6 the least is 3 + 2."""
    soal = milp.Soal(terbanyak=terbanyak)
    a, b, c = soal.peubah(4), soal.peubah(3), soal.peubah(2)
    if terbanyak:
        soal.batasi({a: 3, b: 2, c: 4}, atas=5)
    else:
        soal.batasi({a: 3, b: 2, c: 4}, bawah=6)
    mesin, lain = milp._highs(soal, 5), milp._cp_sat(soal, 5)
    assert mesin == lain
    assert (mesin.nilai, mesin.batas) == ((7, 7) if terbanyak else (5, 5))


def test_the_solver_is_silent(capfd, musi_rawas):
    skor.rencana(minta(musi_rawas, target={"predikat": "Baik"}))
    assert capfd.readouterr() == ("", "")


SALAH = [
    ([], "rencana harus berupa objek JSON, bukan daftar"),
    ({}, 'rencana: "levels" tidak ada'),
    ({"levels": {}, "instrument": "spbe-1999"}, 'instrumen "spbe-1999" tidak dikenal'),
    ({"levels": "dua"}, 'rencana: "levels" harus berupa objek JSON, bukan "dua"'),
    ({"levels": {"1": "dua"}}, 'rencana: "levels": "1" harus berupa bilangan, bukan "dua"'),
    ({"levels": {"1": 7}}, '"I1" (Kebijakan Internal Arsitektur SPBE) harus bilangan bulat 1 sampai 5, bukan 7'),
    ({"levels": {"99": 1}}, '"99" bukan komponen Indeks SPBE'),
    ({"levels": {"D1": 1}}, '"levels" menyebut "D1" yang bukan indikator PermenPANRB 59/2020'),
    (
        {"levels": {}, "target": {"index": 3, "predikat": "Baik"}},
        '"target" menyebut index atau predikat, tidak keduanya',
    ),
    ({"levels": {}, "target": {"predikat": "Juara"}}, '"target": "predikat" Juara tidak dikenal; yang ada: Memuaskan'),
    ({"levels": {}, "target": {"index": "tiga"}}, '"target": "index" harus berupa bilangan'),
    ({"levels": {}, "target": {"by": "nanti"}}, '"target": "by" harus berupa tahun, bukan "nanti"'),
    ({"levels": {}, "target": {"by": 2020}, "years": [2027]}, '"years" harus memuat 1–10 tahun sampai sasaran'),
    ({"levels": {}, "years": 0}, '"years" harus berupa banyaknya tahun (1–10) atau daftar tahun'),
    ({"levels": {}, "years": [True]}, '"years" harus berupa banyaknya tahun'),
    ({"levels": {}, "years": [2028, 2027]}, '"years" harus urut dan tidak berulang'),
    ({"levels": {}, "costs": {"D1": 1}}, '"costs": "D1" bukan indikator'),
    ({"levels": {}, "costs": {"1": -1}}, '"costs": "1" tidak boleh kurang dari nol'),
    ({"levels": {}, "costs": {"1": {"dua": 1}}}, '"costs": "1": "dua" bukan tingkat'),
    ({"levels": {}, "default_cost": {"2": "x"}}, '"default_cost": "2" harus berupa bilangan'),
    ({"levels": {}, "preconditions": [{"indicator": "1"}]}, '"preconditions" ke-1: "level" tidak ada'),
    ({"levels": {}, "units": {"1": ""}}, '"units": "1" harus berupa teks yang tidak kosong'),
    ({"levels": {}, "units": {"99": "A"}}, '"units" menyebut "99" yang bukan indikator'),
    ({"levels": {}, "capacity": [{"unit": 3, "effort": 1}]}, '"capacity" ke-1: "unit" harus berupa teks, bukan 3'),
    (
        {"levels": {}, "capacity": [{"unit": "A", "year": "x"}]},
        '"capacity" ke-1: "year" harus berupa bilangan bulat mulai 1',
    ),
    ({"levels": {}, "capacity": [{"unit": "A"}]}, '"capacity" ke-1: "effort" tidak ada'),
    ({"levels": {}, "budget": -1}, '"budget" tidak boleh kurang dari nol'),
    ({"levels": {}, "fixed": ["99"]}, '"fixed" menyebut "99" yang bukan indikator'),
    ({"levels": {}, "steps_per_year": 0}, '"steps_per_year" harus berupa bilangan bulat mulai 1, bukan 0'),
]


@pytest.mark.parametrize(("data", "kalimat"), SALAH)
def test_a_wrong_request_names_its_field(data, kalimat):
    with pytest.raises(skor.MasukanError) as galat:
        skor.rencana(skor.baca_permintaan(data, rak()))
    assert kalimat in str(galat.value)


def test_levels_may_be_a_list_and_years_end_with_the_target():
    p = minta([2] * 10 + [None] * 37, years=[2027, 2028, 2029], target={"by": 2028}, default_cost={"3": D("2.5")})
    assert len(p.tingkat) == 10
    assert (p.tahun, p.tahun_tepi, p.sasaran) == ((2027, 2028), 2028, skor.Sasaran())
    assert [p.biaya("I1", D(n)) for n in (2, 3, 4)] == [2, D("2.5"), 5]
    assert skor.Permintaan(instrumen=skor.baca(kecil()), tingkat={}, sasaran=skor.Sasaran()).biaya("I1", D(2)) == 1


def test_capacity_of_a_year_and_of_every_year():
    p = minta(
        [2] * 47, years=[2027, 2028], capacity=[{"unit": "A", "effort": 3}, {"unit": "A", "year": 2028, "effort": 5}]
    )
    assert p.kapasitas == {("A", 2027): 3, ("A", 2028): 5}
