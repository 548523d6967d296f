"""Reading: needs less what came, free stock less what was promised, plans of a day, where gifts went, who has what when."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.ikhtisar import temuan
from poros.domain.logistik.models import Kiriman, Mutasi, Saldo
from poros.domain.logistik.queries import alokasi as baca_alokasi
from poros.domain.logistik.queries import donasi as baca_donasi
from poros.domain.logistik.queries import kiriman as baca_kiriman
from poros.domain.logistik.queries import sarana as baca_sarana
from poros.domain.logistik.queries import stok as baca_stok
from poros.domain.logistik.queries import titik as baca
from poros.domain.logistik.rules.alur import AksiAlokasi, AksiKlaim, JenisSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import (
    Armada,
    DataAlokasi,
    DataCadangan,
    DataDonasi,
    DataJalur,
    DataKiriman,
    DataPermintaan,
    DataSarana,
    DataTerima,
    DataTitik,
    Muatan,
)

from .test_kiriman import hitung

pytestmark = pytest.mark.django_db
AWAL = datetime(2026, 11, 23, 1, tzinfo=UTC)
JAM = timedelta(hours=1)


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


class TestNeed:
    def test_what_came_and_what_is_on_the_way_is_no_longer_needed(self, kota, tempat, kiriman, lapor, hari):
        lapor("utara", 100)
        rice, point = tempat.barang["beras"], tempat.utara
        whole = baca.kebutuhan([rice], [point], hari, 5)[point.pk, rice.pk]
        assert whole == 200
        run = kiriman()
        assert baca.masih_butuh([rice], [point], hari, 5)[point.pk, rice.pk] == 140
        data = DataTerima(kunci=uuid4(), penerima="x", hitung=hitung(run, point, beras=10))
        services.terima(kota.aktor("camat"), run.perhentian.get(titik=point), data=data)
        assert baca.diterima([point], hari)[point.pk, rice.pk] == 50
        assert baca.masih_butuh([rice], [point], hari, 5)[point.pk, rice.pk] == 150

    def test_more_than_needed_is_no_negative_need(self, kota, tempat, kiriman, lapor, hari):
        lapor("utara", 1)
        kiriman()
        rice, point = tempat.barang["beras"], tempat.utara
        assert baca.masih_butuh([rice], [point], hari, 1)[point.pk, rice.pk] == 0

    def test_what_was_called_off_is_needed_again(self, kadis, tempat, kiriman, lapor, hari):
        lapor("utara", 100)
        run = kiriman(jalan=False)
        rice, point = tempat.barang["beras"], tempat.utara
        assert baca.di_jalan([point])[point.pk, rice.pk] == 60
        services.batalkan_kiriman(kadis, run, alasan="x")
        assert baca.di_jalan([point]) == {}

    def test_day_by_day(self, kota, tempat, kiriman, hari):
        run, point = kiriman(), tempat.utara
        data = DataTerima(kunci=uuid4(), penerima="x", hitung=hitung(run, point))
        services.terima(kota.aktor("camat"), run.perhentian.get(titik=point), data=data)
        days = baca.terima_harian([point], hari - timedelta(days=2), 3)
        assert days[point.pk, tempat.barang["beras"].pk] == [0, 0, 60]
        assert baca.terima_harian([point], hari - timedelta(days=9), 3) == {}

    def test_a_line_of_the_table(self, tempat):
        row = baca.BarisKebutuhan(barang=tempat.barang["beras"], butuh=100, diterima=10, di_jalan=20, stok=30)
        assert row.kurang == 40
        full = baca.BarisKebutuhan(barang=tempat.barang["beras"], butuh=10, diterima=10, di_jalan=20, stok=30)
        assert full.kurang == 0


class TestFree:
    def test_promised_twice_over_runs_and_shares(self, kadis, alokasi, tempat, hari):
        rice = tempat.barang["beras"].pk
        row = alokasi()
        assert baca_alokasi.terjanji(rice) == {tempat.gudang.pk: 300}
        line = row.baris.first()
        load = (Muatan(titik_id=line.titik_id, barang_id=rice, jumlah=50, alokasi_id=line.pk),)
        run = services.susun_kiriman(
            kadis, tempat.gudang, data=DataKiriman(hari=hari, kendaraan="T", muat_kg=90, muatan=load)
        )
        assert baca_alokasi.terjanji(rice) == {tempat.gudang.pk: 300}
        services.berangkatkan(kadis, run)
        assert baca_alokasi.terjanji(rice) == {tempat.gudang.pk: 250}
        assert baca_stok.stok(rice, hari) == {tempat.gudang.pk: 250}

    def test_what_has_expired_is_nobody_s(self, isi, tempat, hari):
        isi("beras", 10, kedaluwarsa=hari)
        isi("beras", 5)
        rice = tempat.barang["beras"].pk
        assert baca_stok.stok(rice, hari) == {tempat.gudang.pk: 15}
        assert baca_stok.stok(rice, hari + timedelta(days=1)) == {tempat.gudang.pk: 5}
        assert baca_stok.stok_semua(hari + timedelta(days=1)) == {(tempat.gudang.pk, rice): 5}

    def test_a_list_of_houses_in_short(self, isi, tempat, hari):
        isi("beras", 10, kedaluwarsa=hari)
        isi("beras", 5, kode="B")
        isi("selimut", 5)
        shown = baca_stok.ringkas([tempat.gudang, tempat.pos], hari + timedelta(days=1))
        assert dict(shown) == {tempat.gudang.pk: {"barang": 2, "lot": 3, "basi": 1}}

    def test_the_books_know_when_a_line_is_missing(self, isi):
        row = isi("beras", 10)
        Mutasi.objects.filter(saldo=row)
        Saldo.objects.filter(pk=row.pk).update(urut=2)
        assert baca_stok.cacat_buku() == [f"urut {row.pk}"]
        Saldo.objects.filter(pk=row.pk).update(urut=1, jumlah=11)
        assert baca_stok.cacat_buku() == [f"saldo {row.pk}"]


class TestPlanOfADay:
    def susun(self, kadis, tempat, hari, *armada: Armada):
        return services.susun_rute(kadis, tempat.gudang, hari=hari, armada=armada, detik=0.2)

    def test_one_large_vehicle_drives_one_round(self, kadis, alokasi, tempat, hari):
        alokasi()
        plan = self.susun(kadis, tempat, hari, Armada(nama="Truk", muat_kg=5000, banyak=3))
        assert (len(plan.kiriman), plan.terlewat) == (1, ())
        run = Kiriman.objects.get()
        assert (run.kendaraan, run.muat_kg, run.perhentian.count()) == ("Truk (1)", 5000, 2)
        assert run.meter == plan.kiriman[0].meter > 0

    def test_the_bound_says_how_good_it_is(self, kadis, alokasi, tempat, hari):
        alokasi()
        assert 0 <= self.susun(kadis, tempat, hari, Armada(nama="Truk", muat_kg=5000)).celah < 1

    def test_a_point_that_is_shut_when_one_comes_is_named(self, kota, kadis, alokasi, tempat, hari):
        from datetime import time

        data = DataTitik(
            kode="sdn1", nama="SDN 1", unit_id=kota.unit["kec"].pk, mulai=hari - timedelta(days=5), buka=time(6), tutup=time(6, 5),
            lat=Decimal("-1.2"), lng=Decimal("116.8"),
        )  # fmt: skip
        services.ubah_titik(kadis, tempat.utara, data=data)
        alokasi()
        plan = self.susun(kadis, tempat, hari, Armada(nama="Truk", muat_kg=5000))
        assert plan.terlewat == ((tempat.utara.pk, "window"),)
        assert Kiriman.objects.get().perhentian.get().titik == tempat.selatan

    def test_goods_too_heavy_for_any_vehicle_are_named(self, kadis, alokasi, tempat, hari):
        tempat.barang["beras"].berat_gram = 900_000
        tempat.barang["beras"].save()
        alokasi()
        plan = self.susun(kadis, tempat, hari, Armada(nama="Motor", muat_kg=100))
        assert {why for _pk, why in plan.terlewat} == {"too_large"}
        assert not Kiriman.objects.exists()

    def test_points_without_a_way_wait(self, kadis, alokasi, tempat, hari):
        alokasi()
        services.atur_jalur(
            kadis, tempat.utara, data=DataJalur(gudang_id=tempat.gudang.pk, meter=1, menit=1, terbuka=False)
        )
        self.susun(kadis, tempat, hari, Armada(nama="Truk", muat_kg=5000))
        assert [s.titik for s in Kiriman.objects.get().perhentian.all()] == [tempat.selatan]
        assert len(baca_alokasi.siap_kirim(tempat.gudang.pk)) == 1

    def test_what_was_planned_is_not_planned_again(self, kadis, alokasi, tempat, hari):
        alokasi()
        self.susun(kadis, tempat, hari, Armada(nama="Truk", muat_kg=5000))
        assert baca_alokasi.siap_kirim(tempat.gudang.pk) == []

    def test_two_kinds_for_one_point_go_together(self, kota, kadis, alokasi, tempat, isi, *, hari):
        alokasi()
        isi("air", 100)
        data = DataAlokasi(barang_id=tempat.barang["air"].pk, dari=hari, hari=3)
        made = services.hitung_alokasi(kadis, kota.unit["sos"], data=data)
        services.putuskan_alokasi(kadis, made, aksi=AksiAlokasi.TETAPKAN)
        self.susun(kadis, tempat, hari, Armada(nama="Truk", muat_kg=9000))
        stop = Kiriman.objects.get().perhentian.get(titik=tempat.utara)
        assert set(stop.baris.values_list("barang__kode", flat=True)) == {"beras", "air"}


class TestStops:
    def test_those_that_wait_for_whom(self, kota, kiriman):
        run = kiriman()
        waiting = {
            who: baca_kiriman.harus_diterima(kota.aktor(who)).count() for who in ("camat", "kadis_sos", "kadis_pu")
        }
        assert waiting == {"camat": 2, "kadis_sos": 2, "kadis_pu": 0}
        assert run.perhentian.count() == 2

    def test_not_before_it_left_and_not_when_it_was_received(self, kota, kiriman, tempat):
        run = kiriman(jalan=False)
        camat = kota.aktor("camat")
        assert not baca_kiriman.harus_diterima(camat).exists()
        services.berangkatkan(kota.aktor("kadis_sos"), run)
        data = DataTerima(kunci=uuid4(), penerima="x", hitung=hitung(run, tempat.utara))
        services.terima(camat, run.perhentian.get(titik=tempat.utara), data=data)
        assert [s.titik for s in baca_kiriman.harus_diterima(camat)] == [tempat.selatan]

    def test_whose_receipts_may_be_read(self, kota, kiriman, tempat):
        run = kiriman()
        stops = baca_kiriman.perhentian(run)
        data = DataTerima(kunci=uuid4(), penerima="x", hitung=hitung(run, tempat.utara))
        stop = run.perhentian.get(titik=tempat.utara)
        services.terima(kota.aktor("camat"), stop, data=data)
        shown = {who: baca_kiriman.bukti_terlihat(kota.aktor(who), stops) for who in ("camat", "inspektur", "kadis_pu")}
        assert shown == {"camat": {stop.pk}, "inspektur": {stop.pk}, "kadis_pu": set()}


class TestGifts:
    def test_the_most_missing_part_comes_first(self, tempat, lapor, isi, hari):
        lapor("utara", 100)
        isi("beras", 270)  # of 280
        assert [r.barang.kode for r in baca_donasi.dibutuhkan(hari)] == ["air", "beras"]

    def test_a_buffer_is_not_given_away_in_the_sum(self, kadis, tempat, lapor, isi, hari):
        lapor("utara", 100)
        isi("beras", 280)
        rice = tempat.barang["beras"].pk
        assert baca_donasi.terbuka(rice, hari) == 0
        services.atur_cadangan(kadis, tempat.gudang, data=DataCadangan(barang_id=rice, jumlah=80, alasan="x"))
        assert baca_donasi.terbuka(rice, hari) == 80

    def test_of_goods_without_a_standard_nothing_is_asked(self, tempat, lapor, hari):
        lapor("utara", 100)
        assert baca_donasi.terbuka(tempat.barang["selimut"].pk, hari) == 0
        assert {r.barang.kode for r in baca_donasi.kekurangan(hari)} == {"beras", "air"}

    def test_what_came_back_was_not_given(self, kota, kadis, tempat, lapor, hari):
        lapor("utara", 100)
        rice = tempat.barang["beras"].pk
        gift = pintu.janji(DataDonasi(barang_id=rice, jumlah=50, nama="x", kontak="x", rencana=hari))
        services.setujui_donasi(kadis, gift, gudang_id=tempat.gudang.pk)
        gift = services.terima_donasi(kadis, gift, jumlah=50)
        load = (Muatan(titik_id=tempat.utara.pk, barang_id=rice, jumlah=40),)
        run = services.susun_kiriman(
            kadis, tempat.gudang, data=DataKiriman(hari=hari, kendaraan="T", muat_kg=90, muatan=load)
        )
        services.berangkatkan(kadis, run)
        assert baca_donasi.perjalanan([gift])[0].disalurkan == 40
        stop = run.perhentian.get()
        data = DataTerima(kunci=uuid4(), penerima="x", hitung=hitung(run, tempat.utara, beras=15))
        services.terima(kota.aktor("camat"), stop, data=data)
        services.selesaikan_kiriman(kadis, run, kembali={stop.baris.get().pk: 15})
        (way,) = baca_donasi.perjalanan([gift])
        assert (way.jumlah, way.disalurkan, way.titik, way.pemberi) == (50, 25, ("SDN 1",), "Seorang dermawan")


class TestResources:
    @pytest.fixture
    def perahu(self, kota, kadis):
        return [
            services.catat_sarana(
                kadis, kota.unit["sos"],
                data=DataSarana(kode=f"p{n}", nama=f"P{n}", jenis=JenisSarana.PERAHU, kemampuan=skill),
            )
            for n, skill in enumerate(((), ("malam",), ("Evakuasi", "Malam")))
        ]  # fmt: skip

    def minta(self, kota, kemampuan: str = "", mulai: int = 0):
        data = DataPermintaan(
            jenis=JenisSarana.PERAHU, jumlah=1, keperluan="x", tempat="x", mulai=AWAL + mulai * JAM,
            selesai=AWAL + (mulai + 4) * JAM, kemampuan=kemampuan,
        )  # fmt: skip
        return services.minta_sarana(kota.aktor("camat"), kota.unit["kec"], data=data)

    def test_who_has_the_skill_comes_first_however_it_is_written(self, kota, perahu):
        assert [s.kode for s in baca_sarana.bebas(self.minta(kota, "MALAM"))] == ["p1", "p2", "p0"]

    @pytest.mark.parametrize(("mulai", "bebas"), [(-4, True), (-3, False), (0, False), (3, False), (4, True)])
    def test_free_is_who_is_not_taken_in_that_time(self, kota, kadis, perahu, mulai, bebas):
        services.tugaskan_sarana(kadis, self.minta(kota), sarana_id=perahu[0].pk)
        assert (perahu[0] in baca_sarana.bebas(self.minta(kota, mulai=mulai))) is bebas

    def test_its_calendar_and_whether_it_is_out(self, kota, kadis, perahu):
        claim = services.tugaskan_sarana(kadis, self.minta(kota), sarana_id=perahu[0].pk)
        sekda = kota.aktor("sekda")
        assert {s.kode: s.terikat for s in baca_sarana.sarana_terlihat(sekda)} == {"p0": True, "p1": False, "p2": False}
        assert [k.pk for k in baca_sarana.jadwal(perahu[0])] == [claim.pk]
        assert baca_sarana.bertugas().count() == 1
        for act in (AksiKlaim.TIBA, AksiKlaim.LEPAS):
            services.jalankan_klaim(kota.aktor("camat"), claim, aksi=act)
        assert baca_sarana.bertugas().count() == 0
        assert not baca_sarana.sarana_terlihat(sekda).get(kode="p0").terikat

    def test_a_request_counts_what_lives(self, kota, kadis, perahu):
        asked = self.minta(kota)
        claim = services.tugaskan_sarana(kadis, asked, sarana_id=perahu[0].pk)
        sekda = kota.aktor("sekda")
        assert baca_sarana.permintaan_terlihat(sekda).get().ada == 1
        services.jalankan_klaim(kota.aktor("camat"), claim, aksi=AksiKlaim.BATALKAN)
        assert baca_sarana.permintaan_terlihat(sekda).get().ada == 0


class TestSearch:
    @pytest.mark.parametrize(
        ("kata", "hasil"),
        [
            ("beras", ["Beras"]),
            (" INDUK ", ["Gudang Induk"]),
            ("utara", ["Pos Utara"]),
            ("sdn", ["SDN 1"]),
            ("zzz", []),
        ],
    )
    def test_by_name(self, kota, tempat, kata, hasil):
        assert [r["judul"] for r in temuan(kota.aktor("sekda"), kata, 5)] == hasil

    def test_no_more_than_asked_for_and_each_leads_somewhere(self, kota, tempat):
        found = temuan(kota.aktor("sekda"), "a", 3)
        assert len(found) == 3
        assert all(r["url"].startswith("/logistik/") and r["judul"] for r in found)

    def test_goods_out_of_use_are_not_found(self, kota, tempat):
        tempat.barang["beras"].aktif = False
        tempat.barang["beras"].save()
        assert temuan(kota.aktor("sekda"), "beras", 5) == []


def test_points_that_begin_later_have_no_need_yet(kota, kadis, tempat, lapor, hari):
    """An allocation for yesterday's days asks only those that were there."""
    lapor("utara", 10)
    asked = baca_alokasi.soal(tempat.barang["beras"], hari - timedelta(days=30), 3, hari)
    assert asked.butuh == {}


def test_first_come_is_who_opened_first(kota, kadis, tempat, lapor, isi, *, hari):
    lapor("utara", 10)
    data = DataTitik(kode="lama", nama="Lama", unit_id=kota.unit["kec"].pk, mulai=hari - timedelta(days=9))
    old = services.catat_titik(kadis, kota.unit["sos"], data=data)
    asked = baca_alokasi.soal(tempat.barang["beras"], hari, 1, hari)
    assert next(iter(asked.butuh)) == f"{old.pk}"
    assert timezone.localdate() == hari
