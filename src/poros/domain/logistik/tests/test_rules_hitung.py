"""Laws of the counting rules, on made-up stores, points and loads; and the standards table as it is read."""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.logistik.queries.parameter import batas, standar, stimulan, syarat_dsp
from poros.domain.logistik.rules.donasi import Kekurangan, disetujui, uang
from poros.domain.logistik.rules.kas import saldo
from poros.domain.logistik.rules.kebutuhan import Jenis, Penduduk, butuh, susul
from poros.domain.logistik.rules.rute import GRAM, KELOK, Beban, Hari, Tujuan, belah, soal
from poros.domain.logistik.rules.stok import Isi, ambil, laju, mengendap, sisa_hari

HARI = date(2026, 11, 23)
LOT = st.builds(
    Isi,
    saldo_id=st.integers(1, 10**6),
    jumlah=st.integers(0, 1000),
    kedaluwarsa=st.none() | st.dates(HARI - timedelta(days=30), HARI + timedelta(days=30)),
)
RAK = st.lists(LOT, max_size=12, unique_by=lambda isi: isi.saldo_id)


class TestPick:
    @given(RAK, st.integers(0, 5000))
    def test_what_is_taken_and_what_is_missing_is_what_was_asked(self, rak, jumlah):
        taken, short = ambil(rak, jumlah, HARI)
        held = {i.saldo_id: i for i in rak}
        assert sum(n for _pk, n in taken) + short == jumlah
        assert all(0 < n <= held[pk].jumlah for pk, n in taken)
        assert len({pk for pk, _n in taken}) == len(taken)

    @given(RAK, st.integers(1, 5000))
    def test_nothing_expired_is_taken_and_nothing_good_is_left_when_something_is_missing(self, rak, jumlah):
        taken, short = ambil(rak, jumlah, HARI)
        good = {i.saldo_id: i.jumlah for i in rak if i.kedaluwarsa is None or i.kedaluwarsa >= HARI}
        assert {pk for pk, _n in taken} <= set(good)
        assert short == max(0, jumlah - sum(good.values()))

    @given(RAK, st.integers(1, 5000))
    def test_a_lot_is_touched_only_when_all_that_expire_sooner_are_empty(self, rak, jumlah):
        taken = dict(ambil(rak, jumlah, HARI)[0])
        order = sorted(
            (i for i in rak if i.jumlah and (i.kedaluwarsa is None or i.kedaluwarsa >= HARI)),
            key=lambda i: (i.kedaluwarsa or date.max, i.saldo_id),
        )
        touched = [taken.get(i.saldo_id, 0) for i in order]
        full = [i.jumlah for i in order]
        last = max((n for n, t in enumerate(touched) if t), default=-1)
        assert touched[:last] == full[:last]


class TestLying:
    @given(st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000))
    def test_never_more_than_there_is_and_never_what_may_lie(self, jumlah, cadangan, baru):
        old = mengendap(jumlah, cadangan, baru)
        assert 0 <= old <= jumlah
        assert old == 0 or (jumlah - old >= cadangan and jumlah - old >= baru)

    @given(st.integers(1, 10**6), st.integers(0, 10**6))
    def test_the_rate_is_a_whole_percent_that_never_flatters(self, masuk, keluar):
        rate = laju(masuk, keluar)
        assert rate * masuk <= keluar * 100 < (rate + 1) * masuk


class TestCover:
    @given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 50)), min_size=1, max_size=30))
    def test_days_are_told_only_where_something_is_needed(self, hari):
        got, need = [t for t, _b in hari], [b for _t, b in hari]
        days = sisa_hari(got, need)
        assert (days is None) == (need[-1] == 0)
        assert days is None or 0 <= days <= sum(got) // need[-1]

    @given(st.integers(1, 50), st.integers(0, 20))
    def test_what_came_today_lasts_as_long_as_it_lasts(self, sehari, hari):
        assert sisa_hari([0, sehari * (hari + 1)], [sehari, sehari]) == hari

    def test_a_shortage_is_not_made_up_for_later(self):
        assert sisa_hari([0, 0, 30], [10, 10, 10]) == 2


