"""Every act leaves one line on the trail: whose, on what, and no more of it than was declared."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import BarisKiriman, Kiriman, Klaim
from poros.domain.logistik.rules.alur import AksiAlokasi, AksiKlaim, AksiPermintaan, JenisSarana, JenisSusut
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import (
    Armada,
    DataAlokasi,
    DataBarang,
    DataBelanja,
    DataCadangan,
    DataDonasi,
    DataDsp,
    DataGudang,
    DataJalur,
    DataKiriman,
    DataMasuk,
    DataPengungsi,
    DataPermintaan,
    DataSarana,
    DataTerima,
    DataTitik,
    Muatan,
)
from poros.domain.logistik.wewenang import Wewenang
from poros.kernel.jejak.models import Jejak

from .test_btt import PDF, rencana

pytestmark = pytest.mark.django_db


class Panggung:
    """What the acts below are done with."""

    def __init__(self, kota, tempat, hari, banjir) -> None:
        self.kota, self.tempat, self.hari, self.banjir = kota, tempat, hari, banjir
        self.kadis, self.bud, self.camat = (kota.aktor(k) for k in ("kadis_sos", "kabag_umum", "camat"))
        self.sos, self.beras = kota.unit["sos"], tempat.barang["beras"]

    def stok(self, jumlah: int = 100) -> Any:
        data = DataMasuk(barang_id=self.beras.pk, jumlah=jumlah, pemilik="X")
        return services.masukkan(self.kadis, self.tempat.gudang, data=data).saldo

    def orang(self) -> Any:
        data = DataPengungsi(hari=self.hari, jumlah=50, sumber="Lurah")
        return services.lapor_pengungsi(self.camat, self.tempat.utara, data=data)

    def alokasi(self) -> Any:
        data = DataAlokasi(barang_id=self.beras.pk, dari=self.hari, hari=2)
        return services.hitung_alokasi(self.kadis, self.sos, data=data)

    def kiriman(self) -> Kiriman:
        load = (Muatan(titik_id=self.tempat.utara.pk, barang_id=self.beras.pk, jumlah=9),)
        data = DataKiriman(hari=self.hari, kendaraan="Truk", muat_kg=90, muatan=load)
        return services.susun_kiriman(self.kadis, self.tempat.gudang, data=data)

    def donasi(self) -> Any:
        told = DataDonasi(barang_id=self.beras.pk, jumlah=9, nama="Bu D", kontak="0800", rencana=self.hari)
        return pintu.janji(told)

    def sarana(self) -> Any:
        return services.catat_sarana(
            self.kadis, self.sos, data=DataSarana(kode="p", nama="P", jenis=JenisSarana.PERAHU)
        )

    def permintaan(self) -> Any:
        now = timezone.now()
        data = DataPermintaan(
            jenis=JenisSarana.PERAHU, jumlah=1, keperluan="x", tempat="x", mulai=now, selesai=now + timedelta(1)
        )
        return services.minta_sarana(self.camat, self.kota.unit["kec"], data=data)

    def klaim(self) -> Klaim:
        return services.tugaskan_sarana(self.kadis, self.permintaan(), sarana_id=self.sarana().pk)

    def rkb(self, *, cair: bool = False) -> Any:
        row = services.ajukan_rkb(self.kadis, self.sos, data=rencana("1", 1000))
        return services.cairkan(self.bud, row, nomor_sp2d="S") if cair else row

    def dsp(self) -> Any:
        return services.catat_dsp(self.kadis, self.sos, data=DataDsp(kejadian_id=self.banjir.pk))


def _gudang(p: Panggung) -> DataGudang:
    return DataGudang(kode="g9", nama="G", unit_id=p.sos.pk)


def _titik(p: Panggung) -> DataTitik:
    return DataTitik(kode="t9", nama="T", unit_id=p.kota.unit["kec"].pk, mulai=p.hari)


def _terima(p: Panggung) -> Any:
    run = p.kiriman()
    p.stok()
    services.berangkatkan(p.kadis, run)
    stop = run.perhentian.get()
    data = DataTerima(kunci=uuid4(), penerima="Bu Rahasia", hitung=dict(stop.baris.values_list("pk", "jumlah")))
    return services.terima(p.camat, stop, data=data)


def _selesai(p: Panggung) -> Any:
    _terima(p)
    return services.selesaikan_kiriman(p.kadis, Kiriman.objects.get(), kembali={})


def _donasi(p: Panggung, sampai: Callable[[Any], Any]) -> Any:
    p.orang()
    return sampai(services.setujui_donasi(p.kadis, p.donasi(), gudang_id=p.tempat.gudang.pk))


BARANG = DataBarang(kode="tikar", nama="Tikar", satuan="lembar", isi=Decimal(1))
DSP_KERTAS = {"kode": "sk-nama-alamat", "nomor": "1"}
PERBUATAN: dict[str, tuple[Callable[[Panggung], Any], Wewenang, set[str]]] = {
    "catat_barang": (lambda p: services.catat_barang(p.kadis, p.sos, data=BARANG), Wewenang.BARANG_CATAT, {"data"}),
    "ubah_barang": (
        lambda p: services.ubah_barang(p.kadis, p.beras, data=BARANG, aktif=False),
        Wewenang.BARANG_UBAH,
        {"data", "aktif"},
    ),
    "catat_gudang": (lambda p: services.catat_gudang(p.kadis, p.sos, data=_gudang(p)), Wewenang.GUDANG_CATAT, {"data"}),
    "ubah_gudang": (
        lambda p: services.ubah_gudang(p.kadis, p.tempat.pos, data=_gudang(p)), Wewenang.GUDANG_UBAH, {"data"}
    ),
    "catat_titik": (lambda p: services.catat_titik(p.kadis, p.sos, data=_titik(p)), Wewenang.TITIK_CATAT, {"data"}),
    "ubah_titik": (
        lambda p: services.ubah_titik(p.kadis, p.tempat.utara, data=_titik(p), aktif=True),
        Wewenang.TITIK_UBAH,
        {"data", "aktif"},
    ),
    "lapor_pengungsi": (lambda p: p.orang(), Wewenang.PENGUNGSI_LAPOR, {"data"}),
    "atur_jalur": (
        lambda p: services.atur_jalur(
            p.kadis, p.tempat.utara, data=DataJalur(gudang_id=p.tempat.pos.pk, meter=5, menit=5)
        ),
        Wewenang.TITIK_UBAH,
        {"data"},
    ),
    "masukkan": (lambda p: p.stok(), Wewenang.STOK_CATAT, {"data"}),
    "pindahkan": (
        lambda p: services.pindahkan(
            p.kadis, p.tempat.gudang, saldo_id=p.stok().pk, tujuan_id=p.tempat.pos.pk, jumlah=1
        ),
        Wewenang.STOK_CATAT,
        {"saldo_id", "tujuan_id", "jumlah"},
    ),
    "susutkan": (
        lambda p: services.susutkan(
            p.kadis, p.tempat.gudang, saldo_id=p.stok().pk, jumlah=1, sebab=JenisSusut.RUSAK, alasan="x"
        ),
        Wewenang.STOK_CATAT,
        {"saldo_id", "jumlah", "sebab", "alasan"},
    ),
    "opname": (
        lambda p: services.opname(p.kadis, p.tempat.gudang, hitungan={p.stok().pk: 1}, catatan="x"),
        Wewenang.STOK_CATAT,
        {"hitungan", "catatan"},
    ),
    "atur_cadangan": (
        lambda p: services.atur_cadangan(
            p.kadis, p.tempat.gudang, data=DataCadangan(barang_id=p.beras.pk, jumlah=1, alasan="x")
        ),
        Wewenang.CADANGAN_ATUR,
        {"data"},
    ),
    "hitung_alokasi": (lambda p: (p.orang(), p.alokasi()), Wewenang.ALOKASI_HITUNG, {"data"}),
    "putuskan_alokasi": (
        lambda p: (p.orang(), services.putuskan_alokasi(p.kadis, p.alokasi(), aksi=AksiAlokasi.TETAPKAN)),
        Wewenang.ALOKASI_PUTUS,
        {"aksi"},
    ),
    "susun_kiriman": (lambda p: p.kiriman(), Wewenang.KIRIMAN_SUSUN, {"data"}),
    "berangkatkan": (
        lambda p: (p.stok(), services.berangkatkan(p.kadis, p.kiriman(), pengemudi="Pak A")),
        Wewenang.KIRIMAN_JALANKAN,
        {"pengemudi"},
    ),
    "batalkan_kiriman": (
        lambda p: services.batalkan_kiriman(p.kadis, p.kiriman(), alasan="x"), Wewenang.KIRIMAN_JALANKAN, {"alasan"}
    ),
    "selesaikan_kiriman": (_selesai, Wewenang.KIRIMAN_JALANKAN, {"kembali"}),
    "terima": (_terima, Wewenang.TERIMA_CATAT, set()),
    "tolak_donasi": (
        lambda p: services.tolak_donasi(p.kadis, p.donasi(), alasan="x"), Wewenang.DONASI_JAWAB, {"alasan"}
    ),
    "setujui_donasi": (lambda p: _donasi(p, lambda row: row), Wewenang.DONASI_JAWAB, {"gudang_id"}),
    "terima_donasi": (
        lambda p: _donasi(p, lambda row: services.terima_donasi(p.kadis, row, jumlah=1)),
        Wewenang.DONASI_TERIMA,
        {"jumlah"},
    ),
    "batalkan_donasi": (
        lambda p: _donasi(p, lambda row: services.batalkan_donasi(p.kadis, row, alasan="x")),
        Wewenang.DONASI_TERIMA,
        {"alasan"},
    ),
    "lihat_donatur": (lambda p: services.lihat_donatur(p.kadis, p.donasi()), Wewenang.DONATUR_LIHAT, set()),
    "catat_sarana": (lambda p: p.sarana(), Wewenang.SARANA_CATAT, {"data"}),
    "ubah_sarana": (
        lambda p: services.ubah_sarana(
            p.kadis, p.sarana(), data=DataSarana(kode="p", nama="Q", jenis=JenisSarana.PERAHU)
        ),
        Wewenang.SARANA_UBAH,
        {"data"},
    ),
    "minta_sarana": (lambda p: p.permintaan(), Wewenang.PERMINTAAN_AJUKAN, {"data"}),
    "tugaskan_sarana": (lambda p: p.klaim(), Wewenang.PERMINTAAN_PUTUS, {"sarana_id"}),
    "tolak_permintaan": (
        lambda p: services.tolak_permintaan(p.kadis, p.permintaan(), alasan="x"), Wewenang.PERMINTAAN_PUTUS, {"alasan"}
    ),
    "tutup_permintaan": (
        lambda p: services.tutup_permintaan(p.camat, p.permintaan(), aksi=AksiPermintaan.BATALKAN, alasan="x"),
        Wewenang.PERMINTAAN_TUTUP,
        {"aksi", "alasan"},
    ),
    "jalankan_klaim": (
        lambda p: services.jalankan_klaim(p.camat, p.klaim(), aksi=AksiKlaim.TIBA), Wewenang.KLAIM_JALANKAN, {"aksi"}
    ),
    "tetapkan_pagu": (
        lambda p: services.tetapkan_pagu(p.bud, p.kota.unit["umum"], tahun=2026, jumlah=10**9, dasar="x"),
        Wewenang.PAGU_ATUR,
        {"tahun", "jumlah", "dasar"},
    ),
    "ajukan_rkb": (lambda p: p.rkb(), Wewenang.RKB_AJUKAN, {"data"}),
    "cairkan": (lambda p: p.rkb(cair=True), Wewenang.RKB_PUTUS, {"nomor_sp2d"}),
    "tolak_rkb": (lambda p: services.tolak_rkb(p.bud, p.rkb(), alasan="x"), Wewenang.RKB_PUTUS, {"alasan"}),
    "tarik_rkb": (lambda p: services.tarik_rkb(p.kadis, p.rkb(), alasan="x"), Wewenang.RKB_KELOLA, {"alasan"}),
    "belanjakan": (
        lambda p: services.belanjakan(
            p.kadis, p.rkb(cair=True), data=DataBelanja(tanggal=p.hari, uraian="x", jumlah=1)
        ),
        Wewenang.RKB_KELOLA,
        {"data"},
    ),
    "pertanggungjawabkan": (
        lambda p: services.pertanggungjawabkan(p.kadis, p.rkb(cair=True), berkas=(PDF, "lpj.pdf")),
        Wewenang.RKB_KELOLA,
        set(),
    ),
    "catat_dsp": (lambda p: p.dsp(), Wewenang.DSP_CATAT, {"data"}),
    "ubah_dsp": (
        lambda p: services.ubah_dsp(p.kadis, p.dsp(), data=DataDsp(kejadian_id=p.banjir.pk, rusak_berat=1)),
        Wewenang.DSP_UBAH,
        {"data"},
    ),
    "lengkapi_dsp": (
        lambda p: services.lengkapi_dsp(p.kadis, p.dsp(), tanggal=p.hari, berkas=(PDF, "sk.pdf"), **DSP_KERTAS),
        Wewenang.DSP_UBAH,
        {"kode", "nomor", "tanggal"},
    ),
}  # fmt: skip


@pytest.fixture
def panggung(kota, tempat, pagu, hari, banjir):
    return Panggung(kota, tempat, hari, banjir)


@pytest.mark.parametrize("nama", PERBUATAN)
def test_one_line_with_what_was_declared(panggung, nama):
    act, right, kept = PERBUATAN[nama]
    act(panggung)
    line = Jejak.objects.latest("id")
    assert (line.aksi, set(line.data)) == (right.value, kept)
    assert line.orang in {a.nama for a in (panggung.kadis, panggung.bud, panggung.camat)}
    assert "Bu Rahasia" not in str(line.data)


def test_every_command_is_in_the_table():
    told = set(PERBUATAN) | {"atur_peran", "susun_rute"}
    assert told == set(services.__all__)


def test_the_plan_of_a_day_is_one_line(panggung):
    panggung.orang()
    panggung.stok()
    services.putuskan_alokasi(panggung.kadis, panggung.alokasi(), aksi=AksiAlokasi.TETAPKAN)
    fleet = [Armada(nama="Truk", muat_kg=500)]
    services.susun_rute(panggung.kadis, panggung.tempat.gudang, hari=panggung.hari, armada=fleet, detik=0.1)
    line = Jejak.objects.latest("id")
    assert (line.aksi, set(line.data)) == ("logistik.kiriman_susun", {"hari", "armada"})
    assert BarisKiriman.objects.count() == 1


def test_what_was_refused_leaves_no_line(panggung):
    from poros.kernel.commands import Ditolak

    before = Jejak.objects.count()
    with pytest.raises(Ditolak):
        services.catat_barang(panggung.kadis, panggung.sos, data=DataBarang(kode="x", nama="X", satuan="Rp"))
    assert Jejak.objects.count() == before
