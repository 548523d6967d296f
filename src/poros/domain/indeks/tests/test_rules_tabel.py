"""Pictures to a tenth of a unit, and comparisons at their edges, computed by hand."""

from decimal import Decimal
from math import cos, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.indeks.rules import banding, gambar
from poros.domain.indeks.rules.banding import Baris
from poros.domain.indeks.rules.beku import kanonik, sidik
from poros.domain.indeks.rules.gambar import Batang

angka = st.floats(-1000, 1000, allow_nan=False)


def baris(n, nilai, *, penduduk=None, jenis="kota", **bagian):
    parts = {k: Decimal(v) for k, v in bagian.items()}
    return Baris(n, f"{n:04}", f"Kota {n}", jenis, Decimal(nilai), "", parts, penduduk)


class TestPictures:
    @pytest.mark.parametrize(
        ("nilai", "maks", "sudut"),
        [
            ([5, 5, 5, 5], 5, [(100, 20), (180, 100), (100, 180), (20, 100)]),
            ([5, 2.5, 0, -3], 5, [(100, 20), (140, 100), (100, 100), (100, 100)]),
            ([9, 1, 1], 5, [(100, 20), (113.9, 108), (86.1, 108)]),
            ([1], 4, [(100, 80)]),
            ([], 5, []),
        ],
    )
    def test_corners_go_clockwise_from_the_top(self, nilai, maks, sudut):
        assert gambar.radar(nilai, maks, pusat=100, jari=80) == sudut

    @given(st.lists(st.floats(0, 5), min_size=1, max_size=12))
    def test_every_corner_lies_on_its_spoke_at_its_share(self, nilai):
        for n, (x, y) in enumerate(gambar.radar(nilai, 5, pusat=100, jari=80)):
            angle = 2 * pi * n / len(nilai)
            assert hypot(x - 100, y - 100) == pytest.approx(80 * nilai[n] / 5, abs=0.1)
            assert (x - 100) * cos(angle) + (y - 100) * sin(angle) == pytest.approx(0, abs=0.11)

    @pytest.mark.parametrize(
        ("jumlah", "lain", "hasil"),
        [
            ([], {}, []),
            ([0], {}, [Batang(0, 40, 98, 0)]),
            ([1], {}, [Batang(0, 0, 98, 40)]),
            ([1, 3, 2], {}, [Batang(0, 26.7, 31.3, 13.3), Batang(33.3, 0, 31.3, 40), Batang(66.7, 13.3, 31.3, 26.7)]),
            ([2, 2], {"sela": 0}, [Batang(0, 0, 50, 40), Batang(50, 0, 50, 40)]),
            ([2, 1], {"sela": 4.25}, [Batang(0, 0, 45.8, 40), Batang(50, 20, 45.8, 20)]),
        ],
    )
    def test_bars(self, jumlah, lain, hasil):
        assert gambar.batang(jumlah, lebar=100, tinggi=40, **lain) == hasil

    @pytest.mark.parametrize(
        ("titik", "hasil"),
        [
            ([], []),
            ([(7, 3)], [(0, 50)]),
            ([(1, 1), (2, 3), (4, 2)], [(0, 50), (33.3, 0), (100, 25)]),
            ([(1, 5), (2, 5)], [(0, 50), (100, 50)]),
            ([(-2, -1), (0, 1), (2, 0)], [(0, 50), (50, 0), (100, 25)]),
            ([(3, 1), (3, 2)], [(0, 50), (0, 0)]),
            ([(0, 0), (0.5, 0.5), (0.5, 0.25)], [(0, 50), (100, 0), (100, 25)]),
        ],
    )
    def test_lines_fill_the_picture(self, titik, hasil):
        assert gambar.garis(titik, lebar=100, tinggi=50) == hasil

    @given(st.lists(st.tuples(angka, angka), min_size=1, max_size=9))
    def test_no_point_leaves_the_picture_and_order_is_kept(self, titik):
        made = gambar.garis(titik, lebar=300, tinggi=80)
        assert all(0 <= x <= 300 and 0 <= y <= 80 for x, y in made)
        for (x1, y1), (px1, py1) in zip(titik, made, strict=True):
            for (x2, y2), (px2, py2) in zip(titik, made, strict=True):
                assert (x1 <= x2) <= (px1 <= px2)
                assert (y1 <= y2) <= (py1 >= py2)

    @pytest.mark.parametrize(
        ("titik", "teks"), [([], ""), ([(0, 33.3)], "0,33.3"), ([(1.0, 2.5), (100.0, 0.0)], "1,2.5 100,0"), ([(-0.1, 1000)], "-0.1,1000")]
    )  # fmt: skip
    def test_points_as_svg(self, titik, teks):
        assert gambar.jalur(titik) == teks

    @pytest.mark.parametrize(
        ("nilai", "rendah", "tinggi", "pekat"),
        [(1, 1, 5, 0.06), (5, 1, 5, 0.6), (3, 1, 5, 0.33), (2, 1, 5, 0.2), (0, 1, 5, 0.06), (9, 1, 5, 0.6), (3, 3, 3, 0.06), (4, 1, 4.7, 0.5)],
    )  # fmt: skip
    def test_how_dark_a_field_is(self, nilai, rendah, tinggi, pekat):
        assert gambar.kepekatan(nilai, rendah, tinggi) == pekat


