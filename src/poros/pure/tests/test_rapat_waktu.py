"""Ways, appointments, beginnings and weights: what holds for all of them."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.pure.rapat import DARING, Orang, Permintaan, Ruang, Sibuk, Tempuh, bentrok, bobot, cari

TEMPAT = st.sampled_from(["", "balai", "dinas", "dprd", "pasar"])
JALAN = Tempuh({("balai", "dinas"): 20, ("dprd", "balai"): 10, ("pasar", "pasar"): 99}, bawaan=30)


@st.composite
def sibuk(draw):
    begin = draw(st.integers(0, 1000))
    return Sibuk(begin, begin + draw(st.integers(1, 300)), draw(TEMPAT))


def wajar(**ganti):
    given_ = {
        "lama": 60,
        "jendela": ((480, 720),),
        "orang": (),
        "ruang": (Ruang("aula", 50, "balai"),),
        "tempuh": JALAN,
    }
    return Permintaan(**(given_ | ganti))


@pytest.mark.parametrize(
    ("a", "b", "menit"),
    [
        ("balai", "dinas", 20), ("dinas", "balai", 20), ("balai", "dprd", 10), ("dprd", "dinas", 30), ("balai", "balai", 0),
        ("pasar", "pasar", 0), (DARING, "balai", 0), ("balai", DARING, 0), (DARING, DARING, 0), ("kampus", "balai", 30),
    ],
)  # fmt: skip
def test_how_long_a_way_is(a, b, menit):
    assert JALAN.antara(a, b) == menit


@settings(deadline=None)
@given(TEMPAT, TEMPAT)
def test_a_way_is_as_long_back_as_there(a, b):
    assert JALAN.antara(a, b) == JALAN.antara(b, a) >= 0


@pytest.mark.parametrize(("mulai", "selesai"), [(60, 60), (60, 59), (0, -1)])
def test_what_takes_time_ends_after_it_begins(mulai, selesai):
    with pytest.raises(ValueError, match="ends after"):
        Sibuk(mulai, selesai)


@pytest.mark.parametrize(
    ("jendela", "lama", "langkah", "mulai"),
    [
        (((480, 540),), 60, 30, (480,)), (((480, 541),), 60, 30, (480,)), (((480, 570),), 60, 30, (480, 510)),
        (((485, 570),), 60, 30, (510,)), (((480, 539),), 60, 30, ()), (((480, 600), (480, 570)), 60, 30, (480, 510, 540)),
        (((600, 660), (480, 540)), 60, 60, (480, 600)), ((), 60, 30, ()), (((1, 63),), 60, 1, (1, 2, 3)),
    ],
)  # fmt: skip
def test_every_beginning_once_and_in_order(jendela, lama, langkah, mulai):
    assert wajar(jendela=jendela, lama=lama, langkah=langkah).mulai() == mulai


@settings(deadline=None)
@given(sibuk(), sibuk())
def test_a_collision_is_one_from_both_sides(a, b):
    one = bool(bentrok(a.mulai, a.selesai, a.tempat, [b], JALAN))
    assert one == bool(bentrok(b.mulai, b.selesai, b.tempat, [a], JALAN))


@settings(deadline=None)
@given(sibuk(), st.lists(sibuk(), max_size=6))
def test_a_collision_is_judged_one_by_one(a, lain):
    found = bentrok(a.mulai, a.selesai, a.tempat, lain, JALAN)
    assert found == [s for s in lain if bentrok(a.mulai, a.selesai, a.tempat, [s], JALAN)]


@settings(deadline=None)
@given(sibuk(), sibuk(), st.integers(0, 60))
def test_a_longer_way_frees_nobody(a, b, lebih):
    short, long = Tempuh(bawaan=5), Tempuh(bawaan=5 + lebih)
    if bentrok(a.mulai, a.selesai, a.tempat, [b], short):
        assert bentrok(a.mulai, a.selesai, a.tempat, [b], long)


@settings(deadline=None)
@given(st.lists(st.lists(sibuk(), max_size=4), max_size=4), st.integers(15, 120))
def test_every_offer_is_kept_by_everybody_and_by_the_clock(calendars, lama):
    ask = wajar(lama=lama, orang=tuple(Orang(f"o{n}", tuple(c)) for n, c in enumerate(calendars)))
    for offer in cari(ask).pilihan:
        assert offer.selesai - offer.mulai == lama
        assert offer.mulai >= 480
        assert offer.selesai <= 720
        assert offer.absen == ()
        assert all(not bentrok(offer.mulai, offer.selesai, "balai", c, JALAN) for c in calendars)


@settings(deadline=None)
@given(st.lists(sibuk(), min_size=1, max_size=4))
def test_more_guests_never_open_a_time(kalender):
    alone = {p.mulai for p in cari(wajar(orang=(Orang("a"),), banyak=99)).pilihan}
    both = {p.mulai for p in cari(wajar(orang=(Orang("a"), Orang("b", tuple(kalender))), banyak=99)).pilihan}
    assert both <= alone


@pytest.mark.parametrize("banyak", [1, 3, 50])
def test_no_more_offers_than_are_asked_for(banyak):
    assert len(cari(wajar(banyak=banyak)).pilihan) == min(banyak, len(wajar().mulai()))


MARKS = st.dictionaries(st.sampled_from("abc"), st.lists(st.integers(1, 5), min_size=1, max_size=6), min_size=1)
WEIGHTS = st.fixed_dictionaries({k: st.integers(1, 100) for k in "abc"})


@settings(deadline=None)
@given(MARKS, WEIGHTS)
def test_a_weight_lies_between_the_lowest_and_the_highest_mark(nilai, kriteria):
    found = bobot(nilai, kriteria)
    every = [n for marks in nilai.values() for n in marks]
    assert min(every) <= found <= max(every)


@settings(deadline=None)
@given(MARKS, WEIGHTS, st.integers(2, 9))
def test_only_the_ratio_of_the_criteria_counts(nilai, kriteria, kali):
    assert bobot(nilai, kriteria) == bobot(nilai, {k: w * kali for k, w in kriteria.items()})


@settings(deadline=None)
@given(st.integers(1, 5), WEIGHTS)
def test_one_mark_everywhere_is_that_mark(nilai, kriteria):
    assert bobot({k: [nilai, nilai] for k in kriteria}, kriteria) == Fraction(nilai)
