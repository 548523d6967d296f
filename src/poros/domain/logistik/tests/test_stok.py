"""The ledger: what comes in, moves, is lost and counted; it never goes below zero and always adds up."""

from datetime import timedelta
from random import Random

import pytest
from django.db import IntegrityError, transaction

from poros.domain.logistik import services
from poros.domain.logistik.models import Lot, Mutasi, Saldo
from poros.domain.logistik.queries import stok as baca
from poros.domain.logistik.rules.alur import JenisMutasi, JenisSusut
from poros.domain.logistik.services.buku import Gerak, bukukan
from poros.domain.logistik.values import DataCadangan, DataMasuk
from poros.kernel.commands import Ditolak, unit_kerja
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


class TestIn:
    def test_what_comes_alike_lies_in_one_lot(self, isi, hari):
        first = isi("beras", 10, kode="A")
        assert isi("beras", 5, kode="A") == first
        other = isi("beras", 7, kode="A", kedaluwarsa=hari + timedelta(days=9))
        first.refresh_from_db()
        assert (first.jumlah, first.urut, other.jumlah) == (15, 2, 7)
        assert list(first.mutasi.values_list("urut", "jumlah", "sisa")) == [(1, 10, 10), (2, 5, 15)]

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [
            ({"jumlah": 0}, "jumlah"),
            ({"jumlah": 10**10}, "jumlah"),
            ({"pemilik": " "}, "pemilik"),
            ({"barang_id": 0}, "barang"),
        ],
    )
    def test_nonsense_is_refused_beside_its_field(self, kota, tempat, ganti, bidang):
        wanted = {"barang_id": tempat.barang["beras"].pk, "jumlah": 1, "pemilik": "Pemkot"} | ganti
        with pytest.raises(Ditolak) as refused:
            services.masukkan(kota.aktor("kadis_sos"), tempat.gudang, data=DataMasuk(**wanted))
        assert refused.value.bidang == bidang
        assert not Mutasi.objects.exists()

    def test_expired_goods_do_not_come_in(self, isi, hari):
        with pytest.raises(Ditolak):
            isi("beras", 1, kedaluwarsa=hari - timedelta(days=1))

    def test_the_keeper_and_the_managers_count_and_nobody_else(self, kota, tempat):
        data = DataMasuk(barang_id=tempat.barang["beras"].pk, jumlah=1, pemilik="Pemkot")
        for who in ("kadis_pu", "staf_pu", "tu_pu", "kadis_sos"):
            if who == "staf_pu":  # works in a part of the unit, which is not the keeper
                continue
            services.masukkan(kota.aktor(who), tempat.pos, data=data)
        for who in ("kadis_dlh", "camat", "sekda"):
            with pytest.raises(TidakBerwenang):
                services.masukkan(kota.aktor(who), tempat.pos, data=data)
        assert Saldo.objects.get(gudang=tempat.pos).jumlah == 3


class TestOut:
    def test_a_transfer_is_out_here_and_in_there(self, kota, tempat, isi):
        row = isi("beras", 10)
        services.pindahkan(kota.aktor("kadis_sos"), tempat.gudang, saldo_id=row.pk, tujuan_id=tempat.pos.pk, jumlah=4)
        there = Saldo.objects.get(gudang=tempat.pos)
        row.refresh_from_db()
        assert (row.jumlah, there.jumlah, there.lot) == (6, 4, row.lot)
        assert {m.lawan_id for m in Mutasi.objects.filter(jenis=JenisMutasi.PINDAH)} == {
            tempat.gudang.pk,
            tempat.pos.pk,
        }

    @pytest.mark.parametrize("tujuan", ["gudang", None])
    def test_there_is_another_warehouse_to_move_to(self, kota, tempat, isi, tujuan):
        row = isi("beras", 10)
        there = getattr(tempat, tujuan).pk if tujuan else 0
        with pytest.raises(Ditolak):
            services.pindahkan(kota.aktor("kadis_sos"), tempat.gudang, saldo_id=row.pk, tujuan_id=there, jumlah=1)

    def test_more_than_there_is_does_not_go_and_nothing_is_written(self, kota, tempat, isi):
        row = isi("beras", 10)
        with pytest.raises(Ditolak, match="kurang 1"):
            services.pindahkan(
                kota.aktor("kadis_sos"), tempat.gudang, saldo_id=row.pk, tujuan_id=tempat.pos.pk, jumlah=11
            )
        assert (Mutasi.objects.count(), baca.cacat_buku()) == (1, [])

    def test_a_loss_says_how(self, kota, tempat, isi):
        row, kadis = isi("beras", 10), kota.aktor("kadis_sos")
        move = services.susutkan(
            kadis, tempat.gudang, saldo_id=row.pk, jumlah=3, sebab=JenisSusut.RUSAK, alasan="Terendam"
        )
        assert (move.jumlah, move.sisa, move.alasan) == (-3, 7, "rusak: Terendam")
        with pytest.raises(Ditolak):
            services.susutkan(kadis, tempat.gudang, saldo_id=row.pk, jumlah=1, sebab=JenisSusut.HILANG, alasan=" ")

    def test_a_lot_of_another_warehouse_is_not_touched_from_here(self, kota, tempat, isi):
        row = isi("beras", 10, di="pos")
        with pytest.raises(Ditolak):
            services.susutkan(
                kota.aktor("kadis_sos"), tempat.gudang, saldo_id=row.pk, jumlah=1, sebab=JenisSusut.RUSAK, alasan="x"
            )

    def test_the_database_itself_keeps_balances_from_going_below_zero(self, isi):
        row = isi("beras", 10)
        with pytest.raises(IntegrityError, match="saldo_tak_negatif"), transaction.atomic():
            Saldo.objects.filter(pk=row.pk).update(jumlah=-1)


