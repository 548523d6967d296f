"""Dates in both languages."""

from datetime import date, timedelta

import pytest

from poros.pure.tanggal import bulan_romawi, lengkap, panjang, relatif, relatif_tenggat, ringkas, tambah_bulan

SENIN = date(2026, 11, 23)


def test_short():
    assert ringkas(SENIN) == "Senin, 23 Nov 2026"
    assert ringkas(SENIN, "en") == "Monday, 23 Nov 2026"
    assert ringkas(date(2026, 8, 2)) == "Minggu, 2 Agu 2026"
    assert ringkas(date(2026, 8, 2), "en") == "Sunday, 2 Aug 2026"


def test_long():
    assert panjang(SENIN) == "23 November 2026"
    assert panjang(date(2026, 2, 1)) == "1 Februari 2026"
    assert panjang(date(2026, 2, 1), "en") == "1 February 2026"


def test_in_full():
    assert lengkap(date(2026, 5, 1)) == "Jumat, 1 Mei 2026"
    assert lengkap(date(2026, 5, 1), "en") == "Friday, 1 May 2026"


@pytest.mark.parametrize(
    ("jarak", "indonesia", "inggris"),
    [
        (-6169, "16 tahun lalu", "16 years ago"),
        (-731, "2 tahun lalu", "2 years ago"),
        (-730, "730 hari lalu", "730 days ago"),
        (-400, "400 hari lalu", "400 days ago"),
        (1096, "3 tahun lagi", "in 3 years"),
        (-2, "2 hari lalu", "2 days ago"),
        (-1, "kemarin", "yesterday"),
        (0, "hari ini", "today"),
        (1, "besok", "tomorrow"),
        (3, "3 hari lagi", "in 3 days"),
    ],
)
def test_relative(jarak, indonesia, inggris):
    assert relatif(SENIN + timedelta(jarak), SENIN) == indonesia
    assert relatif(SENIN + timedelta(jarak), SENIN, "en") == inggris


@pytest.mark.parametrize(
    ("jarak", "indonesia", "inggris"),
    [
        (-2, "terlambat 2 hari", "2 days late"),
        (-1, "terlambat 1 hari", "1 day late"),
        (0, "hari ini", "today"),
        (1, "besok", "tomorrow"),
        (3, "3 hari lagi", "in 3 days"),
    ],
)
def test_deadline(jarak, indonesia, inggris):
    assert relatif_tenggat(SENIN + timedelta(jarak), SENIN) == indonesia
    assert relatif_tenggat(SENIN + timedelta(jarak), SENIN, "en") == inggris


def test_roman_months():
    romawi = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    assert [bulan_romawi(n) for n in range(1, 13)] == romawi


@pytest.mark.parametrize("bulan", [0, 13, -1])
def test_there_is_no_such_month(bulan):
    with pytest.raises(ValueError, match="no month"):
        bulan_romawi(bulan)


@pytest.mark.parametrize(
    ("dari", "bulan", "hasil"),
    [
        (date(2026, 11, 23), 1, date(2026, 12, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last(dari, bulan, hasil):
    assert tambah_bulan(dari, bulan) == hasil
