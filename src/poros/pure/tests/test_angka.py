"""Figures as they are typed: what is grouped loses its marks, what is not is left alone."""

import random

import pytest

from poros.pure.angka import tanpa_kelompok


@pytest.mark.parametrize(
    ("teks", "wanted"),
    [
        ("1.500", "1500"),
        ("12.500", "12500"),
        ("123.456.789", "123456789"),
        ("1.500,25", "1500,25"),
        ("-1.500", "-1500"),
        ("1.500,", "1500,"),
    ],
)
def test_points_between_thousands_go(teks, wanted):
    assert tanpa_kelompok(teks) == wanted


@pytest.mark.parametrize(
    "teks",
    [
        "", "0", "15", "1500", "1,5", "1.5", "1.50", "0.500", "00.500", "1.5000", "1234.567", "12.34.567", "1..500", ".500",
        "1.500.", "1.500.25", "satu.500", "1,500.25", "١.٥٠٠", "1 500",
    ],
)  # fmt: skip
def test_what_is_no_grouping_stays(teks):
    assert tanpa_kelompok(teks) == teks


@pytest.mark.parametrize(("teks", "wanted"), [("1,500", "1500"), ("1,500.25", "1500.25"), ("1.500", "1.500")])
def test_with_a_decimal_point_commas_group(teks, wanted):
    assert tanpa_kelompok(teks, ".") == wanted


def test_whatever_is_grouped_comes_back():
    """Seeded: 500 whole numbers with and without a fraction."""
    chance = random.Random(22171)
    for _n in range(500):
        whole, part = chance.randrange(10**12), chance.choice(["", ",5", ",25", ",125"])
        assert tanpa_kelompok(f"{whole:,}".replace(",", ".") + part) == f"{whole}{part}"
