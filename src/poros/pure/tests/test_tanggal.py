"""Dates in both languages."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

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
        (-730, "2 tahun lalu", "2 years ago"),
        (-729, "729 hari lalu", "729 days ago"),
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


@pytest.mark.parametrize(
    ("dari", "ke", "kata"),
    [
        (date(2025, 1, 1), date(2028, 1, 1), "3 tahun lagi"),  # 1,095 days: three years to the day
        (date(2025, 1, 1), date(2027, 12, 31), "2 tahun lagi"),
        (date(2025, 1, 1), date(2027, 1, 1), "2 tahun lagi"),
        (date(2025, 1, 1), date(2026, 12, 31), "729 hari lagi"),
        (date(2024, 2, 29), date(2026, 2, 28), "730 hari lagi"),
        (date(2024, 2, 29), date(2026, 3, 1), "2 tahun lagi"),
        (date(2024, 2, 29), date(2028, 2, 29), "4 tahun lagi"),
        (date(2026, 12, 31), date(2027, 1, 1), "besok"),
        (date(2026, 1, 1), date(2025, 12, 31), "kemarin"),
        (date(2028, 1, 1), date(2025, 1, 1), "3 tahun lalu"),
        (date(2027, 12, 31), date(2025, 1, 1), "2 tahun lalu"),
        (date(1926, 11, 23), date(2026, 11, 23), "100 tahun lagi"),
    ],
)
def test_years_end_on_their_day(dari, ke, kata):
    assert relatif(ke, dari) == kata


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(2, 99))
def test_so_many_years_on_the_same_day_are_so_many_years(d, tahun):
    ulang = tambah_bulan(d, 12 * tahun)
    assume(ulang.day == d.day)
    assert relatif(ulang, d) == f"{tahun} tahun lagi"
    assert relatif(d, ulang) == f"{tahun} tahun lalu"
    sehari = timedelta(days=1)
    assert relatif(ulang - sehari, d) != f"{tahun} tahun lagi"


@pytest.mark.parametrize("bahasa", ["id", "en"])
@given(d=st.dates(), hari_ini=st.dates())
def test_a_deadline_is_told_as_late_only_when_it_has_passed(bahasa, d, hari_ini):
    kata = relatif_tenggat(d, hari_ini, bahasa)
    assert ("terlambat" in kata or " late" in kata) is (d < hari_ini)


@given(st.dates(date(100, 1, 1), date(9000, 1, 1)), st.integers(-600, 600), st.integers(-600, 600))
def test_months_go_by_in_any_steps(d, n, m):
    awal = d.replace(day=1)
    assert tambah_bulan(tambah_bulan(awal, n), m) == tambah_bulan(awal, n + m)
    hasil = tambah_bulan(d, n)
    assert (hasil.year - d.year) * 12 + hasil.month - d.month == n
    assert hasil.day == d.day or (hasil.day < d.day and (hasil + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(("d", "n"), [(date(1, 1, 1), -1), (date(9999, 12, 31), 1), (date(2026, 1, 1), 10**6)])
def test_there_are_no_such_years(d, n):
    with pytest.raises(ValueError, match=r"year|month|\d"):
        tambah_bulan(d, n)


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_every_day_and_month_has_a_name_of_its_own(bahasa):
    hari = {lengkap(SENIN + timedelta(days=n), bahasa).split(",")[0] for n in range(7)}
    bulan = {panjang(date(2026, n, 1), bahasa).split()[1] for n in range(1, 13)}
    pendek = {ringkas(date(2026, n, 1), bahasa).split()[2] for n in range(1, 13)}
    assert (len(hari), len(bulan), len(pendek)) == (7, 12, 12)
