"""Goods, warehouses, stock, buffers, counts."""

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Teks
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import Barang, Gudang
from ..publik import ringkasan as baca_ringkasan
from ..queries import stok as baca
from ..rules.alur import JenisGudang, JenisSusut
from ..values import DataBarang, DataCadangan, DataGudang, DataMasuk
from .bentuk import (
    AlarmKeluar,
    BarangKeluar,
    BarangMasuk,
    CadanganMasuk,
    GudangIsian,
    HasilLogistik,
    Jumlah,
    MasukMasuk,
    MutasiKeluar,
    OpnameMasuk,
    PeranLogistikMasuk,
    PindahMasuk,
    RingkasanLogistik,
    SaldoKeluar,
    TempatLogistikKeluar,
    enum_masuk,
)
from .rute import rute

BACA, TULIS = Cakupan.LOGISTIK_BACA, Cakupan.LOGISTIK_TULIS


class GudangBaru(GudangIsian):
    """A store or a post."""

    jenis: enum_masuk(JenisGudang) = Field(JenisGudang.GUDANG, description="Gudang atau pos.")

    def data(self) -> DataGudang:
        told = self.model_dump(exclude={"unit", "aktif"})
        return DataGudang(unit_id=self.unit, **told)


class GudangUbah(GudangBaru):
    """Changed."""

    aktif: bool = Field(True, description="Masih dipakai.")


class BarangUbah(BarangMasuk):
    """Changed."""

    aktif: bool = Field(True, description="Masih dipakai.")


class SusutMasuk(Masukan):
    """Written off."""

    saldo: Id = Field(description="Nomor saldo.")
    jumlah: Jumlah = Field(description="Jumlah.")
    sebab: enum_masuk(JenisSusut) = Field(description="Sebab.")
    alasan: Teks = Field(min_length=1, max_length=250, description="Apa yang terjadi.")


class GudangLengkap(TempatLogistikKeluar):
    """A warehouse with what lies there."""

    isi: list[SaldoKeluar]


class SaringGudang(Saring):
    """Filters of the list."""

    q: Teks = Field("", max_length=100, description="Nama atau kode.")


class DaftarBarang(Skema):
    """All kinds of goods in use."""

    isi: list[BarangKeluar]


@rute.baca("/logistik/ringkasan", RingkasanLogistik, "Alarm dan ringkasan logistik", BACA)
def ringkasan(request: HttpRequest) -> RingkasanLogistik:
    r = baca_ringkasan(request.auth.actor)
    alarms = [
        AlarmKeluar(
            jenis=a.jenis.value, tempat=a.tempat, kalimat=a.kalimat, gudang=a.gudang_id, titik=a.titik_id,
            nilai=a.nilai, sebab=a.sebab.value if a.sebab else "",
        )
        for a in r.alarm
    ]  # fmt: skip
    return RingkasanLogistik(
        alarm=alarms, titik_nol=r.titik_nol, sarana_bertugas=r.sarana_bertugas, sisa_btt=r.sisa_btt
    )


@rute.baca("/logistik/barang", DaftarBarang, "Jenis barang", BACA)
def daftar_barang(request: HttpRequest) -> DaftarBarang:  # noqa: ARG001 -- goods are open to all who may read
    names = BarangKeluar.model_fields
    return DaftarBarang(
        isi=[BarangKeluar(**{n: b.pk if n == "id" else getattr(b, n) for n in names}) for b in baca.barang_dipakai()]
    )


@rute.cipta("/logistik/barang", HasilLogistik, "Mencatat jenis barang", TULIS)
def catat_barang(request: HttpRequest, isi: BarangMasuk) -> HasilLogistik:
    actor = request.auth.actor
    return HasilLogistik.dari(services.catat_barang(actor, Unit(pk=actor.unit_id), data=DataBarang(**isi.model_dump())))


@rute.tindak("/logistik/barang/{barang_id}/ubah", HasilLogistik, "Mengubah jenis barang", TULIS)
def ubah_barang(request: HttpRequest, barang_id: Path[Id], isi: BarangUbah) -> HasilLogistik:
    data = DataBarang(**isi.model_dump(exclude={"aktif"}))
    return HasilLogistik.dari(
        services.ubah_barang(request.auth.actor, Barang(pk=barang_id), data=data, aktif=isi.aktif)
    )


@rute.tindak("/logistik/peran", HasilLogistik, "Mengatur peran unit dalam logistik", TULIS)
def atur_peran(request: HttpRequest, isi: PeranLogistikMasuk) -> HasilLogistik:
    actor = request.auth.actor
    return HasilLogistik.dari(services.atur_peran(actor, Unit(pk=actor.unit_id), pengelola=isi.pengelola, bud=isi.bud))


