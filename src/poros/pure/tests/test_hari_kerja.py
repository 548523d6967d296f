"""Working days, against the calendar on the wall and against counting on the fingers."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from poros.pure.hari_kerja import ENAM_HARI, LIMA_HARI, SETIAP_HARI, Kalender, PekanKerja

# Natal 2026 falls on a Friday; the Thursday before it is taken as cuti bersama.
NATAL = Kalender(frozenset({date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1)}))
# A daerah that went from six to five days on 1 July 2026, a Wednesday.
BERGANTI = Kalender(pekan=(PekanKerja(date(2020, 1, 1), ENAM_HARI), PekanKerja(date(2026, 7, 1), LIMA_HARI)))

hari = st.dates(date(2024, 1, 1), date(2028, 12, 31))
libur = st.frozensets(hari, max_size=40)
topeng = st.frozensets(st.integers(0, 6), min_size=1)


@st.composite
def kalender(draw):
    mulai = sorted(draw(st.lists(hari, min_size=1, max_size=3, unique=True)))
    return Kalender(draw(libur), tuple(PekanKerja(d, draw(topeng)) for d in mulai))


@pytest.mark.parametrize(
    ("d", "kerja"),
    [
        (date(2026, 12, 23), True),
        (date(2026, 12, 24), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 26), False),
        (date(2026, 12, 28), True),
    ],
)
def test_days_off_and_weekends(d, kerja):
    assert NATAL.is_working_day(d) is kerja


def test_five_working_days_across_a_weekend_and_holidays():
    assert NATAL.tambah_hari_kerja(date(2026, 12, 22), 5) == date(2026, 12, 31)
    assert NATAL.tambah_hari_kerja(date(2026, 12, 22), 6) == date(2027, 1, 4)


def test_counting_backwards():
    assert NATAL.tambah_hari_kerja(date(2026, 12, 28), -1) == date(2026, 12, 23)
    assert NATAL.tambah_hari_kerja(date(2026, 12, 27), -2) == date(2026, 12, 22)


def test_counting_nothing_stays_even_on_a_sunday():
    assert NATAL.tambah_hari_kerja(date(2026, 12, 27), 0) == date(2026, 12, 27)


def test_the_difference_leaves_out_the_first_day_and_takes_in_the_last():
    assert NATAL.selisih_hari_kerja(date(2026, 12, 21), date(2026, 12, 28)) == 3
    assert NATAL.selisih_hari_kerja(date(2026, 12, 28), date(2026, 12, 21)) == -3
    assert NATAL.selisih_hari_kerja(date(2026, 12, 25), date(2026, 12, 27)) == 0


def test_roll_forward():
    assert NATAL.berikut(date(2026, 12, 24)) == date(2026, 12, 28)
    assert NATAL.berikut(date(2026, 12, 23)) == date(2026, 12, 23)


def test_the_office_week_changes_on_its_day():
    assert BERGANTI.is_working_day(date(2026, 6, 27))  # a Saturday
    assert not BERGANTI.is_working_day(date(2026, 7, 4))
    assert BERGANTI.selisih_hari_kerja(date(2026, 6, 21), date(2026, 7, 5)) == 6 + 5
    assert BERGANTI.tambah_hari_kerja(date(2026, 6, 26), 6) == date(2026, 7, 3)


def test_the_first_office_week_also_holds_before_its_day():
    assert BERGANTI.is_working_day(date(2019, 12, 28))  # a Saturday
    assert BERGANTI.selisih_hari_kerja(date(2019, 12, 22), date(2019, 12, 29)) == 6


def test_a_holiday_on_a_day_off_is_not_taken_away_twice():
    minggu = Kalender(frozenset({date(2026, 8, 16)}))  # a Sunday
    assert minggu.selisih_hari_kerja(date(2026, 8, 9), date(2026, 8, 16)) == 5


def test_thousands_of_days():
    # A thousand weeks and three days off, from a Thursday.
    assert NATAL.tambah_hari_kerja(date(2026, 1, 1), 5000) == date(2045, 3, 7)
    assert NATAL.selisih_hari_kerja(date(2026, 1, 1), date(2045, 3, 7)) == 5000


def wita(*bagian):
    return datetime(*bagian, tzinfo=timezone(timedelta(hours=8), "WITA"))


def test_the_office_is_open_in_its_hours_on_its_days():
    jam = Kalender(NATAL.libur, (PekanKerja(date.min, LIMA_HARI, time(7, 30), time(16)),))
    assert jam.is_open(wita(2026, 12, 23, 7, 30))
    assert jam.is_open(wita(2026, 12, 23, 16))
    assert not jam.is_open(wita(2026, 12, 23, 7, 29))
    assert not jam.is_open(wita(2026, 12, 23, 16, 1))
    assert not jam.is_open(wita(2026, 12, 24, 10))


def test_further_days_off():
    assert NATAL.tanpa(frozenset({date(2026, 12, 23)})).berikut(date(2026, 12, 23)) == date(2026, 12, 28)
    assert NATAL.tanpa(frozenset()) is NATAL


def test_a_week_without_days_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        PekanKerja(date.min, frozenset())


def test_an_eighth_weekday_is_refused():
    with pytest.raises(ValueError, match="0 to 6"):
        PekanKerja(date.min, frozenset({7}))


def test_an_office_that_closes_before_it_opens_is_refused():
    with pytest.raises(ValueError, match="opens before"):
        PekanKerja(date.min, LIMA_HARI, time(16), time(7, 30))


@pytest.mark.parametrize(
    "pekan",
    [(), (PekanKerja(date(2026, 1, 1)), PekanKerja(date(2026, 1, 1)))],
    ids=["none", "twice the same day"],
)
def test_office_weeks_that_do_not_follow_each_other_are_refused(pekan):
    with pytest.raises(ValueError, match="each beginning after"):
        Kalender(pekan=pekan)


@given(kalender(), hari, st.integers(0, 400))
def test_the_difference_is_what_the_fingers_count(k, a, jarak):
    b = a + timedelta(jarak)
    jari = sum(k.is_working_day(a + timedelta(n)) for n in range(1, jarak + 1))
    assert k.selisih_hari_kerja(a, b) == jari
    assert k.selisih_hari_kerja(b, a) == -jari


@given(kalender(), hari, st.integers(1, 300))
def test_the_nth_working_day_is_one_and_is_the_nth(k, d, n):
    akhir = k.tambah_hari_kerja(d, n)
    assert k.is_working_day(akhir)
    assert k.selisih_hari_kerja(d, akhir) == n


@given(kalender(), hari, st.integers(1, 300))
def test_there_and_back_again(k, d, n):
    assume(k.is_working_day(d))
    assert k.tambah_hari_kerja(k.tambah_hari_kerja(d, n), -n) == d


@given(hari, st.integers(-500, 500))
def test_in_a_week_of_seven_days_every_day_counts(d, n):
    assert Kalender(pekan=(PekanKerja(date.min, SETIAP_HARI),)).tambah_hari_kerja(d, n) == d + timedelta(n)
