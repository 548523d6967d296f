"""Laws that hold for every survey: the table of samples, the bands of the index, cells that no sum gives away."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import poros
from poros.domain.survei.queries.parameter import batas
from poros.domain.survei.rules.hitung import Jumlah, gabung, indeks, kurang_sampel, perubahan, skala, terlemah, tutupi
from poros.domain.survei.rules.isian import BERHASIL, PITA, Terima, diisi_pada, masih_diterima
from poros.domain.survei.rules.rekap import Garis, rekap, untuk_umum
from poros.pure import skor

IKM = skor.baca(
    yaml.safe_load((Path(poros.__file__).parent / "domain/indeks/parameter/ikm-2017.yaml").read_text(encoding="utf-8"))
)
KINI = datetime(2028, 2, 29, 0, 0, tzinfo=UTC)
AMBANG = 5

jawaban = st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=40)
cacah = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 60), min_size=1)


def jumlah(rows: list[list[int]]) -> Jumlah:
    return Jumlah(len(rows), tuple(map(sum, zip(*rows, strict=True))))


class TestSample:
    @pytest.mark.parametrize(
        ("populasi", "butuh"),
        [
            (10, 10), (20, 19), (30, 28), (50, 44), (80, 66), (100, 80), (150, 108), (200, 132), (300, 169),
            (400, 196), (500, 217), (700, 248), (1_000, 278), (2_000, 322), (3_000, 341), (5_000, 357),
            (10_000, 370), (20_000, 377), (50_000, 381), (100_000, 383),
        ],
    )  # fmt: skip
    def test_of_krejcie_and_morgan(self, populasi, butuh):
        assert kurang_sampel(0, populasi) == butuh
        assert kurang_sampel(butuh, populasi) == 0
        assert kurang_sampel(butuh - 1, populasi) == 1

    @given(st.integers(1, 10**9), st.integers(0, 10**6))
    def test_it_never_asks_for_more_people_than_there_are_nor_for_fewer_than_none(self, populasi, n):
        assert 0 <= kurang_sampel(n, populasi) <= populasi

    @given(st.integers(1, 10**6))
    def test_more_people_never_need_a_smaller_sample(self, populasi):
        assert kurang_sampel(0, populasi) <= kurang_sampel(0, populasi + 1) <= 384


class TestIndex:
    @given(jawaban)
    def test_it_is_the_plain_mean_of_all_marks_times_twenty_five(self, rows):
        """Nine weights of one ninth: no element counts for more than another."""
        marks = [mark for row in rows for mark in row]
        assert indeks(IKM, jumlah(rows)).akar.pecahan == Fraction(sum(marks) * 25, len(marks))

    @given(jawaban, jawaban)
    def test_offices_are_the_sum_of_their_services_whatever_the_order(self, first, second):
        one, two = jumlah(first), jumlah(second)
        assert gabung([one, two], 9) == gabung([two, one], 9) == jumlah(first + second)

    @pytest.mark.parametrize(
        ("nilai", "mutu"),
        [
            ("25.00", "D"), ("64.99", "D"), ("65.00", "C"), ("76.60", "C"), ("76.61", "B"), ("88.30", "B"),
            ("88.31", "A"), ("100.00", "A"),
        ],
    )  # fmt: skip
    def test_the_bands_of_permenpanrb_14_2017(self, nilai, mutu):
        """Answers of ten thousand people whose marks add up to just that index."""
        total = int(Fraction(nilai) * 9 * 10_000 / 25)
        share, rest = divmod(total, 9)
        found = indeks(IKM, Jumlah(10_000, (share + 1,) * rest + (share,) * (9 - rest)))
        assert (str(found.indeks), found.predikat) == (nilai, mutu)


class TestCells:
    @given(cacah)
    def test_a_small_group_is_never_shown_and_a_large_one_never_wrong(self, counts):
        shown = tutupi(counts, AMBANG)
        assert shown.keys() == counts.keys()
        for kode, n in counts.items():
            assert shown[kode] in (None, n)
            assert not (0 < n < AMBANG and shown[kode] is not None)

    @given(cacah)
    def test_no_total_gives_a_hidden_group_away(self, counts):
        """Whoever knows the total learns the sum of the hidden ones: they are none, or more than one, or all there is."""
        shown = tutupi(counts, AMBANG)
        hidden = [kode for kode, n in shown.items() if n is None]
        told = [n for n in shown.values() if n]
        assert len(hidden) != 1 or not told

    @given(cacah)
    def test_what_is_large_enough_is_not_hidden_without_need(self, counts):
        if all(n == 0 or n >= AMBANG for n in counts.values()):
            assert tutupi(counts, AMBANG) == counts


class TestTime:
    @given(st.none() | st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 -- the bounds hypothesis asks for
    def test_a_moment_is_never_in_the_future_nor_older_than_the_days_of_grace(self, diisi):
        found = diisi_pada(diisi, KINI, batas())
        assert KINI - timedelta(days=batas().tenggang_luring_hari) <= found <= KINI

    @given(st.integers(-20, 20), st.integers(0, 20))
    def test_after_closing_nothing_is_taken_that_was_not_filled_in_before(self, diisi, lewat):
        """Whatever the device says, and on a leap day too."""
        closed, now = KINI, KINI + timedelta(days=lewat)
        filled = diisi_pada(KINI + timedelta(days=diisi), now, batas())
        if masih_diterima(filled, closed, now, batas()):
            assert filled <= closed
            assert lewat <= batas().tenggang_luring_hari


class TestPublic:
    def garis(self, pk, n):
        return Garis(
            id=pk, nama=f"L{pk}", unit_id=pk, unit=f"U{pk}", populasi=50, jumlah=Jumlah(n, (n * 3,) * 9), disisihkan=0
        )

    @given(st.lists(st.integers(0, 12), min_size=1, max_size=6))
    def test_of_a_service_with_few_answers_no_value_is_told(self, counts):
        made = rekap(IKM, [self.garis(pk, n) for pk, n in enumerate(counts)], {}, AMBANG)
        for row, n in zip(untuk_umum(made)["layanan"], counts, strict=True):
            assert (row["ikm"] is None, row["nrr"] == {}, row["mutu"] == "") == ((n < AMBANG),) * 3
        assert made["n"] == sum(counts)

    @given(st.lists(st.integers(0, 12), min_size=1, max_size=6))
    def test_it_is_plain_enough_to_be_kept(self, counts):
        """Frozen as JSON: no Decimal, no Fraction, no object."""

        def plain(value):
            if isinstance(value, dict):
                return all(isinstance(k, str) and plain(v) for k, v in value.items())
            if isinstance(value, (list, tuple)):
                return all(map(plain, value))
            return value is None or isinstance(value, (str, int))

        assert plain(rekap(IKM, [self.garis(pk, n) for pk, n in enumerate(counts)], {"umur": {"-19": 9}}, AMBANG))


def test_only_two_outcomes_mean_that_an_answer_counts():
    assert frozenset({Terima.DITERIMA, Terima.SUDAH}) == BERHASIL


def test_no_band_is_narrow_enough_to_be_a_person():
    """Ten years of age at least, and never a place or a date of birth."""
    assert set(PITA) == {"jenis_kelamin", "umur", "pendidikan", "pekerjaan"}
    inner = [tuple(map(Decimal, band.value.split("-"))) for band in PITA["umur"] if all(band.value.split("-"))]
    assert {high - low + 1 for low, high in inner} == {10}


def instrumen(*skala):
    """An instrument with one leaf for each scale."""
    leaf = IKM.daun[0]
    leaves = tuple(
        replace(leaf, kode=f"U{n}", skala=s and replace(leaf.skala, dari=s[0], sampai=s[1]))
        for n, s in enumerate(skala)
    )
    return replace(IKM, akar=replace(IKM.akar, anak=leaves))


@pytest.mark.parametrize(
    ("leaves", "hasil"),
    [
        ([(1, 4)], (1, 4)),
        ([(1, 2)], (1, 2)),
        ([(1, 10)], (1, 10)),
        ([(0, 9)], (0, 9)),
        ([(1, 11)], None),  # ten steps: a number, not a choice
        ([(0, 10)], None),
        ([(3, 3)], None),
        ([(Fraction(1, 2), 4)], None),
        ([(1, Fraction(9, 2))], None),
        ([(Fraction(1, 2), Fraction(7, 2))], None),
        ([(1, 4), None], (1, 4)),  # what has no scale is not asked
        ([None], None),
        ([(1, 4), (1, 4)], (1, 4)),
        ([(1, 4), (1, 5)], None),
    ],
)
def test_the_scale_of_a_questionnaire(leaves, hasil):
    assert skala(instrumen(*leaves)) == hasil


@pytest.mark.parametrize(
    ("ikm", "beda"),
    [
        (["1.00", "2.00", "4.50"], "2.50"),
        (["4.50", "2.00", "1.00"], "-1.00"),
        (["1.00", None, None], None),
        ([None, "1.00", None, "1.00", None], "0.00"),
        (["1.00", "", "3.00"], "2.00"),
    ],
)
def test_a_change_is_from_the_last_but_one_to_the_last(ikm, beda):
    assert perubahan(ikm) == (beda and Decimal(beda))


@pytest.mark.parametrize(
    ("banyak", "kode"), [({}, ["U3", "U1"]), ({"banyak": 1}, ["U3"]), ({"banyak": 3}, ["U3", "U1", "U2"]), ({"banyak": 0}, [])]
)  # fmt: skip
def test_two_weakest_are_named_and_equals_in_the_order_of_the_instrument(banyak, kode):
    assert terlemah([("U1", Fraction(2)), ("U2", Fraction(2)), ("U3", Fraction(1))], **banyak) == kode


@pytest.mark.parametrize(
    ("cells", "terlihat"),
    [
        ({"a": 4, "b": 5, "c": 6}, {"c": 6}),
        ({"a": 5, "b": 5}, {"a": 5, "b": 5}),
        ({"a": 4, "b": 5}, {}),
        ({"a": 1, "b": 7, "c": 7}, {"c": 7}),  # of equals the first by its code
        ({"a": 1, "b": 1, "c": 5}, {"c": 5}),
        ({"a": 0, "b": 0}, {"a": 0, "b": 0}),
        ({"a": 1, "b": 0, "c": 9, "d": 8}, {"b": 0, "c": 9}),
        ({}, {}),
    ],
)
def test_which_cells_stay_open(cells, terlihat):
    made = tutupi(cells, AMBANG)
    assert list(made) == list(cells)
    assert {kode: n for kode, n in made.items() if n is not None} == terlihat


@pytest.mark.parametrize(
    ("detik", "hasil"),
    [(0, 0), (1, 0), (-1, -1), (-7 * 86400, -7 * 86400), (-7 * 86400 - 1, -7 * 86400)],
)
def test_when_an_answer_was_filled_in(detik, hasil):
    """Seconds from now, over the leap day; grace is seven days to the second."""
    kini = KINI + timedelta(days=3)
    assert diisi_pada(kini + timedelta(seconds=detik), kini, batas()) == kini + timedelta(seconds=hasil)


@pytest.mark.parametrize(
    ("diisi", "kini", "ya"),
    [(0, 0, True), (1, 1, False), (-1, 7 * 86400, True), (-1, 7 * 86400 + 1, False), (0, 7 * 86400, True), (1, 7 * 86400, False)],
)  # fmt: skip
def test_to_the_second_after_closing(diisi, kini, ya):
    detik = [KINI + timedelta(seconds=n) for n in (diisi, kini)]
    assert masih_diterima(detik[0], KINI, detik[1], batas()) is ya


def test_a_service_nobody_answered_has_no_words():
    made = rekap(
        IKM, [Garis(id=1, nama="A", unit_id=1, unit="U", populasi=0, jumlah=Jumlah(0, (0,) * 9), disisihkan=0)], {}, 5
    )
    assert (made["ikm"], made["mutu"], made["sebutan"], made["nrr"], made["terlemah"]) == (None, "", "", {}, [])
    assert (made["n"], made["butuh"], made["populasi"]) == (0, 0, 0)
    assert made["layanan"][0]["sebutan"] == made["unit"][0]["sebutan"] == ""


@given(jawaban, st.integers(1, 8))
def test_the_parts_of_a_survey_add_up_to_the_whole(rows, banyak):
    """However the answers are spread over services, all together have the same index."""
    parts = [rows[n::banyak] for n in range(banyak)]
    services = [
        Garis(id=n, nama="", unit_id=n // 2, unit="", populasi=10, disisihkan=n,
              jumlah=jumlah(part) if part else Jumlah(0, (0,) * 9))
        for n, part in enumerate(parts)
    ]  # fmt: skip
    made = rekap(IKM, services, {}, AMBANG)
    one = indeks(IKM, jumlah(rows))
    assert (made["n"], made["ikm"]) == (len(rows), str(one.indeks))
    assert sum(row["n"] for row in made["unit"]) == sum(row["n"] for row in made["layanan"]) == len(rows)
    assert made["butuh"] == sum(row["butuh"] for row in made["unit"]) == 10 * banyak
    sums = dict(zip((leaf.kode for leaf in IKM.daun), jumlah(rows).nilai, strict=True))
    assert made["terlemah"] == sorted(sums, key=sums.__getitem__)[:2]
