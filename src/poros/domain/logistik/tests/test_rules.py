"""Rules without a database: picking, lying, rates, days of cover, people over days, routes, flows."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest

from poros.domain.logistik.rules import alur
from poros.domain.logistik.rules.alarm import SebabNol, sebab_nol
from poros.domain.logistik.rules.donasi import Kekurangan, disetujui
from poros.domain.logistik.rules.kas import saldo
from poros.domain.logistik.rules.kebutuhan import Jenis, Penduduk, butuh, susul
from poros.domain.logistik.rules.rute import Beban, Hari, Tujuan, belah, soal
from poros.domain.logistik.rules.stok import Isi, ambil, laju, mengendap, sisa_hari
from poros.pure.krisis.kebutuhan import Standar
from poros.pure.krisis.kebutuhan.hitung import Butir

HARI = date(2026, 11, 23)


class TestPick:
    ISI = (
        Isi(1, 10, None),
        Isi(2, 5, HARI + timedelta(days=9)),
        Isi(3, 7, HARI),
        Isi(4, 100, HARI - timedelta(days=1)),
        Isi(5, 0, HARI),
    )

    @pytest.mark.parametrize(
        ("jumlah", "diambil", "kurang"),
        [
            (6, ((3, 6),), 0),
            (12, ((3, 7), (2, 5)), 0),
            (20, ((3, 7), (2, 5), (1, 8)), 0),
            (30, ((3, 7), (2, 5), (1, 10)), 8),
        ],
    )
    def test_soonest_first_never_expired_and_what_is_missing(self, jumlah, diambil, kurang):
        assert ambil(self.ISI, jumlah, HARI) == (diambil, kurang)


@pytest.mark.parametrize(
    ("jumlah", "cadangan", "baru", "lama"),
    [(100, 0, 0, 100), (100, 0, 30, 70), (100, 40, 0, 60), (100, 40, 30, 60), (100, 30, 40, 60), (10, 40, 0, 0)],
)
def test_what_lies_is_old_and_not_kept_back(jumlah, cadangan, baru, lama):
    assert mengendap(jumlah, cadangan, baru) == lama


@pytest.mark.parametrize(
    ("masuk", "keluar", "hasil"), [(0, 0, None), (-1, 5, None), (3, 2, 66), (10, 8, 80), (10, -1, 0)]
)
def test_the_rate_is_rounded_down(masuk, keluar, hasil):
    assert laju(masuk, keluar) == hasil


@pytest.mark.parametrize(
    ("terima", "butuh_", "hari"),
    [
        ([], [], None),
        ([5], [0], None),
        ([10], [3], 2),
        ([0, 10], [3, 3], 2),
        ([10, 0, 0], [3, 3, 3], 0),
        ([0, 0, 31], [3, 3, 3], 9),
    ],
)
def test_days_of_cover(terima, butuh_, hari):
    assert sisa_hari(terima, butuh_) == hari


def test_what_was_last_said_holds():
    days = [HARI + timedelta(days=n) for n in range(4)]
    told = [(HARI - timedelta(days=3), 5), (days[1], 8), (days[1], 9)]
    assert susul(told, days) == [5, 9, 9, 9]
    assert susul([], days) == [0, 0, 0, 0]


class TestNeed:
    STANDAR = Standar(
        "s", "S", "Dasar", HARI, None,
        (Butir("air", "Air", "liter", "day", ((1, Fraction(7)), (4, Fraction(15))), Fraction(1), "x", "x"),),
    )  # fmt: skip

    def test_each_point_has_its_own_days(self):
        """The first is on its first day, the second on its fourth: from there on the rate is higher."""
        people = [Penduduk(1, HARI, [10, 10]), Penduduk(2, HARI - timedelta(days=3), [10, 10])]
        kinds = [Jenis(7, "air", Fraction(19)), Jenis(8, "", Fraction(1)), Jenis(9, "emas", Fraction(1))]
        assert butuh(self.STANDAR, kinds, people, HARI) == {(1, 7): 8, (2, 7): 16}

    def test_a_point_that_is_opened_later_begins_with_its_first_day(self):
        people = [Penduduk(1, HARI + timedelta(days=2), [0, 0, 10])]
        assert butuh(self.STANDAR, [Jenis(7, "air", Fraction(1))], people, HARI) == {(1, 7): 70}


def test_what_is_open_to_give():
    assert Kekurangan(100, 30, 20).terbuka == 50
    assert Kekurangan(100, 90, 20).terbuka == 0
    assert (disetujui(10, 50), disetujui(80, 50)) == (10, 50)


def test_the_book_adds_up():
    assert saldo([(100, 0), (0, 30), (0, 20)]) == 50


@pytest.mark.parametrize(
    ("jalur", "stok", "sebab"),
    [(False, True, SebabNol.TERPUTUS), (True, False, SebabNol.TANPA_STOK), (True, True, SebabNol.BELUM_DIKIRIM)],
)
def test_why_a_point_has_nothing(jalur, stok, sebab):
    assert sebab_nol(ada_jalur=jalur, ada_stok=stok) is sebab


class TestRoute:
    def test_loads_are_split_until_they_fit(self):
        goal = Tujuan(1, (Beban(1, 250, 1000), Beban(2, 3, 50_000)), 4000, 10)
        parts = belah([goal], 100)
        assert [[(b.kunci, b.jumlah) for b in p.beban] for p in parts] == [
            [(1, 100)], [(1, 100)], [(1, 50), (2, 1)], [(2, 2)],
        ]  # fmt: skip
        assert sum(b.jumlah for p in parts for b in p.beban) == 253

    def test_what_no_vehicle_can_take_stays_in_one_piece_to_be_named(self):
        parts = belah([Tujuan(1, (Beban(1, 2, 500_000),), 1, 1)], 100)
        assert [[b.jumlah for b in p.beban] for p in parts] == [[2]]

    def test_weightless_goods_go_with_anything(self):
        assert len(belah([Tujuan(1, (Beban(1, 9, 0),), 1, 1)], 1)) == 1

    def test_what_no_longer_fits_begins_a_part_of_its_own_and_nothing_makes_no_part(self):
        full = Tujuan(1, (Beban(1, 1, 100_000), Beban(2, 1, 60_000)), 1, 1)
        assert [[b.kunci for b in part.beban] for part in belah([full], 100)] == [[1], [2]]
        assert belah([Tujuan(1, (), 1, 1)], 100) == []

    def test_times_loads_and_ways_of_the_problem(self):
        goals = [
            Tujuan(1, (Beban(1, 3, 1500),), 1000, 5, (-1.0, 116.0), 480, 600),
            Tujuan(2, (Beban(2, 1, 1000),), 2000, 10, (-1.0, 116.001)),
            Tujuan(2, (Beban(3, 1, 1000),), 2000, 10, (-1.0, 116.001)),
            Tujuan(3, (Beban(4, 1, 1000),), 500, 2),
        ]
        asked = soal(goals, {"Truk": (500, 2)}, Hari(mulai=400, akhir=900, bongkar=15))
        assert [(t.minta, t.lama, t.buka, t.tutup) for t in asked.perhentian] == [
            (5, 15, 480, 600), (1, 15, 0, None), (1, 15, 0, None), (1, 15, 0, None),
        ]  # fmt: skip
        assert (asked.depot.buka, asked.depot.tutup) == (400, 900)
        assert [(k.nama, k.muat, k.banyak) for k in asked.kendaraan] == [("Truk", 500, 2)]
        way = asked.jarak
        assert way[0].tolist() == [0, 1000, 2000, 2000, 500]
        assert np.array_equal(way, way.T)
        assert way[2, 3] == 0, "two parts for one point"
        assert way[1, 4] == 1500, "where a place is unknown one drives by the warehouse"
        assert 140 <= way[1, 2] <= 150, "111 m through the air, and roads are longer"

    def test_points_on_the_doorstep(self):
        asked = soal([Tujuan(1, (Beban(1, 1, 1),), 0, 0)], {"Truk": (1, 1)}, Hari())
        assert asked.waktu.tolist() == [[0, 0], [0, 0]]


FLOWS = {
    "FLOW_ALOKASI": {"dibatalkan"},
    "FLOW_KIRIMAN": {"selesai", "dibatalkan"},
    "FLOW_DONASI": {"ditolak", "masuk", "batal"},
    "FLOW_PERMINTAAN": {"ditolak", "dibatalkan", "selesai"},
    "FLOW_KLAIM": {"dilepas", "dibatalkan"},
    "FLOW_RKB": {"ditolak", "ditarik", "selesai"},
}


@pytest.mark.parametrize(("nama", "akhir"), FLOWS.items())
def test_flows_end_where_they_should(nama, akhir):
    flow = getattr(alur, nama)
    assert {s.value for s in flow.final()} == akhir
    begin = flow.statuses()[0]
    reached, edge = {begin}, [begin]
    while edge:
        here = edge.pop()
        fresh = {flow.step(here, act) for act in flow.acts_from(here)} - reached
        reached |= fresh
        edge += fresh
    assert reached == set(flow.statuses())
