"""Services and counters: entered, changed, given an address, taken down; tickets as codes."""

from datetime import date, datetime
from typing import Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import Layanan, Titik
from ..queries import layanan as baca
from ..values import DataLayanan
from .rute import rute


class LayananSurveiUbah(Masukan):
    """What a service is called and while when it is offered."""

    nama: Teks = Field(min_length=1, max_length=150, description="Nama layanan.")
    dari: Tanggal = Field(description="Diberikan sejak.")
    sampai: Tanggal | None = Field(None, description="Diberikan sampai; kosong bila masih.")

    def data(self) -> DataLayanan:
        """As the command takes it."""
        return DataLayanan(nama=self.nama, dari=self.dari, sampai=self.sampai)


class LayananSurveiMasuk(LayananSurveiUbah):
    """A service of a unit."""

    unit: Id = Field(description="Nomor unit yang memberikannya.")


class LoketSurveiMasuk(Masukan):
    """A counter."""

    nama: Teks = Field(min_length=1, max_length=100, description="Nama loket.")
    wajib_tiket: bool = Field(False, description="Hanya menerima jawaban dengan tiket.")


class TiketSurveiMasuk(Masukan):
    """So many tickets."""

    banyak: int = Field(ge=1, le=10_000, description="Banyaknya tiket.")


class LayananSurveiKeluar(Skema):
    """A service as a line of a list."""

    id: int
    nama: str
    unit: Rujuk
    dari: date
    sampai: date | None

    @classmethod
    def dari_baris(cls, row: Layanan) -> Self:
        return cls(id=row.pk, nama=row.nama, unit=Rujuk.dari(row.unit), dari=row.dari, sampai=row.sampai)


class DaftarLayananSurvei(Halaman[LayananSurveiKeluar]):
    """A page of services."""


class LoketSurveiKeluar(Skema):
    """A counter; `tanda` is the last part of its address."""

    id: int
    nama: str
    tanda: str
    wajib_tiket: bool
    dicabut: datetime | None

    @classmethod
    def dari_baris(cls, row: Titik) -> Self:
        return cls(**{name: getattr(row, name) for name in ("id", "nama", "tanda", "wajib_tiket", "dicabut")})


class LayananSurveiLengkap(LayananSurveiKeluar):
    """A service with the counters that one may put up."""

    titik: list[LoketSurveiKeluar]


class TiketSurveiKeluar(Skema):
    """Tickets, given once: they follow the address of the counter."""

    tanda: str
    tiket: list[str]


@rute.baca("/survei/layanan", DaftarLayananSurvei, "Layanan yang disurvei", Cakupan.SURVEI_BACA)
def daftar_layanan(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.layanan_terlihat(request.auth.actor), saring, LayananSurveiKeluar.dari_baris)


@rute.cipta("/survei/layanan", LayananSurveiKeluar, "Mencatat layanan", Cakupan.SURVEI_TULIS)
def catat_layanan(request: HttpRequest, isi: LayananSurveiMasuk) -> LayananSurveiKeluar:
    made = services.catat_layanan(request.auth.actor, Unit(pk=isi.unit), data=isi.data())
    return LayananSurveiKeluar.dari_baris(made)


@rute.baca("/survei/layanan/{layanan_id}", LayananSurveiLengkap, "Satu layanan dengan loketnya", Cakupan.SURVEI_BACA)
def satu_layanan(request: HttpRequest, layanan_id: Path[Id]) -> LayananSurveiLengkap:
    row = baca.satu_layanan(request.auth.actor, layanan_id)
    counters = [LoketSurveiKeluar.dari_baris(t) for t in baca.titik_layanan(request.auth.actor, row)]
    return LayananSurveiLengkap(**LayananSurveiKeluar.dari_baris(row).model_dump(), titik=counters)


@rute.tindak("/survei/layanan/{layanan_id}/ubah", LayananSurveiKeluar, "Mengubah layanan", Cakupan.SURVEI_TULIS)
def ubah_layanan(request: HttpRequest, layanan_id: Path[Id], isi: LayananSurveiUbah) -> LayananSurveiKeluar:
    made = services.ubah_layanan(request.auth.actor, Layanan(pk=layanan_id), data=isi.data())
    return LayananSurveiKeluar.dari_baris(made)


@rute.cipta(
    "/survei/layanan/{layanan_id}/loket", LoketSurveiKeluar, "Memberi alamat kepada loket", Cakupan.SURVEI_TULIS
)
def buat_titik(request: HttpRequest, layanan_id: Path[Id], isi: LoketSurveiMasuk) -> LoketSurveiKeluar:
    made = services.buat_titik(request.auth.actor, Layanan(pk=layanan_id), nama=isi.nama, wajib_tiket=isi.wajib_tiket)
    return LoketSurveiKeluar.dari_baris(made)


@rute.tindak("/survei/loket/{titik_id}/cabut", LoketSurveiKeluar, "Mencabut alamat loket", Cakupan.SURVEI_TULIS)
def cabut_titik(request: HttpRequest, titik_id: Path[Id]) -> LoketSurveiKeluar:
    return LoketSurveiKeluar.dari_baris(services.cabut_titik(request.auth.actor, Titik(pk=titik_id)))


@rute.tindak("/survei/loket/{titik_id}/tiket", TiketSurveiKeluar, "Membuat tiket sekali pakai", Cakupan.SURVEI_TULIS)
def cetak_tiket(request: HttpRequest, titik_id: Path[Id], isi: TiketSurveiMasuk) -> TiketSurveiKeluar:
    row = baca.satu_titik(request.auth.actor, titik_id)
    return TiketSurveiKeluar(tanda=row.tanda, tiket=services.cetak_tiket(request.auth.actor, row, banyak=isi.banyak))
