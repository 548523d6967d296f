"""Runs, receipts and shares: each refusal beside its field and without effect; what the trail keeps of a receipt."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from poros.domain.logistik import services
from poros.domain.logistik.models import Alokasi, BarisAlokasi, BarisKiriman, Kiriman, Mutasi, Penerimaan
from poros.domain.logistik.queries import alokasi as baca_alokasi
from poros.domain.logistik.queries import kiriman as baca
from poros.domain.logistik.queries import stok as baca_stok
from poros.domain.logistik.queries.sarana import armada_siap
from poros.domain.logistik.rules.alur import AksiAlokasi, AsalSarana, JenisSarana, KeadaanSarana
from poros.domain.logistik.values import (
    BARIS_MAKS,
    Armada,
    DataAlokasi,
    DataKiriman,
    DataPermintaan,
    DataSarana,
    DataTerima,
    Muatan,
)
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

from .test_kiriman import PNG, hitung

pytestmark = pytest.mark.django_db


def bidang(kerja, *args, **kwargs) -> str:
    with pytest.raises(Ditolak) as refused:
        kerja(*args, **kwargs)
    assert len(refused.value.pesan) > 10
    return refused.value.bidang


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


class TestPlan:
    @pytest.fixture
    def data(self, tempat, hari):
        load = Muatan(titik_id=tempat.utara.pk, barang_id=tempat.barang["beras"].pk, jumlah=5)
        return DataKiriman(hari=hari, kendaraan="Truk", muat_kg=100, muatan=(load,))

    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [
            ({"kendaraan": "  "}, "kendaraan"),
            ({"muat_kg": 0}, "kendaraan"),
            ({"muat_kg": -5}, "kendaraan"),
            ({"muatan": ()}, "muatan"),
            ({"muat_kg": 4}, "muat_kg"),
        ],
    )
    def test_nonsense(self, kadis, tempat, data, ganti, nama):
        assert bidang(services.susun_kiriman, kadis, tempat.gudang, data=replace(data, **ganti)) == nama
        assert not Kiriman.objects.exists()

    def test_yesterday_is_over(self, kadis, tempat, data, hari):
        old = replace(data, hari=hari - timedelta(days=1))
        assert bidang(services.susun_kiriman, kadis, tempat.gudang, data=old) == "hari"

    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [({"jumlah": 0}, "jumlah"), ({"jumlah": -3}, "jumlah"), ({"titik_id": 10**9}, "titik"), ({"barang_id": 0}, "barang"),
         ({"alokasi_id": 10**9}, "muatan")],
    )  # fmt: skip
    def test_nonsense_in_a_line(self, kadis, tempat, data, ganti, nama):
        wrong = replace(data, muatan=(replace(data.muatan[0], **ganti),))
        assert bidang(services.susun_kiriman, kadis, tempat.gudang, data=wrong) == nama
        assert not BarisKiriman.objects.exists()

    def test_too_many_lines(self, kadis, tempat, data):
        wrong = replace(data, muatan=data.muatan * (BARIS_MAKS + 1))
        assert bidang(services.susun_kiriman, kadis, tempat.gudang, data=wrong) == "muatan"

    def test_a_point_that_was_closed_gets_nothing(self, kadis, tempat, data):
        tempat.utara.aktif = False
        tempat.utara.save()
        assert bidang(services.susun_kiriman, kadis, tempat.gudang, data=data) == "titik"

    def test_stops_are_in_the_order_of_the_load(self, kadis, tempat, data):
        lines = [replace(data.muatan[0], titik_id=t.pk) for t in (tempat.selatan, tempat.utara)]
        run = services.susun_kiriman(kadis, tempat.gudang, data=replace(data, muatan=tuple(lines)))
        assert [(s.urutan, s.titik) for s in run.perhentian.all()] == [(1, tempat.selatan), (2, tempat.utara)]

    @pytest.mark.parametrize("siapa", ["kadis_pu", "camat", "sekda", "walikota", "inspektur", "admin"])
    def test_others_plan_none(self, kota, tempat, data, siapa):
        with pytest.raises(TidakBerwenang):
            services.susun_kiriman(kota.aktor(siapa), tempat.gudang, data=data)


class TestOnTheWay:
    def test_what_has_left_does_not_leave_again_and_is_not_called_off(self, kadis, kiriman):
        run = kiriman()
        for act in (
            lambda: services.berangkatkan(kadis, run),
            lambda: services.batalkan_kiriman(kadis, run, alasan="x"),
        ):
            with pytest.raises(TransitionError):
                act()
        assert Mutasi.objects.filter(kiriman_id=run.pk).count() == 2

    def test_what_has_not_left_is_not_closed(self, kadis, kiriman):
        with pytest.raises(TransitionError):
            services.selesaikan_kiriman(kadis, kiriman(jalan=False), kembali={})

    def test_calling_off_says_why(self, kadis, kiriman):
        run = kiriman(jalan=False)
        assert bidang(services.batalkan_kiriman, kadis, run, alasan=" ") == "alasan"
        assert services.batalkan_kiriman(kadis, run, alasan=" Hujan ").alasan == "Hujan"

    @pytest.mark.parametrize(
        ("telah", "kini", "jadi"), [("Pak A", "", "Pak A"), ("Pak A", " Bu B ", "Bu B"), ("", "", "")]
    )
    def test_who_drives_may_change_until_it_leaves(self, kadis, tempat, isi, hari, *, telah, kini, jadi):
        isi("beras", 5)
        load = (Muatan(titik_id=tempat.utara.pk, barang_id=tempat.barang["beras"].pk, jumlah=5),)
        data = DataKiriman(hari=hari, kendaraan="T", muat_kg=9, muatan=load, pengemudi=telah)
        run = services.susun_kiriman(kadis, tempat.gudang, data=data)
        assert services.berangkatkan(kadis, run, pengemudi=kini).pengemudi == jadi

    def test_a_run_without_receipts_comes_back_whole(self, kadis, kiriman):
        run = kiriman()
        back = dict(BarisKiriman.objects.values_list("pk", "jumlah"))
        services.selesaikan_kiriman(kadis, run, kembali=back)
        assert sum(Mutasi.objects.filter(kiriman_id=run.pk).values_list("jumlah", flat=True)) == 0
        assert baca_stok.cacat_buku() == []

    @pytest.mark.parametrize("n", [-1, 61])
    def test_no_other_amount_comes_back(self, kadis, kiriman, n):
        run, line = kiriman(), BarisKiriman.objects.order_by("pk").first()
        assert bidang(services.selesaikan_kiriman, kadis, run, kembali={line.pk: n}, alasan="x") == f"kembali-{line.pk}"


class TestReceipt:
    @pytest.fixture
    def stop(self, kiriman, tempat):
        return kiriman().perhentian.get(titik=tempat.utara)

    @pytest.fixture
    def data(self, stop, tempat):
        return DataTerima(kunci=uuid4(), penerima="Bu Umpama", hitung=hitung(stop.kiriman, tempat.utara))

    def test_who_took_it_must_be_told(self, kota, stop, data):
        assert bidang(services.terima, kota.aktor("camat"), stop, data=replace(data, penerima=" ")) == "penerima"

    def test_six_pictures_at_most(self, kota, stop, data):
        many = [(PNG + bytes([n]), f"{n}.png") for n in range(7)]
        assert bidang(services.terima, kota.aktor("camat"), stop, data=data, berkas=many) == "foto"

    def test_a_picture_that_is_none_stops_the_whole(self, kota, stop, data):
        with pytest.raises(Ditolak):
            services.terima(kota.aktor("camat"), stop, data=data, berkas=[(b"bukan gambar", "x.png")])
        assert not Penerimaan.objects.exists()
        assert set(stop.baris.values_list("diterima", flat=True)) == {None}

    def test_the_signature_comes_first(self, kota, stop, data):
        files = [(PNG, "tanda-tangan.png"), (PNG + b"\n", "barang.png")]
        row = services.terima(kota.aktor("camat"), stop, data=data, berkas=files)
        assert [b.nama for b in baca.bukti(kota.aktor("camat"), row)] == ["tanda-tangan.png", "barang.png"]
        assert baca.bukti(kota.aktor("kadis_pu"), row) == []

    def test_nothing_is_a_count(self, kota, stop, data):
        none = replace(data, hitung=dict.fromkeys(data.hitung, 0))
        services.terima(kota.aktor("camat"), stop, data=none)
        assert set(stop.baris.values_list("diterima", flat=True)) == {0}

    def test_the_trail_says_that_it_happened_and_no_name(self, kota, stop, data):
        services.terima(kota.aktor("camat"), stop, data=data)
        line = Jejak.objects.latest("id")
        assert (line.aksi, line.data) == ("logistik.terima_catat", {})
        assert "Umpama" not in str(line.data) + line.orang

    def test_after_the_run_is_closed_nothing_is_received(self, kota, kadis, stop, data):
        back = dict(BarisKiriman.objects.values_list("pk", "jumlah"))
        services.selesaikan_kiriman(kadis, stop.kiriman, kembali=back)
        assert bidang(services.terima, kota.aktor("camat"), stop, data=data) == ""

    @pytest.mark.parametrize("siapa", ["kadis_pu", "sekda", "walikota", "inspektur", "kabag_umum"])
    def test_who_takes_no_part_takes_nothing(self, kota, stop, data, siapa):
        with pytest.raises(TidakBerwenang):
            services.terima(kota.aktor(siapa), stop, data=data)

    def test_the_inspector_reads_every_receipt(self, kota, stop, data):
        row = services.terima(kota.aktor("camat"), stop, data=data)
        assert baca.satu_bukti(kota.aktor("inspektur"), row.pk) == row


class TestShares:
    @pytest.mark.parametrize("alasan", ["", "  "])
    def test_taking_back_says_why(self, kadis, alokasi, alasan):
        row = alokasi()
        assert bidang(services.putuskan_alokasi, kadis, row, aksi=AksiAlokasi.BATALKAN, alasan=alasan) == "alasan"
        row.refresh_from_db()
        assert row.status == "ditetapkan"

    def test_what_is_decided_is_not_decided_again(self, kadis, alokasi):
        with pytest.raises(TransitionError):
            services.putuskan_alokasi(kadis, alokasi(), aksi=AksiAlokasi.TETAPKAN)

    @pytest.mark.parametrize("hari_", [0, 31, -1])
    def test_for_some_days(self, kota, kadis, tempat, lapor, *, hari, hari_):
        lapor("utara", 9)
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=hari_)
        assert bidang(services.hitung_alokasi, kadis, kota.unit["sos"], data=data) == "hari"

    def test_without_stock_the_proposal_is_empty_and_says_so(self, kota, kadis, tempat, lapor, hari):
        lapor("utara", 9)
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=3)
        row = services.hitung_alokasi(kadis, kota.unit["sos"], data=data)
        assert not row.baris.exists()
        shown = baca_alokasi.tampilan(row)
        assert (shown["ukuran"]["terkirim"], shown["ukuran"]["terputus"] + shown["ukuran"]["nol"]) == ("0,0", 1)

    def test_two_houses_that_share_one_need_bring_it_together(self, kota, kadis, tempat, isi, *, lapor, hari):
        from poros.domain.logistik.values import DataJalur

        services.atur_jalur(kadis, tempat.utara, data=DataJalur(gudang_id=tempat.pos.pk, meter=100, menit=1))
        isi("beras", 30)
        isi("beras", 10, di="pos")
        lapor("utara", 50)
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=2)
        row = services.hitung_alokasi(kadis, kota.unit["sos"], data=data)
        assert dict(row.baris.values_list("gudang__kode", "jumlah")) == {"induk": 30, "pos": 10}
        assert row.hasil["ratio_per_point"][f"{tempat.utara.pk}"] == "1"

    def test_where_to_go_on_from_is_shown_to_who_may(self, kota, kadis, alokasi, tempat):
        row = alokasi(tetapkan=False)
        lines = baca_alokasi.baris(row)
        assert baca_alokasi.gudang_menunggu(kadis, row, lines) == []
        row = services.putuskan_alokasi(kadis, row, aksi=AksiAlokasi.TETAPKAN)
        assert baca_alokasi.gudang_menunggu(kadis, row, lines) == [tempat.gudang]
        assert baca_alokasi.gudang_menunggu(kota.aktor("camat"), row, lines) == []
        BarisAlokasi.objects.update(dikirim=models_f("jumlah"))
        assert baca_alokasi.gudang_menunggu(kadis, row, baca_alokasi.baris(row)) == []

    @pytest.mark.parametrize("siapa", ["kadis_pu", "camat", "sekda", "walikota"])
    def test_others_neither_compute_nor_decide(self, kota, alokasi, siapa):
        row, actor = alokasi(), kota.aktor(siapa)
        with pytest.raises(TidakBerwenang):
            services.putuskan_alokasi(actor, row, aksi=AksiAlokasi.BATALKAN, alasan="x")
        assert Alokasi.objects.get().status == "ditetapkan"


class TestRoutes:
    @pytest.mark.parametrize(
        "armada",
        [[], [Armada(nama="T", muat_kg=0)], [Armada(nama="T", muat_kg=5, banyak=51)]],
    )
    def test_a_fleet_that_there_can_be(self, kadis, tempat, alokasi, hari, armada):
        alokasi()
        assert bidang(services.susun_rute, kadis, tempat.gudang, hari=hari, armada=armada) == "armada"

    def test_nothing_decided_nothing_to_drive(self, kadis, tempat, alokasi, hari):
        alokasi(tetapkan=False)
        with pytest.raises(Ditolak, match="alokasi"):
            services.susun_rute(kadis, tempat.gudang, hari=hari, armada=[Armada(nama="T", muat_kg=500)], detik=0.1)

    def test_when_every_way_is_shut_that_is_said(self, kadis, tempat, alokasi, hari):
        alokasi()
        tempat.utara.jalur.update(terbuka=False)
        tempat.selatan.jalur.update(terbuka=False)
        with pytest.raises(Ditolak, match="jalur"):
            services.susun_rute(kadis, tempat.gudang, hari=hari, armada=[Armada(nama="T", muat_kg=500)], detik=0.1)

    @pytest.mark.parametrize(
        ("ganti", "ada"),
        [
            ({}, True),
            ({"satuan": "orang"}, False),
            ({"keadaan": KeadaanSarana.RUSAK}, False),
            ({"aktif": False}, False),
            ({"jenis": JenisSarana.PERAHU}, False),
        ],
    )
    def test_ready_vehicles_are_those_that_carry_kilograms(self, kota, kadis, ganti, ada):
        data = DataSarana(
            kode="t", nama="Truk", jenis=JenisSarana.KENDARAAN, kapasitas=900, satuan="kg", asal=AsalSarana.DAERAH
        )
        services.catat_sarana(kadis, kota.unit["sos"], data=replace(data, **ganti))
        assert armada_siap() == ([Armada(nama="Truk", muat_kg=900)] if ada else [])

    def test_nor_those_that_somebody_has_now(self, kota, kadis):
        from django.utils import timezone

        data = DataSarana(kode="t", nama="Truk", jenis=JenisSarana.KENDARAAN, kapasitas=900, satuan="kg")
        truck = services.catat_sarana(kadis, kota.unit["sos"], data=data)
        now = timezone.now()
        ask = DataPermintaan(
            jenis=JenisSarana.KENDARAAN, jumlah=1, keperluan="x", tempat="x", mulai=now - timedelta(hours=1),
            selesai=now + timedelta(hours=1),
        )  # fmt: skip
        row = services.minta_sarana(kota.aktor("camat"), kota.unit["kec"], data=ask)
        services.tugaskan_sarana(kadis, row, sarana_id=truck.pk)
        assert armada_siap() == []


def models_f(nama: str):
    """A column, for an update."""
    from django.db.models import F

    return F(nama)
