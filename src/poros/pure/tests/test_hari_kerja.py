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


@pytest.mark.parametrize("hari_off", [date.min, date.max, date(2028, 2, 29)])
def test_the_first_and_the_last_day_of_all_and_a_leap_day(hari_off):
    bersama = Kalender(frozenset({hari_off}), (PekanKerja(date.min, SETIAP_HARI),))
    assert not bersama.is_working_day(hari_off)
    assert bersama.selisih_hari_kerja(date.min, date.max) == (date.max - date.min).days - (hari_off != date.min)


def test_beyond_the_last_day_there_is_none():
    for n in (1, 10**7):
        with pytest.raises((ValueError, OverflowError)):
            Kalender().tambah_hari_kerja(date.max, n)
    with pytest.raises((ValueError, OverflowError)):
        Kalender().tambah_hari_kerja(date.min, -1)


@pytest.mark.parametrize(
    ("d", "n", "hasil"),
    [
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 1, date(2028, 3, 1)),
        (date(2028, 2, 29), -1, date(2028, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2027, 1, 4), -1, date(2026, 12, 31)),
        (date(2027, 1, 3), -1, date(2026, 12, 31)),
        (date(2027, 1, 2), 1, date(2027, 1, 4)),
        (date(2026, 12, 26), -1, date(2026, 12, 23)),
    ],
)
def test_over_the_ends_of_months_and_years(d, n, hasil):
    assert NATAL.tambah_hari_kerja(d, n) == hasil


@given(kalender(), hari, st.integers(-200, 200), st.integers(-200, 200))
def test_later_starts_and_more_days_never_end_earlier(k, d, n, m):
    sedikit, banyak = sorted((n, m))
    if sedikit:
        assert k.tambah_hari_kerja(d, sedikit) <= max(k.tambah_hari_kerja(d, banyak), d)
    assert k.tambah_hari_kerja(d, banyak) <= k.tambah_hari_kerja(d + timedelta(1), banyak) or banyak == 0


@given(kalender(), hari, st.integers(-300, -1))
def test_counting_back_to_the_nth_working_day_before(k, d, n):
    awal = k.tambah_hari_kerja(d, n)
    assert k.is_working_day(awal)
    assert sum(k.is_working_day(awal + timedelta(i)) for i in range((d - awal).days)) == -n


@given(kalender(), hari, hari, hari)
def test_parts_of_a_span_add_up(k, a, b, c):
    assert k.selisih_hari_kerja(a, b) + k.selisih_hari_kerja(b, c) == k.selisih_hari_kerja(a, c)


@given(kalender(), hari)
def test_rolling_forward_stops_at_the_first_open_day(k, d):
    buka = k.berikut(d)
    assert k.is_working_day(buka)
    assert not any(k.is_working_day(d + timedelta(i)) for i in range((buka - d).days))
    assert k.berikut(buka) == buka


@given(kalender(), st.frozensets(hari, max_size=5), st.frozensets(hari, max_size=5), hari)
def test_further_days_off_in_any_order(k, satu, dua, d):
    assert k.tanpa(satu).tanpa(dua) == k.tanpa(dua).tanpa(satu) == k.tanpa(satu | dua)
    assert k.tanpa(satu).is_working_day(d) is (k.is_working_day(d) and d not in satu)


@pytest.mark.parametrize("jam", [time(8), time.min])
def test_an_office_that_opens_when_it_closes_is_refused(jam):
    with pytest.raises(ValueError, match="opens before"):
        PekanKerja(date.min, LIMA_HARI, jam, jam)


@pytest.mark.parametrize(
    ("jam", "buka"),
    [(time(7, 29, 59, 999999), False), (time(7, 30), True), (time(16), True), (time(16, 0, 0, 1), False)],
)
def test_office_hours_to_the_microsecond_and_by_the_week_in_force(jam, buka):
    lama = PekanKerja(date(2020, 1, 1), LIMA_HARI, time(9), time(10))
    baru = PekanKerja(date(2026, 12, 21), LIMA_HARI, time(7, 30), time(16))
    k = Kalender(pekan=(lama, baru))
    assert k.is_open(datetime.combine(date(2026, 12, 21), jam)) is buka
    assert k.is_open(datetime.combine(date(2026, 12, 18), time(9, 30)))
    assert not k.is_open(datetime.combine(date(2026, 12, 18), jam))
    assert not k.is_open(datetime.combine(date(2026, 12, 20), time(12)))


def test_weeks_out_of_order_are_refused():
    with pytest.raises(ValueError, match="each beginning after"):
        Kalender(pekan=BERGANTI.pekan[::-1])


def test_the_usual_weeks():
    """Monday to Friday, Monday to Saturday, every day; without another word, Monday to Friday."""
    assert [sorted(pekan) for pekan in (LIMA_HARI, ENAM_HARI, SETIAP_HARI)] == [list(range(n)) for n in (5, 6, 7)]
    assert [Kalender().is_working_day(date(2026, 11, d)) for d in range(23, 30)] == [True] * 5 + [False] * 2
