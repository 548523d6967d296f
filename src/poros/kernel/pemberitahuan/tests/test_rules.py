"""Digests, quiet hours, pauses between attempts: no database."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.pemberitahuan.rules import (
    JADWAL_RINGKASAN,
    JEDA_MAKS,
    PERCOBAAN_MAKS,
    akhir_jam_tenang,
    jeda,
    ringkasan_berikut,
)

WIT = ZoneInfo("Asia/Jayapura")
AWAL, AKHIR = datetime(2020, 1, 1), datetime(2030, 1, 1)  # noqa: DTZ001 -- hypothesis adds the zone
MALAM, SIANG = (time(22), time(6)), (time(12), time(13))


def pukul(jam: int, menit: int = 0, hari: int = 23) -> datetime:
    return datetime(2026, 11, hari, jam, menit, tzinfo=WIT)


@pytest.mark.parametrize(
    ("kini", "berikut"),
    [
        (pukul(6, 59), pukul(7)),
        (pukul(7), pukul(16)),
        (pukul(15, 59), pukul(16)),
        (pukul(16), pukul(7, hari=24)),
        (pukul(23), pukul(7, hari=24)),
        (pukul(0), pukul(7)),
    ],
)
def test_the_next_digest(kini, berikut):
    assert ringkasan_berikut(kini) == berikut


@given(st.datetimes(AWAL, AKHIR, timezones=st.just(WIT)))
def test_a_digest_is_never_far_and_never_now(kini):
    slot = ringkasan_berikut(kini)
    assert timedelta(0) < slot - kini <= timedelta(hours=15)
    assert slot.time() in JADWAL_RINGKASAN


@pytest.mark.parametrize(
    ("kini", "tenang", "akhir"),
    [
        (pukul(21, 59), [MALAM], None),
        (pukul(22), [MALAM], pukul(6, hari=24)),
        (pukul(5, 59), [MALAM], pukul(6)),
        (pukul(6), [MALAM], None),
        (pukul(12, 30), [MALAM, SIANG], pukul(13)),
        (pukul(13), [SIANG], None),
        (pukul(12, 30), [SIANG, (time(12, 15), time(14))], pukul(14)),
        (pukul(12, 30), [], None),
    ],
)
def test_quiet_hours_end(kini, tenang, akhir):
    assert akhir_jam_tenang(kini, tenang) == akhir


@given(
    st.datetimes(AWAL, AKHIR, timezones=st.just(WIT)),
    st.tuples(st.times(), st.times()).filter(lambda pair: pair[0] != pair[1]),
)
def test_quiet_hours_end_within_a_day_and_at_their_end(kini, tenang):
    akhir = akhir_jam_tenang(kini, [tenang])
    if akhir is not None:
        assert timedelta(0) < akhir - kini <= timedelta(days=1)
        assert akhir.time() == tenang[1]
        assert akhir_jam_tenang(akhir, [tenang]) is None


def test_pauses_grow_up_to_a_limit():
    waits = [jeda(n) for n in range(1, 12)]
    assert waits[:4] == [timedelta(minutes=n) for n in (1, 2, 4, 8)]
    assert waits == sorted(waits)
    assert waits[-1] == JEDA_MAKS
    assert sum(waits[: PERCOBAAN_MAKS - 1], timedelta()) > timedelta(hours=2)


def test_the_house_tries_for_two_hours_and_longer():
    """Eight attempts; pauses double from one minute and never pass four hours."""
    assert PERCOBAAN_MAKS == 8
    assert [jeda(n) // timedelta(minutes=1) for n in range(1, 11)] == [1, 2, 4, 8, 16, 32, 64, 128, 240, 240]


@pytest.mark.parametrize("jam", [0, 11, 12, 23])
def test_from_an_hour_to_the_same_hour_it_is_always_quiet(jam):
    """Noon to noon is a whole day, and its end always lies ahead."""
    akhir = akhir_jam_tenang(pukul(jam), [(time(12), time(12))])
    assert akhir == pukul(12, hari=24 if jam >= 12 else 23)


@pytest.mark.parametrize(
    ("kini", "akhir"),
    [
        (datetime(2028, 2, 28, 23, tzinfo=WIT), datetime(2028, 2, 29, 6, tzinfo=WIT)),
        (datetime(2028, 2, 29, 22, tzinfo=WIT), datetime(2028, 3, 1, 6, tzinfo=WIT)),
        (datetime(2026, 12, 31, 23, 59, 59, 999999, tzinfo=WIT), datetime(2027, 1, 1, 6, tzinfo=WIT)),
        (datetime(2027, 1, 1, tzinfo=WIT), datetime(2027, 1, 1, 6, tzinfo=WIT)),
    ],
)
def test_a_night_over_the_end_of_a_month_or_year(kini, akhir):
    assert akhir_jam_tenang(kini, [MALAM]) == akhir
    assert ringkasan_berikut(kini) == akhir + timedelta(hours=1)


@given(
    st.datetimes(AWAL, AKHIR, timezones=st.just(WIT)),
    st.lists(st.tuples(st.times(), st.times()), max_size=4),
    st.randoms(use_true_random=False),
)
def test_the_order_of_quiet_hours_does_not_matter(kini, tenang, acak):
    lain = acak.sample(tenang, len(tenang))
    assert akhir_jam_tenang(kini, tenang) == akhir_jam_tenang(kini, lain)
