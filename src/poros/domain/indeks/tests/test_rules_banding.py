"""Published results beside one another, and the geometry of the pictures."""

from decimal import Decimal

import pytest

from poros.domain.indeks.rules import banding, gambar
from poros.domain.indeks.rules.banding import Baris


def baris(n: int, nilai: str, *, penduduk: int | None = 100, jenis: str = "kota", **bagian: str) -> Baris:
    return Baris(
        id=n,
        kode=f"{10 + n}.71",
        nama=f"Kota {n}",
        jenis=jenis,
        nilai=Decimal(nilai),
        predikat="",
        bagian={k: Decimal(v) for k, v in bagian.items()},
        penduduk=penduduk,
    )


class TestPlaces:
    def test_equals_share_a_place_and_the_next_is_skipped(self):
        rows = [baris(1, "2"), baris(2, "3"), baris(3, "3"), baris(4, "1")]
        assert banding.peringkat(rows) == {2: 1, 3: 1, 1: 3, 4: 4}
        assert banding.letak(rows, Decimal(2)) == banding.Letak(3, 4)

    def test_from_the_highest_down_and_equals_by_name(self):
        rows = [baris(3, "3"), baris(1, "2"), baris(2, "3")]
        assert [r.id for r in banding.urutkan(rows)] == [2, 3, 1]

    def test_nobody_has_no_places(self):
        assert banding.peringkat([]) == {}


class TestDistribution:
    def test_every_stretch_is_counted_also_the_empty_ones(self):
        rows = [baris(1, "1.10"), baris(2, "1.24"), baris(3, "1.75")]
        bars = banding.sebaran(rows, Decimal("0.25"), Decimal("1.75"))
        assert [(str(k.dari), k.jumlah, k.milik) for k in bars] == [
            ("1.00", 2, False),
            ("1.25", 0, False),
            ("1.50", 0, False),
            ("1.75", 1, True),
        ]

    def test_the_edge_belongs_to_the_stretch_above(self):
        (bar,) = banding.sebaran([baris(1, "2.50")], Decimal("0.25"))
        assert (bar.dari, bar.sampai, bar.milik) == (Decimal("2.50"), Decimal("2.75"), False)

    def test_of_nothing_there_is_none(self):
        assert banding.sebaran([], Decimal("0.25")) == []


class TestPeers:
    def test_same_kind_half_to_twice_as_many_people(self):
        own = baris(1, "2", penduduk=100)
        rows = [own, baris(2, "3", penduduk=50), baris(3, "3", penduduk=200), baris(4, "3", penduduk=49)]
        rows += [baris(5, "3", penduduk=201), baris(6, "3", jenis="kabupaten"), baris(7, "3", penduduk=None)]
        assert [r.id for r in banding.sebaya(rows, own)] == [2, 3]

    def test_where_nobody_was_counted_all_of_the_kind(self):
        own = baris(1, "2", penduduk=None)
        assert [r.id for r in banding.sebaya([own, baris(2, "3"), baris(3, "1", jenis="provinsi")], own)] == [2]

    def test_the_next_better_are_the_nearest_not_the_best(self):
        own = baris(1, "2.35")
        rows = [own, baris(2, "4.00"), baris(3, "2.36"), baris(4, "2.35"), baris(5, "2.90")]
        assert [r.id for r in banding.terdekat_lebih_baik(rows, own, 2)] == [3, 5]

    def test_the_middle_of_each_part(self):
        rows = [baris(1, "2", D1="1"), baris(2, "2", D1="2", D2="4"), baris(3, "2", D1="4")]
        assert banding.tengah(rows, ["D1", "D2", "D3"]) == {"D1": Decimal("2.00"), "D2": Decimal("4.00")}


class TestLessons:
    BOBOT = {"D1": Decimal(25), "D2": Decimal(75)}

    def test_a_lead_is_worth_its_weight(self):
        own = baris(1, "2", D1="1", D2="2")
        found = banding.pelajaran(own, [baris(2, "3", D1="3", D2="3"), baris(3, "3", D1="3", D2="2")], self.BOBOT)
        assert [(s.bagian, s.jarak, s.sumbangan) for s in found] == [
            ("D1", Decimal("2.00"), Decimal("0.50")),
            ("D2", Decimal("0.50"), Decimal("0.38")),
        ]

    def test_where_one_is_ahead_there_is_nothing_to_learn(self):
        own = baris(1, "2", D1="4")
        assert banding.pelajaran(own, [baris(2, "3", D1="3", D2="5")], self.BOBOT) == []
        assert banding.pelajaran(own, [], self.BOBOT) == []


def test_movement_is_known_only_of_those_published_twice():
    earlier = [Baris(9, "", "Kota 1", "kota", Decimal("1.80"), "")]
    assert banding.gerak([baris(1, "2.35"), baris(2, "3")], earlier) == {1: Decimal("0.55")}


@pytest.mark.parametrize(("nilai", "bulat"), [("1.795", "1.80"), ("1.7949", "1.79"), ("2", "2.00")])
def test_rounded_half_up(nilai, bulat):
    assert banding.bulat(Decimal(nilai)) == Decimal(bulat)


def test_the_province_is_in_the_code():
    assert baris(1, "2").provinsi == "11"


class TestPictures:
    def test_the_best_value_lies_on_the_rim_and_none_beyond(self):
        assert gambar.radar([5, 0, 9, -1], 5, pusat=100, jari=50) == [(100, 50), (100, 100), (100, 150), (100, 100)]

    def test_the_highest_bar_fills_the_picture(self):
        bars = gambar.batang([1, 4, 0], lebar=30, tinggi=40)
        assert [(b.x, b.y, b.tinggi, b.lebar) for b in bars] == [(0, 30, 10, 8), (10, 0, 40, 8), (20, 40, 0, 8)]
        assert gambar.batang([], lebar=30, tinggi=40) == []
        assert gambar.batang([0], lebar=10, tinggi=40)[0].tinggi == 0

    def test_a_line_goes_from_corner_to_corner(self):
        assert gambar.garis([(0, 1), (5, 2), (10, 3)], lebar=100, tinggi=50) == [(0, 50), (50, 25), (100, 0)]
        assert gambar.garis([(3, 3)], lebar=100, tinggi=50) == [(0, 50)]
        assert gambar.garis([], lebar=100, tinggi=50) == []
        assert gambar.jalur([(0, 50), (2.5, 0)]) == "0,50 2.5,0"

    @pytest.mark.parametrize(
        ("nilai", "rendah", "tinggi", "pekat"),
        [(1, 1, 5, 0.06), (5, 1, 5, 0.6), (3, 1, 5, 0.33), (9, 1, 5, 0.6), (2, 2, 2, 0.06)],
    )
    def test_figures_on_the_heat_map_stay_readable(self, nilai, rendah, tinggi, pekat):
        assert gambar.kepekatan(nilai, rendah, tinggi) == pekat
