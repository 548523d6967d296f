"""Stock, buffers, kinds of goods, warehouses, points and ways: each refusal in words, beside its field, and without effect."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from poros.domain.logistik import services
from poros.domain.logistik.models import Barang, Cadangan, Gudang, Jalur, Lot, Mutasi, Pengungsi, PeranLogistik, Titik
from poros.domain.logistik.queries import stok as baca
from poros.domain.logistik.rules.alur import JenisGudang, JenisMutasi, JenisSusut
from poros.domain.logistik.values import (
    JUMLAH_MAKS,
    DataBarang,
    DataCadangan,
    DataGudang,
    DataJalur,
    DataMasuk,
    DataPengungsi,
    DataTitik,
)
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
BARANG = DataBarang(kode="tikar", nama="Tikar", satuan="lembar")


def bidang(kerja, *args, **kwargs) -> str:
    """The field beside which something is refused, in words."""
    with pytest.raises(Ditolak) as refused:
        kerja(*args, **kwargs)
    assert len(refused.value.pesan) > 10
    return refused.value.bidang


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


class TestGoods:
    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [
            ({"isi": Decimal(0)}, "isi"),
            ({"isi": Decimal(-1)}, "isi"),
            ({"butir": "emas"}, "butir"),
            ({"satuan": "Rp"}, "satuan"),
            ({"satuan": "rupiah"}, "satuan"),
        ],
    )
    def test_nonsense(self, kota, kadis, ganti, nama):
        assert bidang(services.catat_barang, kadis, kota.unit["sos"], data=replace(BARANG, **ganti)) == nama
        assert not Barang.objects.exists()

    def test_a_code_is_used_once_and_may_be_kept(self, kota, kadis):
        row = services.catat_barang(kadis, kota.unit["sos"], data=BARANG)
        assert bidang(services.catat_barang, kadis, kota.unit["sos"], data=BARANG) == "kode"
        other = services.catat_barang(kadis, kota.unit["sos"], data=replace(BARANG, kode="alas"))
        assert bidang(services.ubah_barang, kadis, other, data=BARANG) == "kode"
        assert services.ubah_barang(kadis, row, data=replace(BARANG, nama="Tikar besar")).nama == "Tikar besar"

    def test_the_unit_stays_once_it_was_counted_in(self, kota, kadis, tempat, isi):
        rice = tempat.barang["beras"]
        told = DataBarang(kode="beras", nama="Beras", satuan="karung", butir="beras")
        assert services.ubah_barang(kadis, rice, data=told).satuan == "karung"
        services.ubah_barang(kadis, rice, data=replace(told, satuan="kg"))
        isi("beras", 1)
        assert bidang(services.ubah_barang, kadis, rice, data=told) == "satuan"
        assert services.ubah_barang(kadis, rice, data=replace(told, satuan="kg", nama="Beras medium")).satuan == "kg"

    def test_what_is_no_longer_used_cannot_come_in(self, kota, kadis, tempat):
        rice = tempat.barang["beras"]
        data = DataBarang(kode="beras", nama="Beras", satuan="kg", butir="beras")
        services.ubah_barang(kadis, rice, data=data, aktif=False)
        got = DataMasuk(barang_id=rice.pk, jumlah=1, pemilik="x")
        assert bidang(services.masukkan, kadis, tempat.gudang, data=got) == "barang"
        keep = DataCadangan(barang_id=rice.pk, jumlah=1, alasan="x")
        assert bidang(services.atur_cadangan, kadis, tempat.gudang, data=keep) == "barang"

    @pytest.mark.parametrize("siapa", ["kadis_pu", "camat", "sekda", "walikota", "admin", "inspektur", "kabag_umum"])
    def test_others_enter_none(self, kota, kadis, siapa):
        actor = kota.aktor(siapa)
        with pytest.raises(TidakBerwenang):
            services.catat_barang(actor, kota.unit["sos"], data=BARANG)


class TestPlaces:
    @pytest.fixture
    def data(self, kota):
        return DataGudang(kode="g", nama="G", unit_id=kota.unit["sos"].pk)

    def test_a_code_is_used_once(self, kota, kadis, tempat, data):
        assert bidang(services.catat_gudang, kadis, kota.unit["sos"], data=replace(data, kode="induk")) == "kode"
        assert bidang(services.ubah_gudang, kadis, tempat.pos, data=replace(data, kode="induk")) == "kode"
        assert Gudang.objects.count() == 2

    @pytest.mark.parametrize("unit", [0, -1, 10**9])
    def test_a_unit_that_there_is_keeps_it(self, kota, kadis, data, unit):
        assert bidang(services.catat_gudang, kadis, kota.unit["sos"], data=replace(data, unit_id=unit)) == "unit"

    def test_nothing_may_lie_in_it_when_it_is_closed(self, kota, kadis, tempat, isi, data):
        row = isi("beras", 5)
        told = replace(data, kode="induk")
        assert bidang(services.ubah_gudang, kadis, tempat.gudang, data=told, aktif=False) == "aktif"
        services.susutkan(kadis, tempat.gudang, saldo_id=row.pk, jumlah=5, sebab=JenisSusut.RUSAK, alasan="Basah")
        closed = services.ubah_gudang(kadis, tempat.gudang, data=told, aktif=False)
        assert not closed.aktif
        lain = isi("selimut", 3, di="pos")
        move = {"saldo_id": lain.pk, "tujuan_id": closed.pk, "jumlah": 1}
        assert bidang(services.pindahkan, kadis, tempat.pos, **move) == "tujuan"

    def test_a_store_becomes_a_post(self, kadis, tempat, data):
        told = replace(data, kode="induk", jenis=JenisGudang.POS)
        assert services.ubah_gudang(kadis, tempat.gudang, data=told).jenis == "pos"


class TestPoints:
    @pytest.fixture
    def data(self, kota, hari):
        return DataTitik(kode="t", nama="T", unit_id=kota.unit["kec"].pk, mulai=hari)

    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [
            ({"kode": "sdn1"}, "kode"),
            ({"unit_id": 10**9}, "unit"),
            ({"mulai": date(2199, 1, 1)}, "mulai"),
            ({"buka": time(7)}, "tutup"),
            ({"tutup": time(7)}, "tutup"),
            ({"buka": time(9), "tutup": time(9)}, "tutup"),
            ({"buka": time(17), "tutup": time(7)}, "tutup"),
        ],
    )
    def test_nonsense(self, kota, kadis, tempat, data, *, ganti, nama):
        assert bidang(services.catat_titik, kadis, kota.unit["sos"], data=replace(data, **ganti)) == nama
        assert Titik.objects.count() == 2

    def test_the_same_checks_when_it_is_changed(self, kadis, tempat, data):
        assert bidang(services.ubah_titik, kadis, tempat.utara, data=replace(data, kode="masjid")) == "kode"
        assert services.ubah_titik(kadis, tempat.utara, data=replace(data, kode="sdn1", nama="SDN")).nama == "SDN"

    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [
            ({"jumlah": -1}, "jumlah"),
            ({"jumlah": JUMLAH_MAKS + 1}, "jumlah"),
            ({"rentan": 11}, "rentan"),
            ({"rentan": -1}, "rentan"),
            ({"hari": date(2020, 1, 1)}, "hari"),
            ({"hari": date(2199, 1, 1)}, "hari"),
            ({"sumber": "   "}, "sumber"),
        ],
    )
    def test_a_count_of_people(self, kota, tempat, hari, ganti, nama):
        data = replace(DataPengungsi(hari=hari, jumlah=10, sumber="Lurah"), **ganti)
        assert bidang(services.lapor_pengungsi, kota.aktor("camat"), tempat.utara, data=data) == nama
        assert not Pengungsi.objects.exists()

    @pytest.mark.parametrize("siapa", ["kadis_pu", "kadis_dlh", "sekda", "walikota", "inspektur", "admin"])
    def test_others_do_not_count_there(self, kota, tempat, hari, siapa):
        data = DataPengungsi(hari=hari, jumlah=1, sumber="x")
        with pytest.raises(TidakBerwenang):
            services.lapor_pengungsi(kota.aktor(siapa), tempat.utara, data=data)

    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [
            ({"gudang_id": 0}, "gudang"),
            ({"meter": 0}, "meter"),
            ({"meter": 2_000_001}, "meter"),
            ({"menit": 0}, "meter"),
            ({"menit": 10_001}, "meter"),
        ],
    )
    def test_a_way(self, kadis, tempat, ganti, nama):
        data = replace(DataJalur(gudang_id=tempat.pos.pk, meter=9, menit=9), **ganti)
        assert bidang(services.atur_jalur, kadis, tempat.utara, data=data) == nama
        assert Jalur.objects.count() == 2

    def test_a_way_that_is_there_is_changed_not_doubled(self, kadis, tempat):
        data = DataJalur(gudang_id=tempat.gudang.pk, meter=7, menit=2, terbuka=False, keterangan="Jembatan putus")
        services.atur_jalur(kadis, tempat.utara, data=data)
        way = Jalur.objects.get(titik=tempat.utara)
        assert (way.meter, way.terbuka, way.keterangan) == (7, False, "Jembatan putus")


class TestStock:
    @pytest.mark.parametrize("jumlah", [0, -1, JUMLAH_MAKS + 1])
    def test_amounts_that_nobody_has_counted(self, kadis, tempat, isi, jumlah):
        row, (here, there) = isi("beras", 10), (tempat.gudang, tempat.pos)
        got = DataMasuk(barang_id=tempat.barang["beras"].pk, jumlah=jumlah, pemilik="x")
        assert bidang(services.masukkan, kadis, here, data=got) == "jumlah"
        move = {"saldo_id": row.pk, "tujuan_id": there.pk, "jumlah": jumlah}
        assert bidang(services.pindahkan, kadis, here, **move) == "jumlah"
        lost = {"saldo_id": row.pk, "jumlah": jumlah, "sebab": JenisSusut.RUSAK, "alasan": "x"}
        assert bidang(services.susutkan, kadis, here, **lost) == "jumlah"
        assert Mutasi.objects.count() == 1

    def test_a_lot_never_holds_more_than_can_be_counted(self, kadis, tempat, isi):
        isi("beras", JUMLAH_MAKS)
        got = DataMasuk(barang_id=tempat.barang["beras"].pk, jumlah=1, pemilik="Pemkot")
        assert bidang(services.masukkan, kadis, tempat.gudang, data=got) == "jumlah"

    def test_what_expires_today_still_comes_in(self, isi, hari):
        assert isi("beras", 1, kedaluwarsa=hari).jumlah == 1

    def test_lots_differ_by_each_mark(self, isi, hari):
        for marks in (
            {},
            {"kode": "A"},
            {"pemilik": "BNPB"},
            {"kedaluwarsa": hari},
            {"kode": "A", "kedaluwarsa": hari},
        ):
            isi("beras", 1, **marks)
        assert Lot.objects.count() == 5
        isi("beras", 1, kode=" A ")
        assert Lot.objects.count() == 5

    def test_a_transfer_names_both_houses(self, kadis, tempat, isi):
        row = isi("beras", 10)
        services.pindahkan(kadis, tempat.gudang, saldo_id=row.pk, tujuan_id=tempat.pos.pk, jumlah=4)
        lines = Mutasi.objects.filter(jenis=JenisMutasi.PINDAH).order_by("id")
        assert [(m.saldo.gudang.kode, m.jumlah, m.sisa, m.lawan.kode) for m in lines] == [
            ("induk", -4, 6, "pos"), ("pos", 4, 4, "induk"),
        ]  # fmt: skip

    def test_a_lot_goes_there_and_back_and_the_books_agree(self, kadis, tempat, isi):
        row = isi("beras", 10)
        services.pindahkan(kadis, tempat.gudang, saldo_id=row.pk, tujuan_id=tempat.pos.pk, jumlah=10)
        there = baca.isi_gudang(tempat.pos).get()
        services.pindahkan(kadis, tempat.pos, saldo_id=there.pk, tujuan_id=tempat.gudang.pk, jumlah=10)
        row.refresh_from_db()
        assert (row.jumlah, row.urut, baca.cacat_buku()) == (10, 3, [])

    def test_every_line_says_who_in_which_office(self, kota, tempat, isi):
        isi("beras", 10)
        row = Mutasi.objects.get()
        actor = kota.aktor("kadis_sos")
        assert (row.orang_id, row.orang, row.jabatan) == (actor.orang_id, actor.nama, actor.jabat.sebutan)

    def test_the_trail_keeps_what_was_moved(self, kadis, tempat, isi):
        row = isi("beras", 10)
        services.susutkan(kadis, tempat.gudang, saldo_id=row.pk, jumlah=2, sebab=JenisSusut.HILANG, alasan="Dicuri")
        line = Jejak.objects.latest("id")
        assert (line.objek, line.objek_id, line.aksi) == ("gudang", tempat.gudang.pk, "logistik.stok_catat")
        assert line.data == {"saldo_id": row.pk, "jumlah": 2, "sebab": "hilang", "alasan": "Dicuri"}


class TestCount:
    @pytest.mark.parametrize(
        ("hitungan", "catatan", "nama"),
        [
            ({}, "x", "hitungan"),
            ("kurang", "x", "hitungan"),
            ("besar", "x", "hitungan"),
            ("asing", "x", "hitungan"),
            ("benar", "  ", "catatan"),
        ],
    )
    def test_nonsense(self, kadis, tempat, isi, hitungan, *, catatan, nama):
        row = isi("beras", 10)
        kinds = {
            "kurang": {row.pk: -1},
            "besar": {row.pk: JUMLAH_MAKS + 1},
            "asing": {row.pk: 9, row.pk + 999: 1},
            "benar": {row.pk: 9},
        }
        counted = kinds[hitungan] if isinstance(hitungan, str) else hitungan
        assert bidang(services.opname, kadis, tempat.gudang, hitungan=counted, catatan=catatan) == nama
        row.refresh_from_db()
        assert row.jumlah == 10

    def test_a_count_that_agrees_is_kept_without_a_movement(self, kadis, tempat, isi):
        row = isi("beras", 10)
        made = services.opname(kadis, tempat.gudang, hitungan={row.pk: 10}, catatan="Berdua")
        assert [(b.tercatat, b.terhitung) for b in made.baris.all()] == [(10, 10)]
        assert Mutasi.objects.count() == 1

    def test_zero_is_a_count(self, kadis, tempat, isi):
        row = isi("beras", 10)
        services.opname(kadis, tempat.gudang, hitungan={row.pk: 0}, catatan="Hanyut")
        row.refresh_from_db()
        assert (row.jumlah, baca.cacat_buku()) == (0, [])


class TestBuffers:
    def test_changed_it_is_one_and_zero_ends_it(self, kadis, tempat, hari):
        rice = tempat.barang["beras"].pk
        for n in (5, 9):
            data = DataCadangan(barang_id=rice, jumlah=n, alasan=f"Alasan {n}", sampai=hari + timedelta(days=1))
            services.atur_cadangan(kadis, tempat.gudang, data=data)
        row = Cadangan.objects.get()
        assert (row.jumlah, row.alasan) == (9, "Alasan 9")
        services.atur_cadangan(kadis, tempat.gudang, data=DataCadangan(barang_id=rice, jumlah=0, alasan=""))
        assert not Cadangan.objects.exists()

    @pytest.mark.parametrize(
        ("jumlah", "alasan", "nama"), [(5, " ", "alasan"), (-1, "x", "jumlah"), (JUMLAH_MAKS + 1, "x", "jumlah")]
    )
    def test_nonsense(self, kadis, tempat, jumlah, alasan, nama):
        data = DataCadangan(barang_id=tempat.barang["beras"].pk, jumlah=jumlah, alasan=alasan)
        assert bidang(services.atur_cadangan, kadis, tempat.gudang, data=data) == nama

    @pytest.mark.parametrize(("geser", "bebas"), [(-1, 10), (0, 4), (1, 4)])
    def test_it_holds_until_its_day(self, kadis, tempat, isi, hari, *, geser, bebas):
        isi("beras", 10)
        rice, last = tempat.barang["beras"].pk, hari + timedelta(days=geser)
        data = DataCadangan(barang_id=rice, jumlah=6, alasan="x", sampai=last)
        services.atur_cadangan(kadis, tempat.gudang, data=data)
        assert baca.stok(rice, hari) == {tempat.gudang.pk: bebas}

    def test_more_than_there_is_leaves_nothing_free(self, kadis, tempat, isi, hari):
        isi("beras", 10)
        rice = tempat.barang["beras"].pk
        services.atur_cadangan(kadis, tempat.gudang, data=DataCadangan(barang_id=rice, jumlah=99, alasan="x"))
        assert baca.stok(rice, hari) == {}
        assert baca.stok(rice, hari, bebas=False) == {tempat.gudang.pk: 10}


class TestParts:
    def test_they_are_replaced_whole(self, kota, peran):
        unit, admin = kota.unit, kota.aktor("admin")
        services.atur_peran(admin, admin_unit(admin), pengelola=[unit["dlh"].pk], bud=[])
        assert list(PeranLogistik.objects.values_list("unit__kode", "peran")) == [(unit["dlh"].kode, "pengelola")]

    def test_a_unit_twice_is_once_and_may_have_both(self, kota):
        admin, pk = kota.aktor("admin"), kota.unit["pu"].pk
        services.atur_peran(admin, admin_unit(admin), pengelola=[pk, pk], bud=[pk])
        assert PeranLogistik.objects.count() == 2

    def test_a_unit_that_there_is_not(self, kota, peran):
        admin = kota.aktor("admin")
        assert bidang(services.atur_peran, admin, admin_unit(admin), pengelola=[10**9], bud=[]) == "unit"
        assert PeranLogistik.objects.count() == 2

    @pytest.mark.parametrize("siapa", ["sekda", "walikota", "kadis_sos", "kabag_umum", "inspektur"])
    def test_only_the_administrator(self, kota, peran, siapa):
        actor = kota.aktor(siapa)
        with pytest.raises(TidakBerwenang):
            services.atur_peran(actor, admin_unit(actor), pengelola=[], bud=[])


def admin_unit(actor):
    """The unit in which an actor acts."""
    from poros.kernel.organisasi.models import Unit

    return Unit.objects.get(pk=actor.unit_id)
