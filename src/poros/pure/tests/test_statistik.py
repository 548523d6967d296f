"""Cycle times, small enough to check by hand."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure.statistik import Arah, Kasus, Ringkasan, Tren, persentil, ringkas, ringkas_hitungan, tren


def kasus(*lama, terlambat=0):
    return [Kasus(hari, n < terlambat) for n, hari in enumerate(lama)]


@pytest.mark.parametrize(
    ("nilai", "bagian", "hasil"),
    [
        ([15, 20, 35, 40, 50], 0.05, 15),
        ([15, 20, 35, 40, 50], 0.30, 20),
        ([15, 20, 35, 40, 50], 0.40, 20),
        ([15, 20, 35, 40, 50], 0.50, 35),
        ([15, 20, 35, 40, 50], 1.00, 50),
        ([3, 1, 2], 0.5, 2),
        (range(1, 11), 0.9, 9),
        (range(1, 101), 0.07, 7),
        ([4], 0.9, 4),
    ],
)
def test_nearest_rank(nilai, bagian, hasil):
    assert persentil(nilai, bagian) == hasil


@pytest.mark.parametrize(("nilai", "bagian"), [([], 0.9), ([1], 0), ([1], 1.1)])
def test_what_has_no_percentile(nilai, bagian):
    with pytest.raises(ValueError, match="percentile"):
        persentil(nilai, bagian)


@given(st.lists(st.integers(0, 99), min_size=1), st.integers(1, 100))
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(nilai, persen):
    p = persentil(nilai, persen / 100)
    assert p in nilai
    assert sum(n <= p for n in nilai) * 100 >= persen * len(nilai)
    assert sum(n < p for n in nilai) * 100 < persen * len(nilai)


def test_a_summary():
    assert ringkas(kasus(2, 4, 3, 30, terlambat=1), ambang=4) == Ringkasan(
        n=4, median=3.5, p90=30, bagian_terlambat=0.25, layak_peringkat=True
    )


def test_few_cases_are_summed_up_but_not_ranked():
    sedikit = ringkas(kasus(2, 4, 3), ambang=4)
    assert sedikit is not None
    assert (sedikit.median, sedikit.layak_peringkat) == (3, False)


def test_nothing_has_no_summary():
    assert ringkas([], ambang=0) is None


def periode(*lama):
    return ringkas(kasus(*lama), ambang=3)


@pytest.mark.parametrize(
    ("dulu", "kini", "hasil"),
    [
        (periode(10, 10, 10), periode(8, 8, 8), Tren(Arah.MEMBAIK, -2)),
        (periode(10, 10, 10), periode(12, 12, 12), Tren(Arah.MEMBURUK, 2)),
        (periode(10, 10, 10), periode(9, 11, 11), Tren(Arah.TETAP, 1)),
        (periode(10, 10, 10), periode(9, 9, 11), Tren(Arah.TETAP, -1)),
        (periode(0, 0, 0), periode(0, 0, 0), Tren(Arah.TETAP, 0)),
        (periode(0, 0, 0), periode(1, 1, 1), Tren(Arah.MEMBURUK, 1)),
    ],
)
def test_trend_of_the_median(dulu, kini, hasil):
    assert tren(dulu, kini, batas=0.1) == hasil


@pytest.mark.parametrize(
    ("dulu", "kini"),
    [
        (None, periode(1, 1, 1)),
        (periode(1, 1, 1), None),
        (periode(1), periode(9, 9, 9)),
        (periode(9, 9, 9), periode(1)),
    ],
)
def test_too_little_is_not_compared(dulu, kini):
    assert tren(dulu, kini, batas=0.1) == Tren(Arah.BELUM_DAPAT_DIBANDINGKAN, 0)


@given(st.lists(st.integers(0, 40)), st.integers(0, 40), st.integers(1, 30))
def test_counted_durations_are_summed_up_like_listed_ones(lama, terlambat, ambang):
    listed = kasus(*lama, terlambat=terlambat)
    late = sum(k.terlambat for k in listed)
    assert ringkas_hitungan(Counter(lama), late, ambang) == ringkas(listed, ambang)