@rute.baca("/logistik/gudang", Halaman[TempatLogistikKeluar], "Gudang dan pos", BACA)
def daftar_gudang(request: HttpRequest, saring: Query[SaringGudang]) -> dict:
    return halaman(request, baca.gudang_terlihat(request.auth.actor, saring.q), saring, TempatLogistikKeluar.dari)


@rute.baca("/logistik/gudang/{gudang_id}", GudangLengkap, "Satu gudang dan isinya", BACA)
def satu_gudang(request: HttpRequest, gudang_id: Path[Id]) -> GudangLengkap:
    row = baca.satu_gudang(request.auth.actor, gudang_id)
    return GudangLengkap(
        **TempatLogistikKeluar.dari(row).model_dump(), isi=[SaldoKeluar.dari(s) for s in baca.isi_gudang(row)]
    )


@rute.baca("/logistik/gudang/{gudang_id}/mutasi", Halaman[MutasiKeluar], "Gerak stok satu gudang", BACA)
def mutasi(request: HttpRequest, gudang_id: Path[Id], saring: Query[Saring]) -> dict:
    row = baca.satu_gudang(request.auth.actor, gudang_id)
    return halaman(request, baca.mutasi(row), saring, MutasiKeluar.dari)


@rute.cipta("/logistik/gudang", HasilLogistik, "Membuka gudang atau pos", TULIS)
def catat_gudang(request: HttpRequest, isi: GudangBaru) -> HasilLogistik:
    actor = request.auth.actor
    return HasilLogistik.dari(services.catat_gudang(actor, Unit(pk=actor.unit_id), data=isi.data()))


@rute.tindak("/logistik/gudang/{gudang_id}/ubah", HasilLogistik, "Mengubah gudang atau pos", TULIS)
def ubah_gudang(request: HttpRequest, gudang_id: Path[Id], isi: GudangUbah) -> HasilLogistik:
    return HasilLogistik.dari(
        services.ubah_gudang(request.auth.actor, Gudang(pk=gudang_id), data=isi.data(), aktif=isi.aktif)
    )


@rute.cipta("/logistik/gudang/{gudang_id}/masuk", HasilLogistik, "Barang masuk", TULIS)
def masukkan(request: HttpRequest, gudang_id: Path[Id], isi: MasukMasuk) -> HasilLogistik:
    data = DataMasuk(barang_id=isi.barang, **isi.model_dump(exclude={"barang"}))
    return HasilLogistik.dari(services.masukkan(request.auth.actor, Gudang(pk=gudang_id), data=data))


@rute.tindak("/logistik/gudang/{gudang_id}/pindah", HasilLogistik, "Memindahkan ke gudang lain", TULIS)
def pindahkan(request: HttpRequest, gudang_id: Path[Id], isi: PindahMasuk) -> HasilLogistik:
    moves = services.pindahkan(
        request.auth.actor, Gudang(pk=gudang_id), saldo_id=isi.saldo, tujuan_id=isi.tujuan, jumlah=isi.jumlah
    )
    return HasilLogistik.dari(moves[0])


@rute.tindak("/logistik/gudang/{gudang_id}/susut", HasilLogistik, "Mencatat susut", TULIS)
def susutkan(request: HttpRequest, gudang_id: Path[Id], isi: SusutMasuk) -> HasilLogistik:
    told = isi.model_dump(exclude={"saldo"})
    return HasilLogistik.dari(services.susutkan(request.auth.actor, Gudang(pk=gudang_id), saldo_id=isi.saldo, **told))


@rute.cipta("/logistik/gudang/{gudang_id}/opname", HasilLogistik, "Opname", TULIS)
def opname(request: HttpRequest, gudang_id: Path[Id], isi: OpnameMasuk) -> HasilLogistik:
    counted = {h.saldo: h.jumlah for h in isi.hitungan}
    return HasilLogistik.dari(
        services.opname(request.auth.actor, Gudang(pk=gudang_id), hitungan=counted, catatan=isi.catatan)
    )


@rute.tindak("/logistik/gudang/{gudang_id}/cadangan", HasilLogistik, "Mengatur cadangan", TULIS)
def atur_cadangan(request: HttpRequest, gudang_id: Path[Id], isi: CadanganMasuk) -> HasilLogistik:
    data = DataCadangan(barang_id=isi.barang, **isi.model_dump(exclude={"barang"}))
    return HasilLogistik.dari(services.atur_cadangan(request.auth.actor, Gudang(pk=gudang_id), data=data))