class TestComparison:
    def test_without_another_word_five_are_followed_and_twice_the_people_are_peers(self):
        rows = [baris(n, n) for n in range(1, 10)]
        assert [r.id for r in banding.terdekat_lebih_baik(rows, rows[1])] == [3, 4, 5, 6, 7]
        peers = [baris(n, 1, penduduk=p) for n, p in enumerate((49, 50, 200, 201, None, 0))]
        own = baris(99, 1, penduduk=100)
        assert [r.id for r in banding.sebaya([*peers, own, baris(50, 1, penduduk=100, jenis="kabupaten")], own)] == [
            1,
            2,
        ]
        assert [r.id for r in banding.sebaya([*peers, own], baris(99, 1, penduduk=0))] == [0, 1, 2, 3, 4, 5]

    @pytest.mark.parametrize(("nilai", "ikut"), [("2.00", False), ("2.009", False), ("2.01", True), ("1.99", False)])
    def test_better_is_better_by_a_hundredth(self, nilai, ikut):
        assert bool(banding.terdekat_lebih_baik([baris(1, nilai)], baris(2, "2.00"))) is ikut

    @pytest.mark.parametrize(
        ("bagian", "hasil"),
        [
            ({"D1": "3", "D2": "3"}, []),  # as good is not ahead
            ({"D1": "3.01", "D2": "2"}, [("D1", "0.01", "0.00")]),
            ({"D1": "4", "D2": "4"}, [("D2", "1.00", "0.75"), ("D1", "1.00", "0.25")]),
            ({"D2": "4"}, [("D2", "1.00", "0.75")]),
            ({"D9": "5"}, []),
        ],
    )
    def test_where_the_others_are_ahead(self, bagian, hasil):
        found = banding.pelajaran(
            baris(1, 3, D1="3", D2="3"), [baris(2, 4, **bagian)], {"D1": Decimal(1), "D2": Decimal(3)}
        )
        assert [(s.bagian, str(s.jarak), str(s.sumbangan)) for s in found] == hasil

    def test_what_one_does_not_have_is_no_lesson_and_equals_come_by_code(self):
        weights = {"D2": Decimal(1), "D1": Decimal(1), "D3": Decimal(1)}
        own, other = baris(1, 3, D1="1", D2="1"), baris(2, 4, D1="2", D2="2", D3="5")
        assert [s.bagian for s in banding.pelajaran(own, [other], weights)] == ["D1", "D2"]
        assert banding.pelajaran(own, [], weights) == []

    @pytest.mark.parametrize(
        ("nilai", "tempat"),
        [
            ([], {}),
            ([0, 0, 0], [1, 1, 1]),
            ([1, 2, 2, 3], [4, 2, 2, 1]),
            (["-1", 0], [2, 1]),
            (["2.0", "2.00"], [1, 1]),
        ],
    )
    def test_places(self, nilai, tempat):
        rows = [baris(n, v) for n, v in enumerate(nilai)]
        assert banding.peringkat(rows) == dict(enumerate(tempat))

    @pytest.mark.parametrize(
        ("nilai", "bulat"),
        [("0.005", "0.01"), ("-0.005", "-0.01"), ("0.0049", "0.00"), ("1E+2", "100.00"), ("2.675", "2.68")],
    )
    def test_half_up(self, nilai, bulat):
        assert str(banding.bulat(Decimal(nilai))) == bulat

    def test_in_the_middle(self):
        rows = [baris(1, 1, D1="1", D2="1"), baris(2, 1, D1="2.005"), baris(3, 1, D1="9", D2="2.01")]
        assert {k: str(v) for k, v in banding.tengah(rows, ["D2", "D1", "D3"]).items()} == {"D2": "1.51", "D1": "2.01"}

    def test_a_bar_is_ones_own_only_when_one_says_so(self):
        rows = [baris(1, "1.00"), baris(2, "1.50")]
        assert [b.milik for b in banding.sebaran(rows, Decimal("0.5"))] == [False, False]
        assert [b.milik for b in banding.sebaran(rows, Decimal("0.5"), Decimal("1.49"))] == [True, False]


class TestFrozen:
    def test_the_text_never_changes(self):
        """Whoever has kept the text can compute the hash anew, years later and with other software."""
        isi = {"z": [1, None, True], "a": {"é": "\u2028", "b": 1.5}}
        assert kanonik(isi) == '{"a":{"b":1.5,"é":"\u2028"},"z":[1,null,true]}'
        assert sidik({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"

    @pytest.mark.parametrize("nilai", [float("nan"), float("inf"), -float("inf")])
    def test_what_json_has_no_word_for_is_not_frozen(self, nilai):
        with pytest.raises(ValueError, match="not JSON compliant"):
            kanonik({"a": [nilai]})
