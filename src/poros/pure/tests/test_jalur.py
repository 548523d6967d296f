"""Places in a tree, where "kota/a" is not "kota/ab"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure.jalur import bagian, berkaitan, gabung, induk, leluhur, leluhur_bersama, mencakup

jalur = st.lists(st.sampled_from(["a", "ab", "b"]), max_size=4).map(gabung)


def test_segments_and_back():
    assert bagian("kota/utara/pintu-1") == ("kota", "utara", "pintu-1")
    assert bagian("") == ()
    assert gabung(["kota", "utara"]) == "kota/utara"
    assert gabung([]) == ""


@pytest.mark.parametrize("rusak", ["/a", "a/", "a//b", "/", " ", "a/ /b"])
def test_a_path_with_an_empty_segment_is_refused(rusak):
    with pytest.raises(ValueError, match="empty segment"):
        bagian(rusak)


@pytest.mark.parametrize("segmen", [["a/b"], [""]])
def test_what_is_no_segment_cannot_be_joined(segmen):
    with pytest.raises(ValueError, match="not segments"):
        gabung(segmen)


@pytest.mark.parametrize(
    ("atas", "bawah", "ya"),
    [
        ("kota/a", "kota/a/b", True),
        ("kota/a", "kota/a", True),
        ("kota/a", "kota/ab", False),
        ("kota/a/b", "kota/a", False),
        ("", "kota", True),
        ("kota", "", False),
    ],
)
def test_containing_goes_by_whole_segments(atas, bawah, ya):
    assert mencakup(atas, bawah) is ya


def test_related_is_containing_either_way():
    assert berkaitan("kota/a/b", "kota/a")
    assert berkaitan("kota/a", "kota/a/b")
    assert not berkaitan("kota/a", "kota/b")


def test_those_above():
    assert leluhur("kota/utara/pintu-1") == ("kota", "kota/utara")
    assert leluhur("kota") == ()
    assert leluhur("") == ()
    assert induk("kota/utara/pintu-1") == "kota/utara"
    assert induk("kota") == ""
    assert induk("") == ""


@pytest.mark.parametrize(
    ("a", "b", "bersama"),
    [
        ("kota/a/b", "kota/a/c", "kota/a"),
        ("kota/a", "kota/a/c", "kota/a"),
        ("kota/a", "kota/ab", "kota"),
        ("x", "y", ""),
        ("x", "x", "x"),
    ],
)
def test_common_ancestor(a, b, bersama):
    assert leluhur_bersama(a, b) == bersama


@given(jalur, jalur)
def test_the_common_ancestor_contains_both_and_nothing_lower_does(a, b):
    bersama = leluhur_bersama(a, b)
    assert leluhur_bersama(b, a) == bersama
    assert mencakup(bersama, a)
    assert mencakup(bersama, b)
    lebih_rendah = [p for p in (*leluhur(a), a) if mencakup(p, b) and len(bagian(p)) > len(bagian(bersama))]
    assert lebih_rendah == []


@given(jalur, jalur)
def test_who_contains_another_stands_above_it_or_is_it(atas, bawah):
    assert mencakup(atas, bawah) == (atas in {"", *leluhur(bawah), bawah})
