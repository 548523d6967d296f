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


@pytest.mark.parametrize("bagian", [1e-12, 1e-300, 0.2])
def test_however_small_the_share_it_is_the_smallest_value(bagian):
    assert persentil([3, 1, 2, 5, 4], bagian) == 1


@pytest.mark.parametrize("bagian", [0.0, -0.1, 1.0000001, float("nan"), float("inf")])
def test_what_is_no_share(bagian):
    with pytest.raises(ValueError, match="percentile"):
        persentil([1, 2], bagian)


@given(st.lists(st.integers(0, 99), min_size=1), st.integers(1, 100), st.integers(1, 100))
def test_a_larger_share_never_has_a_smaller_value(nilai, satu, dua):
    kecil, besar = sorted((satu, dua))
    assert persentil(nilai, kecil / 100) <= persentil(nilai, besar / 100)


def tengah(median, *, layak=True):
    return Ringkasan(n=9, median=median, p90=median, bagian_terlambat=0.0, layak_peringkat=layak)


@pytest.mark.parametrize(
    ("dulu", "kini", "batas", "arah"),
    [
        (10, 11, 0.1, Arah.TETAP),
        (10, 11.01, 0.1, Arah.MEMBURUK),
        (10, 9, 0.1, Arah.TETAP),
        (10, 8.99, 0.1, Arah.MEMBAIK),
        (10, 10, 0, Arah.TETAP),
        (10, 10.5, 0, Arah.MEMBURUK),
        (10, 9.5, 0, Arah.MEMBAIK),
        (0, 0.1, 5, Arah.MEMBURUK),
        (8, 0, 1, Arah.TETAP),
    ],
)
def test_where_a_change_begins(dulu, kini, batas, arah):
    found = tren(tengah(dulu), tengah(kini), batas)
    assert (found.arah, found.selisih) == (arah, pytest.approx(kini - dulu))


@given(st.integers(1, 99), st.integers(1, 99))
def test_there_and_back_is_better_and_worse(dulu, kini):
    balik = {Arah.MEMBAIK: Arah.MEMBURUK, Arah.MEMBURUK: Arah.MEMBAIK, Arah.TETAP: Arah.TETAP}
    assert tren(tengah(kini), tengah(dulu), 0).arah is balik[tren(tengah(dulu), tengah(kini), 0).arah]


@pytest.mark.parametrize(
    ("hitungan", "hasil"),
    [
        ({5: 1}, (1, 5, 5)),
        ({5: 2}, (2, 5, 5)),
        ({1: 1, 2: 1}, (2, 1.5, 2)),
        ({1: 9, 100: 1}, (10, 1, 1)),
        ({1: 8, 100: 2}, (10, 1, 100)),
        ({9: 1, 1: 1, 5: 1}, (3, 5, 9)),
        ({7: 10**12, 1: 10**12}, (2 * 10**12, 4, 7)),
        ({3: 0, 4: 1}, (1, 4, 4)),
    ],
)
def test_durations_that_are_counted_already(hitungan, hasil):
    found = ringkas_hitungan(hitungan, 0, 1)
    assert (found.n, found.median, found.p90) == hasil
    assert ringkas_hitungan(dict(reversed(hitungan.items())), 0, 1) == found


@pytest.mark.parametrize("hitungan", [{}, {3: 0}])
def test_nothing_counted_has_no_summary(hitungan):
    assert ringkas_hitungan(hitungan, 0, 0) is None


@pytest.mark.parametrize(("ambang", "layak"), [(0, True), (3, True), (4, False)])
def test_from_how_many_cases_a_unit_is_ranked(ambang, layak):
    assert ringkas(kasus(1, 2, 3), ambang).layak_peringkat is layak
    assert ringkas_hitungan({1: 1, 2: 2}, 1, ambang).layak_peringkat is layak
    assert ringkas_hitungan({1: 1, 2: 2}, 1, ambang).bagian_terlambat == pytest.approx(1 / 3)
