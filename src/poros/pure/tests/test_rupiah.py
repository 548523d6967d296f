"""Money written, shortened, typed and spelled out."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure.rupiah import BATAS, baca, rupiah, singkat, terbilang

KUADRILIUN = 10**15


@pytest.mark.parametrize(
    ("jumlah", "tulisan"),
    [
        (0, "Rp0"),
        (999, "Rp999"),
        (1_250_000_000, "Rp1.250.000.000"),
        (-75_000, "-Rp75.000"),
        (Decimal("1234.5"), "Rp1.235"),
        (Decimal("2.5"), "Rp3"),
        (Decimal("-2.5"), "-Rp3"),
        (Decimal("-0.4"), "Rp0"),
    ],
)
def test_written(jumlah, tulisan):
    assert rupiah(jumlah) == tulisan


def test_written_with_decimals():
    assert rupiah(Decimal("1234567.895"), 2) == "Rp1.234.567,90"
    assert rupiah(5000, 2) == "Rp5.000,00"


@pytest.mark.parametrize(
    ("jumlah", "tulisan"),
    [
        (0, "0"),
        (500, "500"),
        (1500, "1,5 ribu"),
        (995_000_000, "995 juta"),
        (999_994_999, "999,99 juta"),
        (999_995_000, "1 miliar"),
        (1_250_000_000, "1,25 miliar"),
        (1_255_000_000, "1,26 miliar"),
        (100 * 10**12, "100 triliun"),
        (3 * KUADRILIUN, "3 kuadriliun"),
        (BATAS * 12, "12.000 kuadriliun"),
        (-1_250_000, "-1,25 juta"),
    ],
)
def test_shortened(jumlah, tulisan):
    assert singkat(jumlah) == tulisan


@pytest.mark.parametrize(
    ("tulisan", "jumlah"),
    [
        ("1250000", 1_250_000),
        ("Rp1.250.000.000", 1_250_000_000),
        (" rp. 1.250.000,50 ", Decimal("1250000.50")),
        ("-Rp75.000", -75_000),
        ("Rp5.000,-", 5000),
        ("1,25 miliar", 1_250_000_000),
        ("1,25 Milyar", 1_250_000_000),
        ("2 jt", 2_000_000),
        ("2jt", 2_000_000),
        ("300rb", 300_000),
        ("1,5 T", 1_500_000_000_000),
        ("4 M", 4_000_000_000),
        ("1.234 kuadriliun", None),
        ("999 kuadriliun", 999 * KUADRILIUN),
        ("1.25 miliar", None),
        ("1,250,000", None),
        ("1.250.00", None),
        ("1250.000", None),
        ("١٢", None),
        ("5 lusin", None),
        ("Rp", None),
        ("", None),
        ("1000000000000000000", None),
        ("1e9", None),
        ("1,000", None),
        ("1.500,250", None),
        ("1,250 jt", 1_250_000),
    ],
)
def test_typed(tulisan, jumlah):
    if jumlah is None:
        with pytest.raises(ValueError, match="amount of rupiah"):
            baca(tulisan)
    else:
        assert baca(tulisan) == jumlah


@given(st.decimals(-BATAS + 1, BATAS - 1, places=2))
def test_what_is_written_can_be_read_back(jumlah):
    assert baca(rupiah(jumlah, 2)) == jumlah


@given(st.integers(-BATAS + 1, BATAS - 1).filter(lambda n: abs(n) < 999 * KUADRILIUN))
def test_what_is_shortened_is_near(jumlah):
    assert abs(baca(singkat(jumlah)) - jumlah) <= max(Decimal("0.005") * abs(jumlah), Decimal("0.5"))


@pytest.mark.parametrize(
    ("jumlah", "kata"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (20, "dua puluh"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (519, "lima ratus sembilan belas"),
        (1000, "seribu"),
        (1999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_250_000_000, "satu miliar dua ratus lima puluh juta"),
        (10**12 + 1, "satu triliun satu"),
        (7 * KUADRILIUN, "tujuh kuadriliun"),
        (-45, "minus empat puluh lima"),
        (Decimal("99.5"), "seratus"),
        (Decimal("-0.4"), "nol"),
    ],
)
def test_spelled_out(jumlah, kata):
    assert terbilang(jumlah) == kata


@pytest.mark.parametrize("jumlah", [BATAS, -BATAS])
def test_there_are_words_up_to_kuadriliun(jumlah):
    with pytest.raises(ValueError, match="no words"):
        terbilang(jumlah)


DASAR = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
KALI = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": KUADRILIUN}
PULUH = {"puluh": 10, "ratus": 100}


def didengar(kata):
    """The number that someone hears: an ear of its own, to check the mouth."""
    jumlah = ratusan = angka = 0
    for k in re.sub(r"\bse(?=puluh|belas|ratus|ribu)", "satu ", kata).split():
        if k in KALI:
            jumlah, ratusan, angka = jumlah + (ratusan + angka) * KALI[k], 0, 0
        elif k in PULUH:
            ratusan, angka = ratusan + angka * PULUH[k], 0
        elif k == "belas":
            ratusan, angka = ratusan + angka + 10, 0
        else:
            angka = DASAR.index(k)
    return jumlah + ratusan + angka


@given(st.one_of(st.integers(0, 2_000_000), st.integers(0, BATAS - 1)))
def test_what_is_spelled_out_is_heard_as_the_same(jumlah):
    assert didengar(terbilang(jumlah)) == jumlah


@pytest.mark.parametrize(
    ("tulisan", "jumlah"),
    [
        ("0,00001 rb", Decimal("0.01")),
        ("0,000001 rb", None),  # a tenth of a sen
        ("1,23456 rb", Decimal("1234.56")),
        ("1,234567 rb", None),
        ("1,2345600 rb", Decimal("1234.56")),
        ("1,25000000 jt", 1_250_000),
        ("1,23456789 jt", Decimal("1234567.89")),
        ("1,234567891 jt", None),
        ("1,00000000000 m", 10**9),
        ("1,00000000001 m", Decimal("1000000000.01")),
        ("1,000000000001 m", None),
        ("0,99999999999999999 kuadriliun", Decimal("999999999999999.99")),
        ("1,000000000000000000000000000000000009 jt", None),
        ("5,1", Decimal("5.1")),
        ("5,10", Decimal("5.1")),
        ("5,100", None),
        ("0", 0),
        ("-0", 0),
        ("007", 7),
        ("- 5 jt", -5_000_000),
        ("Rp5.000,- ", 5000),
        ("5.000,-jt", 5_000_000_000),
        ("999.999.999.999.999.999,99", Decimal("999999999999999999.99")),
        ("1000 kuadriliun", None),
        ("-1000 kuadriliun", None),
        ("9" * 5000, None),
        ("1,5 5", None),
        ("1 jt jt", None),
        ("--5", None),
        ("+5", None),
        ("5\u00a0jt", 5_000_000),
        ("\uff15 jt", None),
    ],
)
def test_nothing_below_a_sen_and_nothing_guessed(tulisan, jumlah):
    if jumlah is None:
        with pytest.raises(ValueError, match="amount of rupiah"):
            baca(tulisan)
    else:
        assert baca(tulisan) == jumlah


@given(
    st.sampled_from(["", "rb", "ribu", "jt", "juta", "m", "miliar", "milyar", "t", "triliun", "kuadriliun"]),
    st.integers(0, 10**6),
    st.text("0123456789", max_size=20),
)
def test_what_is_read_is_exact_to_the_sen(skala, bulat, pecahan):
    """By whole numbers of sen, so that no rounding can hide."""
    places = {"rb": 3, "jt": 6, "m": 9, "t": 12, "ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}
    nol = 15 if skala == "kuadriliun" else places.get(skala, 0)
    tulisan = f"{bulat}{',' if pecahan else ''}{pecahan} {skala}"
    sen, sisa = divmod(int(f"{bulat}{pecahan}") * 10 ** (nol + 2), 10 ** len(pecahan))
    if sisa or sen >= BATAS * 100 or (not skala and len(pecahan) > 2):
        with pytest.raises(ValueError, match="amount of rupiah"):
            baca(tulisan)
    else:
        assert baca(tulisan) * 100 == sen


@pytest.mark.parametrize(
    ("jumlah", "desimal", "tulisan"),
    [
        (Decimal("0.005"), 2, "Rp0,01"),
        (Decimal("-0.005"), 2, "-Rp0,01"),
        (Decimal("-0.004"), 2, "Rp0,00"),
        (Decimal("999.995"), 2, "Rp1.000,00"),
        (Decimal("1E+3"), 0, "Rp1.000"),
        (BATAS, 2, "Rp1.000.000.000.000.000.000,00"),
        (Decimal("1234.5678"), 4, "Rp1.234,5678"),
    ],
)
def test_written_at_the_edges(jumlah, desimal, tulisan):
    assert rupiah(jumlah, desimal) == tulisan


@pytest.mark.parametrize(
    ("jumlah", "tulisan"),
    [
        (999, "999"),
        (1000, "1 ribu"),
        (Decimal("999.99"), "999,99"),
        (Decimal("999.995"), "1 ribu"),
        (999_994, "999,99 ribu"),
        (999_995, "1 juta"),
        (-999_995, "-1 juta"),
        (Decimal("0.004"), "0"),
        (Decimal("-0.004"), "0"),
        (Decimal("0.005"), "0,01"),
        (100, "100"),
        (1_005, "1,01 ribu"),
        (10**15 - 1, "1 kuadriliun"),
    ],
)
def test_shortened_at_the_edges(jumlah, tulisan):
    assert singkat(jumlah) == tulisan


@pytest.mark.parametrize("jumlah", [BATAS, Decimal(BATAS) - Decimal("0.5"), 10**40, -(10**400), Decimal("1E+30")])
def test_more_than_there_are_words_for(jumlah):
    with pytest.raises(ValueError, match="no words"):
        terbilang(jumlah)


@pytest.mark.parametrize(
    ("jumlah", "kata"),
    [
        (Decimal(BATAS) - Decimal("0.51"), "sembilan ratus sembilan puluh sembilan"),
        (Decimal("0.5"), "satu"),
        (Decimal("-0.5"), "minus satu"),
        (Decimal("0.4999"), "nol"),
        (Decimal("1E+3"), "seribu"),
        (110, "seratus sepuluh"),
        (112, "seratus dua belas"),
        (1_000_001, "satu juta satu"),
        (1_100, "seribu seratus"),
        (2_001_000, "dua juta seribu"),
        (100_000, "seratus ribu"),
    ],
)
def test_spelled_out_at_the_edges(jumlah, kata):
    spelled = terbilang(jumlah)
    assert spelled == kata or (jumlah > 10**17 and spelled.endswith(kata))


@pytest.mark.parametrize("jumlah", [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity")])
@pytest.mark.parametrize("tulis", [rupiah, singkat, terbilang])
def test_what_is_no_amount_is_not_written(tulis, jumlah):
    with pytest.raises((ArithmeticError, ValueError)):
        tulis(jumlah)