class TestPeople:
    @given(
        st.lists(st.tuples(st.integers(0, 20), st.integers(0, 900)), max_size=12),
        st.integers(1, 25),
    )
    def test_the_last_word_before_a_day_holds(self, kata, banyak):
        told = sorted(((HARI + timedelta(days=d), n) for d, n in kata), key=lambda r: r[0])
        days = [HARI + timedelta(days=n) for n in range(banyak)]
        assert susul(told, days) == [next((n for d, n in reversed(told) if d <= day), 0) for day in days]


class TestStandard:
    """04 §1.4 of the domain notes: Perka BNPB 7/2008 and what was read of it, for 100 displaced people."""

    TABEL = [  # item, days, first day of the event, need
        ("beras", 1, 1, 40),
        ("beras", 7, 1, 280),
        ("beras", 14, 1, 560),
        ("air_bersih", 3, 1, 3 * 700),
        ("air_bersih", 4, 1, 3 * 700 + 1500),
        ("air_bersih", 7, 1, 3 * 700 + 4 * 1500),
        ("air_bersih", 1, 4, 1500),
        ("air_bersih", 2, 3, 700 + 1500),
        ("air_minum", 7, 1, 1750),
        ("makanan_siap_saji", 1, 1, 200),
        ("energi", 1, 1, 210_000),
        ("paket_keluarga", 7, 1, 20),
        ("jamban", 3, 1, 5),
        ("lantai_hunian", 3, 1, 300),
    ]

    @pytest.mark.parametrize(("butir", "hari", "ke", "hasil"), TABEL)
    def test_one_hundred_people(self, butir, hari, ke, hasil):
        point = Penduduk(1, HARI - timedelta(days=ke - 1), [100] * hari)
        assert butuh(standar(HARI), [Jenis(7, butir, Fraction(1))], [point], HARI) == {(1, 7): hasil}

    def test_the_sixty_seven_litres_of_others_are_not_copied(self):
        """7 L for three days and 15 L for four are 81 L a person in the first week, not 67 (InaSAFE #1193)."""
        point = Penduduk(1, HARI, [1] * 7)
        assert butuh(standar(HARI), [Jenis(7, "air_bersih", Fraction(1))], [point], HARI)[1, 7] == 81

    @given(st.integers(0, 2000), st.integers(1, 10), st.integers(1, 60))
    def test_packages_are_rounded_up_once(self, orang, hari, isi):
        point = Penduduk(1, HARI, [orang] * hari)
        need = butuh(standar(HARI), [Jenis(7, "air_minum", Fraction(isi))], [point], HARI)[1, 7]
        assert need == ceil(Fraction(5, 2) * orang * hari / isi)

    @given(st.lists(st.integers(0, 500), min_size=1, max_size=5), st.integers(0, 9))
    def test_points_do_not_disturb_each_other(self, orang, umur):
        points = [Penduduk(n, HARI - timedelta(days=umur * n), [p] * 3) for n, p in enumerate(orang, 1)]
        kinds = [Jenis(1, "beras", Fraction(1)), Jenis(2, "air_bersih", Fraction(1)), Jenis(3, "", Fraction(1))]
        whole = butuh(standar(HARI), kinds, points, HARI)
        parts: dict = {}
        for p in points:
            parts |= butuh(standar(HARI), kinds, [p], HARI)
        assert whole == parts
        assert {b for _t, b in whole} == {1, 2}

    def test_where_it_comes_from_is_told(self):
        found = standar(HARI)
        assert (found.kode, found.dasar) == ("bnpb-2008", "Perka BNPB 7/2008")
        assert all(b.sumber and b.bukti for b in found.butir)

    def test_limits_papers_and_amounts_are_dated(self):
        limits = batas(HARI)
        assert (limits.mengendap_jam, limits.laju_persen) == (48, 80)
        assert stimulan(HARI) == {
            "dari": date(2020, 1, 1), "rusak_berat": 50_000_000, "rusak_sedang": 25_000_000,
            "rusak_ringan": 10_000_000, "sumber": "cnbcindonesia.com, 12 Januari 2020",
        }  # fmt: skip
        with pytest.raises(ValueError, match="empty"):
            stimulan(date(2019, 12, 31))
        assert [s["kode"] for s in syarat_dsp()] == ["sk-tanggap-darurat", "sk-nama-alamat"]


