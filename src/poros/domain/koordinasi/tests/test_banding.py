"""Orders side by side: what is marked as common is common, from both sides."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.koordinasi.labels.urutan import HARI, JAM, kata_lama
from poros.domain.koordinasi.queries.banding import Pakai, Sisi, tandai

AWAL = datetime(2026, 11, 23, 8, tzinfo=UTC)
JALUR = ("kota", "kota/utara", "kota/utara/pasar", "kota/utaraan", "kota/selatan")


def jam(dari, sampai):
    return AWAL + timedelta(hours=dari), AWAL + timedelta(hours=sampai)


def sisi(nomor=1, **isi):
    return Sisi(**{"nomor": nomor, "isi": "x", "penerbit": "y", "unit": {}} | isi)


@pytest.mark.parametrize(
    ("a", "b", "sama"),
    [
        ({"unit": {1: "PU"}}, {"unit": {1: "PU", 2: "DLH"}}, {"unit"}),
        ({"unit": {1: "PU"}}, {"unit": {2: "DLH"}}, set()),
        ({"tindak": "t", "objek": "kota/utara"}, {"tindak": "u", "objek": "kota/utara/pasar"}, {"objek"}),
        ({"tindak": "t", "objek": "kota/utara"}, {"tindak": "u", "objek": "kota"}, {"objek"}),
        ({"tindak": "t", "objek": "kota/utara"}, {"tindak": "u", "objek": "kota/utaraan"}, set()),
        ({"tindak": "t", "objek": "kota"}, {"objek": "kota"}, set()),  # a plain order is at no place
        ({"jendela": jam(0, 2)}, {"jendela": jam(1, 3)}, {"jendela"}),
        ({"jendela": jam(0, 2)}, {"jendela": jam(2, 3)}, set()),
        ({"jendela": jam(0, 2)}, {"jendela": None}, set()),
    ],
)
def test_what_two_have_in_common(a, b, sama):
    first, second = tandai([sisi(1, **a), sisi(2, **b)])
    assert first.sama == second.sama == sama


@pytest.mark.parametrize(
    ("a", "b", "rebutan"),
    [((7, 0, 2), (7, 1, 3), {7}), ((7, 0, 2), (7, 2, 3), set()), ((7, 0, 2), (8, 0, 2), set())],
)
def test_what_two_want_at_once(a, b, rebutan):
    sides = [sisi(n, klaim=(Pakai(s, "Aula", 1, jam(d, e)),)) for n, (s, d, e) in enumerate((a, b))]
    assert [side.rebutan for side in tandai(sides)] == [rebutan, rebutan]


def test_alone_it_has_nothing_in_common_with_itself():
    (only,) = tandai([sisi(0, unit={1: "PU"}, jendela=jam(0, 1), tindak="t", objek="kota")])
    assert (only.sama, only.rebutan, only.baru) == (set(), set(), True)


SISI = st.builds(
    lambda unit, objek, dari, lama: {
        "unit": dict.fromkeys(unit, "x"),
        "tindak": "t",
        "objek": objek,
        "jendela": jam(dari, dari + lama),
    },
    st.sets(st.integers(1, 4)),
    st.sampled_from(JALUR),
    st.integers(0, 5),
    st.integers(1, 3),
)


@given(st.lists(SISI, min_size=2, max_size=4))
def test_nothing_is_common_on_one_side_only(rows):
    sides = tandai([sisi(n, **row) for n, row in enumerate(rows, 1)])
    for side in sides:
        for aspect in side.sama:
            assert any(aspect in other.sama for other in sides if other is not side)
    turned = tandai([sisi(n, **row) for n, row in reversed(list(enumerate(rows, 1)))])
    assert {s.nomor: s.sama for s in sides} == {s.nomor: s.sama for s in turned}


@given(st.integers(0, 10**6))
def test_minutes_in_words_add_up_again(menit):
    with translation.override("id"):
        words = kata_lama(menit).split()
    size = {"hari": HARI, "jam": JAM, "menit": 1}
    assert sum(int(n) * size[unit] for n, unit in zip(words[::2], words[1::2], strict=True)) == menit
    assert menit == 0 or "0" not in words[::2]


@pytest.mark.parametrize(("menit", "kata"), [(1, "1 minute"), (2, "2 minutes"), (1500, "1 day 1 hour")])
def test_minutes_in_english(menit, kata):
    with translation.override("en"):
        assert kata_lama(menit) == kata