class TestCount:
    def test_differences_become_movements_and_both_numbers_are_kept(self, kota, tempat, isi):
        rows = [isi("beras", 10), isi("selimut", 4), isi("air", 6)]
        counted = dict(zip((r.pk for r in rows), (8, 4, 7), strict=True))
        made = services.opname(kota.aktor("kadis_sos"), tempat.gudang, hitungan=counted, catatan="Berdua, dua kali")
        assert list(made.baris.order_by("saldo").values_list("tercatat", "terhitung")) == [(10, 8), (4, 4), (6, 7)]
        moves = Mutasi.objects.filter(jenis=JenisMutasi.OPNAME).order_by("saldo")
        assert list(moves.values_list("jumlah", "sisa")) == [(-2, 8), (1, 7)]
        assert baca.cacat_buku() == []

    @pytest.mark.parametrize(
        ("hitungan", "catatan"), [({}, "x"), ({0: 1}, "x"), ({"saldo": -1}, "x"), ({"saldo": 1}, " ")]
    )
    def test_a_count_is_whole_numbers_of_lots_here_with_a_reason(self, kota, tempat, isi, hitungan, catatan):
        row = isi("beras", 10)
        counted = {row.pk if k == "saldo" else k: n for k, n in hitungan.items()}
        with pytest.raises(Ditolak):
            services.opname(kota.aktor("kadis_sos"), tempat.gudang, hitungan=counted, catatan=catatan)


class TestBuffer:
    def test_what_is_kept_back_and_what_has_expired_is_not_free(self, kota, tempat, isi, hari):
        isi("beras", 100)
        isi("beras", 40, kedaluwarsa=hari)
        rice = tempat.barang["beras"].pk
        data = DataCadangan(barang_id=rice, jumlah=30, alasan="Banjir susulan")
        services.atur_cadangan(kota.aktor("kadis_sos"), tempat.gudang, data=data)
        assert baca.stok(rice, hari) == {tempat.gudang.pk: 110}
        assert baca.stok(rice, hari + timedelta(days=1)) == {tempat.gudang.pk: 70}
        assert baca.stok(rice, hari, bebas=False) == {tempat.gudang.pk: 140}

    def test_zero_ends_it_and_a_reason_must_be_given(self, kota, tempat):
        kadis, rice = kota.aktor("kadis_sos"), tempat.barang["beras"].pk
        with pytest.raises(Ditolak):
            services.atur_cadangan(kadis, tempat.gudang, data=DataCadangan(barang_id=rice, jumlah=3, alasan=""))
        services.atur_cadangan(kadis, tempat.gudang, data=DataCadangan(barang_id=rice, jumlah=3, alasan="x"))
        services.atur_cadangan(kadis, tempat.gudang, data=DataCadangan(barang_id=rice, jumlah=0, alasan=""))
        assert not tempat.gudang.cadangan.exists()


class TestBooks:
    def test_a_movement_that_was_tampered_with_is_named(self, isi):
        row = isi("beras", 10)
        isi("beras", 5)
        Saldo.objects.filter(pk=row.pk).update(jumlah=14)
        assert baca.cacat_buku() == [f"saldo {row.pk}"]
        Saldo.objects.filter(pk=row.pk).update(jumlah=15, urut=3)
        assert baca.cacat_buku() == [f"urut {row.pk}"]

    @pytest.mark.lambat
    def test_ten_thousand_random_movements_balance(self, kota, tempat):
        """Against a dictionary kept beside it: the same refusals, the same balances, unbroken chains."""
        acak, actor = Random(11), kota.aktor("kadis_sos")
        lots = [
            Lot.objects.create(barang=b, kode=str(n), pemilik="x") for b in tempat.barang.values() for n in range(4)
        ]
        pairs = [(g.pk, lot.pk) for g in (tempat.gudang, tempat.pos) for lot in lots]
        expected, written, refused = dict.fromkeys(pairs, 0), 0, 0
        while written < 10_000:
            act = [
                (acak.choice(pairs), acak.choice((-1, 1, 1)) * acak.randint(1, 400))
                for _n in range(acak.randint(1, 25))
            ]
            after = dict(expected)
            possible = True
            for pair, n in act:
                after[pair] += n
                possible &= after[pair] >= 0
            moves = [Gerak(gudang_id=g, lot_id=lot, jumlah=n, jenis=JenisMutasi.MASUK) for (g, lot), n in act]
            try:
                with unit_kerja():
                    bukukan(actor, moves)
            except Ditolak:
                assert not possible
                refused += 1
            else:
                assert possible
                expected, written = after, written + len(act)
        assert refused > 50
        assert {(s.gudang_id, s.lot_id): s.jumlah for s in Saldo.objects.all()} == expected
        assert (Mutasi.objects.count(), baca.cacat_buku()) == (written, [])