class TestGifts:
    @given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
    def test_what_is_accepted_never_piles_up(self, perlu, ada, janji, tawar):
        short = Kekurangan(perlu, ada, janji)
        taken = disetujui(tawar, short.terbuka)
        assert 0 <= taken <= tawar
        assert taken == 0 or ada + janji + taken <= perlu

    @pytest.mark.parametrize("satuan", ["Rp", "rupiah", " IDR ", "rp.", "Uang", "USD", "Dolar"])
    def test_money_is_no_relief_in_kind(self, satuan):
        assert uang(satuan)

    @pytest.mark.parametrize("satuan", ["kg", "liter", "paket", "lembar", "rim", ""])
    def test_goods_are(self, satuan):
        assert not uang(satuan)


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), max_size=20))
def test_the_cash_book_is_what_came_less_what_went(baris):
    assert saldo(baris) == sum(m for m, _k in baris) - sum(k for _m, k in baris)


MUATAN = st.builds(Beban, kunci=st.integers(1, 5), jumlah=st.integers(1, 400), gram=st.integers(0, 5000))


class TestRuns:
    @given(st.lists(MUATAN, max_size=5, unique_by=lambda b: b.kunci), st.integers(1, 300))
    def test_splitting_loses_nothing_and_overloads_nothing_that_can_be_split(self, muatan, muat):
        parts = belah([Tujuan(1, tuple(muatan), 1000, 3)], muat)
        whole: dict[int, int] = {}
        for part in parts:
            for b in part.beban:
                whole[b.kunci] = whole.get(b.kunci, 0) + b.jumlah
        assert whole == {b.kunci: b.jumlah for b in muatan}
        for part in parts:
            heavy = sum(b.jumlah * b.gram for b in part.beban)
            assert heavy <= muat * GRAM or all(b.gram > muat * GRAM for b in part.beban if b.gram)

    @given(
        st.lists(
            st.tuples(st.integers(1, 50_000), st.integers(1, 200), st.floats(-2, 2), st.floats(115, 117)),
            min_size=1,
            max_size=6,
        )
    )
    def test_the_way_between_points_is_symmetric_and_never_longer_than_by_the_warehouse(self, titik):
        goals = [Tujuan(n, (Beban(n, 1, 1),), m, t, (lat, lng)) for n, (m, t, lat, lng) in enumerate(titik)]
        asked = soal(goals, {"Truk": (100, 2)}, Hari())
        for matrix in (asked.jarak, asked.waktu):
            assert (matrix == matrix.T).all()
            assert (np.diag(matrix) == 0).all()
            limit = matrix[0][:, None] + matrix[0][None, :]
            assert (matrix[1:, 1:] <= limit[1:, 1:]).all()

    def test_a_degree_of_latitude_is_what_it_is(self):
        goals = [Tujuan(n, (), 10**6, 10**3, (lat, 116.0)) for n, lat in ((1, 0.0), (2, 1.0))]
        assert soal(goals, {}, Hari()).jarak[1, 2] == pytest.approx(111_195 * KELOK, rel=1e-3)

    def test_hours_and_unloading_are_told_to_the_engine(self):
        goal = Tujuan(1, (Beban(1, 3, 700),), 5, 1, None, 480, 600)
        asked = soal([goal], {"Pikap": (900, 2), "Truk": (4000, 1)}, Hari(mulai=400, akhir=900, bongkar=15))
        (stop,) = asked.perhentian
        assert (stop.minta, stop.lama, stop.buka, stop.tutup) == (3, 15, 480, 600)
        assert (asked.depot.buka, asked.depot.tutup) == (400, 900)
        assert [(k.nama, k.muat, k.banyak) for k in asked.kendaraan] == [("Pikap", 900, 2), ("Truk", 4000, 1)]
