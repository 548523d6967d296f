"""Worked examples, calculated by hand and kept as YAML beside the tests, come out of the rules; and loads are split right."""

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.logistik.queries.parameter import standar
from poros.domain.logistik.rules.kebutuhan import Jenis, Penduduk, butuh
from poros.domain.logistik.rules.rute import GRAM, Beban, Tujuan, belah
from poros.domain.logistik.rules.stok import Isi, ambil, laju, mengendap, sisa_hari

HARI = date(2026, 11, 23)
CONTOH = Path(__file__).parent / "contoh"


def baca(nama: str) -> Any:
    return yaml.safe_load((CONTOH / nama).read_text(encoding="utf-8"))


STOK = baca("stok.yaml")


def sebut(contoh: dict[str, Any]) -> str:
    return contoh.get("nama") or str(contoh)


@pytest.mark.parametrize("contoh", STOK["ambil"], ids=sebut)
def test_lots_are_picked_as_by_hand(contoh):
    order = contoh.get("urutan") or [row["lot"] for row in contoh["rak"]]
    number = {lot: n for n, lot in enumerate(order, 1)}
    shelf = [
        Isi(number[row["lot"]], row["jumlah"], HARI + timedelta(days=row["hari"]) if "hari" in row else None)
        for row in contoh["rak"]
    ]
    taken, short = ambil(shelf, contoh["minta"], HARI)
    assert taken == tuple((number[lot], n) for lot, n in contoh["keluar"].items())
    assert short == contoh["kurang"]


@pytest.mark.parametrize("contoh", STOK["mengendap"], ids=str)
def test_what_lies_too_long(contoh):
    assert mengendap(contoh["ada"], contoh["cadangan"], contoh["baru"]) == contoh["lebih"]


@pytest.mark.parametrize("contoh", STOK["laju"], ids=str)
def test_the_rate_of_distribution(contoh):
    assert laju(contoh["masuk"], contoh["keluar"]) == contoh["persen"]


@pytest.mark.parametrize("contoh", STOK["cukup"], ids=str)
def test_for_how_many_days_it_lasts(contoh):
    assert sisa_hari(contoh["terima"], contoh["butuh"]) == contoh["hari"]


@pytest.mark.parametrize("contoh", baca("standar.yaml"), ids=sebut)
def test_needs_by_the_standard(contoh):
    point = Penduduk(1, HARI - timedelta(days=contoh["mulai"] - 1), contoh["orang"])
    kind = Jenis(7, contoh["butir"], Fraction(contoh["isi"]))
    assert butuh(standar(HARI), [kind], [point], HARI) == {(1, 7): contoh["hasil"]}


def bagian(tujuan: list[Tujuan], muat_kg: int) -> list[list[tuple[int, int]]]:
    """Parts as (line, how many)."""
    return [[(b.kunci, b.jumlah) for b in part.beban] for part in belah(tujuan, muat_kg)]


def titik(*beban: tuple[int, int, int], pk: int = 1) -> Tujuan:
    """A point with (line, how many, grams of one)."""
    return Tujuan(pk, tuple(Beban(*b) for b in beban), 1000, 5, (-1.2, 116.8), 480, 960)


class TestSplitting:
    @pytest.mark.parametrize(
        ("beban", "muat", "hasil"),
        [
            ([(1, 10, 1000)], 10, [[(1, 10)]]),
            ([(1, 10, 1000)], 4, [[(1, 4)], [(1, 4)], [(1, 2)]]),
            ([(1, 3, 1000), (2, 3, 1000)], 4, [[(1, 3), (2, 1)], [(2, 2)]]),
            ([(1, 4, 1000), (2, 4, 1000)], 4, [[(1, 4)], [(2, 4)]]),
            ([(1, 2, 1500)], 2, [[(1, 1)], [(1, 1)]]),
            ([(1, 7, 0), (2, 1, 1000)], 1, [[(1, 7), (2, 1)]]),
            ([], 5, []),
        ],
    )
    def test_by_hand(self, beban, muat, hasil):
        assert bagian([titik(*beban)], muat) == hasil

    @pytest.mark.parametrize("berat", [2000, 5000, 10**7])
    def test_what_is_too_heavy_for_any_vehicle_drags_nothing_along(self, berat):
        """A generator of two tons and ten sacks for a pickup of one ton: the sacks go, the generator is named."""
        found = bagian([titik((1, 1, berat * 1000), (2, 10, 1000))], 1000)
        assert found == [[(1, 1)], [(2, 10)]]

    def test_wherever_it_stands_in_the_list(self):
        heavy, light = (1, 1, 9_000_000), (2, 10, 1000)
        assert bagian([titik(light, heavy)], 1000) == [[(2, 10)], [(1, 1)]]
        assert bagian([titik(light, heavy, (3, 5, 1000))], 1000) == [[(2, 10)], [(1, 1)], [(3, 5)]]

    @given(
        st.lists(st.tuples(st.integers(1, 60), st.integers(1, 9000)), min_size=1, max_size=6),
        st.integers(1, 6),
    )
    def test_no_part_holds_less_than_nothing_or_more_than_was_asked_for(self, isi, muat):
        asked = {n: jumlah for n, (jumlah, _g) in enumerate(isi)}
        parts = belah([titik(*((n, jumlah, g) for n, (jumlah, g) in enumerate(isi)))], muat)
        assert all(0 < b.jumlah <= asked[b.kunci] for part in parts for b in part.beban)
        for part in parts:
            weight = sum(b.jumlah * b.gram for b in part.beban)
            assert weight <= muat * GRAM or len(part.beban) == 1

    @given(st.lists(st.integers(1, 90), min_size=1, max_size=4), st.integers(1, 40))
    def test_a_vehicle_is_filled_before_the_next_one(self, jumlah, muat):
        """Goods of a kilogram each: no more parts than are needed."""
        parts = belah([titik(*((n, j, 1000) for n, j in enumerate(jumlah)))], muat)
        assert len(parts) == -(-sum(jumlah) // muat)

    def test_points_are_not_mixed_and_stay_what_they_are(self):
        two = [titik((1, 5, 1000), pk=1), titik((2, 5, 1000), pk=2)]
        parts = belah(two, 100)
        assert [p.titik_id for p in parts] == [1, 2]
        assert {(p.meter, p.menit, p.letak, p.buka, p.tutup) for p in parts} == {(1000, 5, (-1.2, 116.8), 480, 960)}
