"""Runs: loaded from the oldest lots, counted at the stop once, closed with every unit accounted for."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import BarisKiriman, Mutasi, Penerimaan, Saldo
from poros.domain.logistik.queries import kiriman as baca
from poros.domain.logistik.queries import stok as baca_stok
from poros.domain.logistik.rules.alur import StatusKiriman
from poros.domain.logistik.values import DataKiriman, DataTerima, Muatan
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)


def hitung(run, titik, **kurang) -> dict[int, int]:
    """All lines of a stop as loaded, less what is named by goods."""
    lines = BarisKiriman.objects.filter(perhentian__kiriman=run, perhentian__titik=titik).select_related("barang")
    return {b.pk: b.jumlah - kurang.get(b.barang.kode, 0) for b in lines}


@pytest.fixture
def terima(kota, tempat):
    def take(run, titik="utara", *, oleh="camat", kunci: UUID | None = None, berkas=(), **kurang) -> Penerimaan:
        point = getattr(tempat, titik)
        data = DataTerima(kunci=kunci or uuid4(), penerima="Bu Umpama", hitung=hitung(run, point, **kurang))
        stop = run.perhentian.get(titik=point)
        return services.terima(kota.aktor(oleh), stop, data=data, berkas=berkas)

    return take


class TestLoad:
    def test_the_stock_is_less_by_what_is_on_board_the_oldest_lot_first(self, kiriman, isi, tempat, hari):
        old = isi("beras", 30, kode="lama", kedaluwarsa=hari + timedelta(days=3))
        run = kiriman()
        out = Mutasi.objects.filter(kiriman_id=run.pk, saldo__lot__barang=tempat.barang["beras"]).order_by("id")
        assert sorted(out.values_list("saldo__lot__kode", "jumlah")) == [("", -70), ("lama", -30)]
        old.refresh_from_db()
        assert (old.jumlah, run.status, run.berangkat is not None) == (0, StatusKiriman.BERANGKAT, True)
        assert baca_stok.cacat_buku() == []

    def test_what_is_short_stops_the_whole_run(self, kota, kiriman, tempat):
        run = kiriman(jalan=False)
        saldo = Saldo.objects.get(gudang=tempat.gudang, lot__barang__kode="beras")
        kadis = kota.aktor("kadis_sos")
        services.pindahkan(kadis, tempat.gudang, saldo_id=saldo.pk, tujuan_id=tempat.pos.pk, jumlah=1)
        with pytest.raises(Ditolak, match="Beras kurang 1"):
            services.berangkatkan(kadis, run)
        run.refresh_from_db()
        assert run.status == StatusKiriman.DISIAPKAN
        assert not Mutasi.objects.filter(kiriman_id=run.pk).exists()

    def test_a_vehicle_carries_what_it_can(self, kota, tempat, hari):
        load = (Muatan(titik_id=tempat.utara.pk, barang_id=tempat.barang["beras"].pk, jumlah=101),)
        with pytest.raises(Ditolak) as refused:
            services.susun_kiriman(
                kota.aktor("kadis_sos"),
                tempat.gudang,
                data=DataKiriman(hari=hari, kendaraan="Motor", muat_kg=100, muatan=load),
            )
        assert refused.value.bidang == "muat_kg"

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [({"kendaraan": " "}, "kendaraan"), ({"muat_kg": 0}, "kendaraan"), ({"muatan": ()}, "muatan")],
    )
    def test_an_empty_plan_is_refused(self, kota, tempat, hari, ganti, bidang):
        load = (Muatan(titik_id=tempat.utara.pk, barang_id=tempat.barang["beras"].pk, jumlah=1),)
        wanted = {"hari": hari, "kendaraan": "Truk", "muat_kg": 10, "muatan": load} | ganti
        with pytest.raises(Ditolak) as refused:
            services.susun_kiriman(kota.aktor("kadis_sos"), tempat.gudang, data=DataKiriman(**wanted))
        assert refused.value.bidang == bidang

    def test_others_do_not_send_it(self, kota, kiriman):
        run = kiriman(jalan=False)
        for who in ("kadis_pu", "camat"):
            with pytest.raises(TidakBerwenang):
                services.berangkatkan(kota.aktor(who), run)


class TestReceive:
    def test_count_name_place_and_photographs_are_kept(self, kota, kiriman, terima, tempat):
        run = kiriman()
        made = terima(run, berkas=[(PNG, "ttd.png"), (PNG + b"\0", "barang.png")], beras=2)
        lines = dict(BarisKiriman.objects.filter(perhentian=made.perhentian).values_list("barang__kode", "diterima"))
        assert lines == {"beras": 58, "selimut": 5}
        assert [b.nama for b in baca.bukti(kota.aktor("camat"), made)] == ["ttd.png", "barang.png"]
        assert (made.penerima, made.jabatan) == ("Bu Umpama", "Camat Utara")

    def test_sent_twice_it_is_one_receipt(self, kiriman, terima):
        run, key = kiriman(), uuid4()
        first = terima(run, kunci=key)
        assert terima(run, kunci=key) == first
        with pytest.raises(Ditolak, match="sudah dicatat"):
            terima(run, beras=1)
        assert Penerimaan.objects.count() == 1

    def test_more_than_was_loaded_or_less_than_everything_is_refused(self, kota, kiriman, terima, tempat):
        run = kiriman()
        with pytest.raises(Ditolak):
            terima(run, beras=-1)
        stop = run.perhentian.get(titik=tempat.utara)
        data = DataTerima(kunci=uuid4(), penerima="x", hitung=dict(list(hitung(run, tempat.utara).items())[:1]))
        with pytest.raises(Ditolak) as refused:
            services.terima(kota.aktor("camat"), stop, data=data)
        assert refused.value.bidang == "hitung"
        assert not Penerimaan.objects.exists()

    def test_nothing_is_received_before_it_left(self, kiriman, terima):
        run = kiriman(jalan=False)
        with pytest.raises(Ditolak, match="belum berangkat"):
            terima(run)

    @pytest.mark.parametrize(("geser", "dipercaya"), [(-timedelta(days=1), False), (timedelta(days=1), False)])
    def test_a_clock_that_cannot_be_right_is_not_believed(self, kota, kiriman, tempat, geser, dipercaya):
        run = kiriman()
        told = run.berangkat + geser
        data = DataTerima(kunci=uuid4(), penerima="x", hitung=hitung(run, tempat.utara), diisi=told)
        made = services.terima(kota.aktor("camat"), run.perhentian.get(titik=tempat.utara), data=data)
        assert (made.diisi == told) is dipercaya
        assert made.diisi <= timezone.now()

    def test_who_may_count_and_who_may_read_the_name(self, kota, kiriman, terima):
        run = kiriman()
        for who in ("kadis_dlh", "kadis_pu", "sekda"):
            with pytest.raises(TidakBerwenang):
                terima(run, oleh=who)
        made = terima(run)
        seen = {who for who in ("camat", "kadis_sos", "inspektur", "kadis_dlh", "sekda")
                if baca.bukti_terlihat(kota.aktor(who), [made.perhentian])}  # fmt: skip
        assert seen == {"camat", "kadis_sos", "inspektur"}


class TestClose:
    def test_what_comes_back_lies_in_its_lot_again(self, kota, kiriman, terima, tempat):
        run = kiriman()
        terima(run)
        rice = BarisKiriman.objects.get(perhentian__kiriman=run, perhentian__titik=tempat.selatan)
        services.selesaikan_kiriman(kota.aktor("kadis_sos"), run, kembali={rice.pk: 40})
        rice.refresh_from_db()
        assert (rice.diterima, rice.kembali) == (0, 40)
        assert baca_stok.stok(tempat.barang["beras"].pk, timezone.localdate()) == {tempat.gudang.pk: 40}
        assert baca_stok.cacat_buku() == []

    def test_what_is_missing_is_explained(self, kota, kiriman, terima, tempat):
        run, kadis = kiriman(), kota.aktor("kadis_sos")
        terima(run, beras=10)
        terima(run, "selatan")
        with pytest.raises(Ditolak) as refused:
            services.selesaikan_kiriman(kadis, run, kembali={})
        assert refused.value.bidang == "alasan"
        services.selesaikan_kiriman(kadis, run, kembali={}, alasan="Karung sobek di jalan")
        assert (run.perhentian.count(), run.__class__.objects.get().status) == (2, StatusKiriman.SELESAI)

    def test_no_more_comes_back_than_was_not_received(self, kota, kiriman, terima, tempat):
        run = kiriman()
        terima(run, beras=10)
        rice = BarisKiriman.objects.get(perhentian__titik=tempat.utara, barang=tempat.barang["beras"])
        with pytest.raises(Ditolak):
            services.selesaikan_kiriman(kota.aktor("kadis_sos"), run, kembali={rice.pk: 11}, alasan="x")

    def test_a_run_that_is_called_off_gives_its_lines_back(self, kota, alokasi, tempat, hari):
        row, kadis = alokasi(), kota.aktor("kadis_sos")
        line = row.baris.get(titik=tempat.utara)
        part = Muatan(titik_id=tempat.utara.pk, barang_id=row.barang_id, jumlah=line.jumlah, alokasi_id=line.pk)
        run = services.susun_kiriman(
            kadis, tempat.gudang, data=DataKiriman(hari=hari, kendaraan="Truk", muat_kg=900, muatan=(part,))
        )
        with pytest.raises(Ditolak):
            services.batalkan_kiriman(kadis, run, alasan="")
        services.batalkan_kiriman(kadis, run, alasan="Truk mogok")
        line.refresh_from_db()
        assert line.dikirim == 0
        with pytest.raises(TransitionError):
            services.berangkatkan(kadis, run)
