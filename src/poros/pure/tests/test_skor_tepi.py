"""An index at its edges: the last answer that counts, the last digit, the first thing refused; laws of rounding."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure import skor
from poros.pure.isian import Isian, MasukanError
from poros.pure.skor.batas import Sampel, batasi
from poros.pure.skor.hitung import puncak
from poros.pure.skor.kata import angka, tulis_jawaban
from poros.pure.skor.model import JenisSkala, Skala, bulatkan, desimal
from poros.pure.skor.naskah_skala import skala
from poros.pure.skor.sampel import sampel
from poros.pure.skor.skala import impor, rasio
from poros.pure.tests.skor_bahan import datar, kecil, rak

pecahan = st.fractions(-(10**6), 10**6, max_denominator=10**4)


def kata(act):
    with pytest.raises(MasukanError) as refused:
        act()
    return str(refused.value)


def tiga(**ganti):
    """The small instrument, its third indicator changed."""
    data = kecil()
    data["komponen"]["anak"][1] |= ganti
    return skor.baca(data)


@pytest.mark.parametrize(
    ("nilai", "digit", "hasil"),
    [
        ("1/2", 0, "1"), ("-1/2", 0, "-1"), ("1/200", 2, "0.01"), ("-1/200", 2, "-0.01"), ("1/201", 2, "0.00"),
        ("2/3", 4, "0.6667"), ("7661/100", 2, "76.61"), ("76605/1000", 2, "76.61"), ("0", 2, "0.00"), ("5", 0, "5"),
        ("-1/1000", 2, "0.00"),
    ],
)  # fmt: skip
def test_half_is_rounded_away_from_nothing(nilai, digit, hasil):
    found = bulatkan(Fraction(nilai), digit)
    assert found == Decimal(hasil)
    assert f"{abs(found):f}" == hasil.lstrip("-")


@given(pecahan, st.integers(0, 6))
def test_rounding_is_near_symmetric_and_settled(nilai, digit):
    found = Fraction(bulatkan(nilai, digit))
    assert abs(found - nilai) * 2 * 10**digit <= 1
    assert found == -Fraction(bulatkan(-nilai, digit))
    assert bulatkan(found, digit) == found


@given(pecahan, pecahan, st.integers(0, 6))
def test_rounding_keeps_the_order(a, b, digit):
    assert (a <= b) <= (bulatkan(a, digit) <= bulatkan(b, digit))


@pytest.mark.parametrize(
    ("nilai", "hasil"), [("3", "3"), ("-3", "-3"), ("1/4", "0.25"), ("2/3", "0." + "6" * 27 + "7"), ("-2/3", "-0." + "6" * 27 + "7")]
)  # fmt: skip
def test_a_fraction_as_a_decimal_has_28_digits(nilai, hasil):
    assert desimal(Fraction(nilai)) == Decimal(hasil)


@pytest.mark.parametrize(
    ("nilai", "digit", "hasil"),
    [("100", 4, "100"), ("1/2", 4, "0.5"), ("1/3", 4, "0.3333"), ("1/100000", 4, "0"), ("99999/100000", 4, "1"), ("-1/4", 4, "-0.25")],
)  # fmt: skip
def test_a_number_without_zeros_that_say_nothing(nilai, digit, hasil):
    assert f"{angka(Fraction(nilai), digit):f}" == hasil


@pytest.mark.parametrize(
    ("jawaban", "hasil"), [(Fraction(1, 3), Decimal("0.3333333333")), ("BB", "BB"), (3, 3), (None, None)]
)
def test_an_answer_is_told_as_it_was_given(jawaban, hasil):
    assert tulis_jawaban(jawaban) == hasil


@pytest.mark.parametrize(
    ("jawaban", "ya"),
    [(0, True), (1, True), (3, True), (Decimal("2.0"), True), (Fraction(4, 2), True), (4, False), (-1, False), (Decimal("1.5"), False),
     (True, False), ("2", False), (float("nan"), False), (float("inf"), False), (1e400, False), ({}, False), ([2], False)],
)  # fmt: skip
def test_which_answers_a_scale_of_levels_takes(jawaban, ya):
    """1 to 3, and 0 for what was not done."""
    instrumen = tiga()
    if ya:
        assert skor.hitung(instrumen, {"I3": jawaban}).bagian()["I3"].pecahan == Fraction(jawaban)
    else:
        assert kata(lambda: skor.hitung(instrumen, {"I3": jawaban})).startswith('"I3" (Tiga) harus ')


@pytest.mark.parametrize(
    ("nilai", "ya"),
    [(0, True), (3, True), (Fraction(5, 3), True), (Decimal("3.01"), False), (-1, False), ("x", False), (True, False)],
)
def test_which_values_a_part_may_be_given(nilai, ya):
    instrumen = tiga()
    if ya:
        assert skor.hitung(instrumen, {"A": nilai, "I3": 1}).bagian()["A"].pecahan == Fraction(nilai)
    else:
        assert kata(lambda: skor.hitung(instrumen, {"A": nilai})).startswith('"A" (Bagian A) ')


@pytest.mark.parametrize("instrumen", rak().semua, ids=lambda i: i.kode)
def test_the_best_of_every_shipped_index_is_known_and_may_be_given(instrumen):
    """Also where the answer is a target with its realisation, which no single number is."""
    best = puncak(instrumen.akar)
    assert best > 0
    given = skor.hitung(instrumen, {instrumen.akar.kode: best}) if instrumen.akar.anak else None
    assert given is None or given.akar.pecahan == Fraction(bulatkan(best, instrumen.akar.desimal or 12))


@pytest.mark.parametrize(("plafon", "atas"), [({}, 100), ({"plafon": 120}, 120)])
def test_the_best_ratio_is_its_ceiling(plafon, atas):
    data = kecil(skala={"r": {"jenis": "rasio", **plafon}})
    data["komponen"]["skala"] = "r"
    instrumen = skor.baca(data)
    assert puncak(instrumen.akar) == atas
    assert skor.hitung(instrumen, {"A": atas}).bagian()["A"].pecahan == atas
    assert "paling tinggi" in kata(lambda: skor.hitung(instrumen, {"A": atas + 1}))


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "persen"),
    [
        ("naik", 50, 50, 100), ("naik", 50, 0, 0), ("naik", 50, -1, 0), ("naik", 50, 100, 200), ("naik", 3, 1, Fraction(100, 3)),
        ("turun", 50, 50, 100), ("turun", 50, 0, 200), ("turun", 50, 100, 0), ("turun", 50, 101, 0), ("turun", 50, 25, 150),
        ("tetap", 50, 50, 100), ("tetap", 50, 49, 98), ("tetap", 50, 51, 98), ("tetap", 50, 0, 0), ("tetap", 50, 101, 0),
    ],
)  # fmt: skip
def test_target_and_realisation(arah, target, realisasi, persen):
    isi = Isian({"target": target, "realisasi": realisasi, "arah": arah}, "x")
    assert rasio(isi, None) == persen
    assert rasio(isi, Decimal(150)) == min(persen, 150)


@given(st.integers(1, 99), st.integers(-99, 299), st.sampled_from(["naik", "turun", "tetap"]))
def test_a_ratio_is_the_same_in_any_unit(target, realisasi, arah):
    rupiah = {"target": target * 1000, "realisasi": realisasi * 1000, "arah": arah}
    juta = {"target": Decimal(target) / 1000, "realisasi": Decimal(realisasi) / 1000, "arah": arah}
    assert rasio(Isian(rupiah, "x"), None) == rasio(Isian(juta, "x"), None) >= 0


TITIK = Skala(
    "s",
    JenisSkala.BILANGAN,
    Decimal(1),
    Decimal(5),
    titik=((Decimal(0), Decimal(1)), (Decimal(50), Decimal(3)), (Decimal(100), Decimal(5))),
)


@pytest.mark.parametrize(
    ("nilai", "garis", "tangga"),
    [("-9", 1, 1), ("0", 1, 1), ("25", 2, 1), ("49.99", "2.9996", 1), ("50", 3, 3), ("75", 4, 3), ("100", 5, 5), ("999", 5, 5)],
)  # fmt: skip
def test_along_points_and_by_steps(nilai, garis, tangga):
    assert impor(TITIK, Decimal(nilai)) == Fraction(str(garis))
    assert impor(replace(TITIK, bertangga=True), Decimal(nilai)) == tangga


@pytest.mark.parametrize(
    ("isi", "jenjang"),
    [
        ({"jenis": "tingkat", "dari": 1, "sampai": 3}, (0, 1, 2, 3)),
        ({"jenis": "tingkat", "dari": 0, "sampai": 10}, tuple(range(11))),
        ({"jenis": "tingkat", "dari": 0, "sampai": 11}, ()),
        ({"jenis": "tingkat", "dari": 3, "sampai": 13}, tuple(range(14))),
        ({"jenis": "pilihan", "pilihan": {"A": 4, "B": 2, "C": 2, "D": 3}}, (2, 3, 4)),
    ],
)
def test_the_steps_of_a_plan(isi, jenjang):
    assert skala(Isian(isi, 'skala "x"')).jenjang() == tuple(map(Decimal, jenjang))


@pytest.mark.parametrize(
    ("isi", "dari", "sampai"),
    [({"jenis": "pilihan", "pilihan": {"A": 4, "B": 2}}, 2, 4), ({"jenis": "bilangan"}, 0, 100), ({"jenis": "bilangan", "dari": 1}, 1, 100)],
)  # fmt: skip
def test_bounds_that_are_not_said(isi, dari, sampai):
    made = skala(Isian(isi, 'skala "x"'))
    assert (made.kode, made.dari, made.sampai, made.kosong, made.bertangga) == ("x", dari, sampai, 0, False)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"jenis": "bilangan", "maks": 0}, "lebih dari nol"),
        ({"jenis": "bilangan", "plafon": -1}, "lebih dari nol"),
        ({"jenis": "bilangan", "dari": 5, "sampai": 5}, "harus lebih dari 5"),
        ({"jenis": "bilangan", "titik": [[0, 1], [0, 2]]}, "harus urut"),
        ({"jenis": "bilangan", "titik": [[0, 1, 2]]}, "daftar pasangan bilangan"),
        ({"jenis": "bilangan", "titik": [[0, None]]}, "daftar pasangan bilangan"),
        ({"jenis": "bilangan", "titik": [[0, float("nan")]]}, "daftar pasangan bilangan"),
        ({"jenis": "bilangan", "pilihan": {"A": 1}}, "harus ada pada skala pilihan"),
        ({"jenis": "pilihan"}, "harus ada pada skala pilihan"),
        ({"jenis": "tingkat", "upaya": {"x": 1}}, "bukan jawaban"),
        ({"jenis": "tingkat", "upaya": {2: -1}}, "kurang dari nol"),
    ],
)
def test_scales_that_cannot_be_meant(isi, sebab):
    assert sebab in kata(lambda: skala(Isian(isi, 'skala "x"')))


@pytest.mark.parametrize(
    ("bobot", "nilai"), [("1/9", Fraction(1, 9)), ("2/4", Fraction(1, 2)), (0.1, Fraction(1, 10)), (Decimal("0.111"), Fraction(111, 1000)), (7, Fraction(7))]
)  # fmt: skip
def test_weights_are_exact(bobot, nilai):
    assert tiga(bobot=bobot).simpul["I3"].bobot == nilai


@pytest.mark.parametrize(
    "bobot",
    ["1/0", "0/1", "1/01", "-1/2", "1 / 2", "1/" + "9" * 5000, "9" * 5000 + "/1", "٣/٤", 0, -1, True, None, "", "NaN"],
)
def test_what_is_no_weight(bobot):
    assert kata(lambda: tiga(bobot=bobot)).startswith('komponen "I3": "bobot" harus ')


@pytest.mark.parametrize(
    ("hari", "ya"),
    [("2020-01-01", True), (date(2020, 2, 29), True), ("2021-02-29", False), (datetime(2020, 1, 1), False), ("2020-01-01T00:00:00", False), (20200101, False), ("", False)],  # noqa: DTZ001 -- as YAML gives it
)  # fmt: skip
def test_the_day_of_a_rule_is_a_day(hari, ya):
    if ya:
        assert type(skor.baca(kecil(dari=hari, sampai="2099-12-31")).dari) is date
    else:
        assert "harus berupa tanggal" in kata(lambda: skor.baca(kecil(dari=hari)))


@pytest.mark.parametrize(
    ("desimal_", "ya"), [(0, True), (12, True), (13, False), (-1, False), (True, False), (2.0, False), ("2", False)]
)
def test_so_many_digits(desimal_, ya):
    if ya:
        assert skor.hitung(skor.baca(kecil(desimal=desimal_)), {"I1": 1}).indeks.as_tuple().exponent == -desimal_
    else:
        assert '"desimal"' in kata(lambda: skor.baca(kecil(desimal=desimal_)))


def test_a_rule_may_hold_for_one_day():
    assert skor.baca(kecil(dari="2020-01-01", sampai="2020-01-01")).sampai == date(2020, 1, 1)
    assert "mendahului" in kata(lambda: skor.baca(kecil(dari="2020-01-02", sampai="2020-01-01")))


@pytest.mark.parametrize(
    ("jumlah", "rata", "predikat"),
    [(2, "2.5", "Tinggi"), (1, "3", "Sedang"), (2, "2.49", "Sedang"), (0, "3", "Sedang"), (9, "0", "Sedang")],
)
def test_what_samples_allow(jumlah, rata, predikat):
    instrumen = skor.baca(kecil(batas=[{"predikat": "Tinggi", "jumlah": {"opd": 2}, "rata": {"semua": "Tinggi"}}]))
    found, why = batasi(instrumen, "Tinggi", {"opd": Sampel(jumlah, Decimal(rata)), "kosong": Sampel(0, Decimal(0))})
    assert found == predikat
    assert bool(why) is (predikat != "Tinggi")


@pytest.mark.parametrize(("populasi", "orang"), [(-5, 0), (0, 0), (1, 1), (2, 2), (10, 10), (10**12, 384)])
def test_samples_of_the_smallest_and_the_largest(populasi, orang):
    assert sampel(populasi) == orang


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 5)), min_size=1, max_size=6), st.integers(1, 9))
def test_weights_count_only_by_their_shares(rows, kali):
    bobot, tingkat = zip(*rows, strict=True)
    answers = {f"I{n}": t for n, t in enumerate(tingkat, 1)}
    one = skor.hitung(skor.baca(datar(bobot)), answers)
    assert one.akar.pecahan == Fraction(sum(b * t for b, t in rows), sum(bobot))
    assert skor.hitung(skor.baca(datar([b * kali for b in bobot])), answers).akar.pecahan == one.akar.pecahan
    assert sum(part.sumbangan for part in one.akar.anak) == one.akar.pecahan
    assert min(tingkat) <= one.akar.pecahan <= max(tingkat)
