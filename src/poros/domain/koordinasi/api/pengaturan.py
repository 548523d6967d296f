"""What orders can name, kept: kinds of acts, and resources. Reading them is in `acuan`."""

from datetime import date
from typing import Literal, Self

from django.http import HttpRequest
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Kode, Masukan, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import SumberDaya, TindakArahan
from poros.kernel.penugasan.values import DataSumberDaya, DataTindak

from .keluaran import SumberDayaKeluar
from .masukan import INT
from .rute import rute

BANYAK = 100


class TindakMasuk(Masukan):
    """A kind of act: all of it, not only what changes. Its code stays once it is there."""

    kode: Kode = Field(description="Kode, disebut dalam arahan.")
    nama: Teks = Field(min_length=1, max_length=150, description="Nama.")
    dari: Tanggal = Field(description="Berlaku dari.")
    sampai: Tanggal | None = Field(None, description="Sampai dengan.")
    nilai_tunggal: bool = Field(default=False, description="Hanya satu nilai dapat berlaku pada satu waktu.")
    seluruh_unit: bool = Field(default=False, description="Memerlukan seluruh unit.")
    berlawanan: list[Id] = Field([], max_length=BANYAK, description="Nomor tindakan yang tidak dapat bersamanya.")
    berwenang: list[Id] = Field([], max_length=BANYAK, description="Nomor jabatan yang berwenang; kosong untuk semua.")
    dasar: Teks = Field("", max_length=300, description="Dasar.")

    def nilai(self) -> DataTindak:
        """As the commands take it."""
        data = self.model_dump()
        return DataTindak(**data | {name: tuple(data[name]) for name in ("berlawanan", "berwenang")})


class SumberDayaMasuk(Masukan):
    """A resource: all of it, not only what changes."""

    kode: Kode = Field(description="Kode.")
    nama: Teks = Field(min_length=1, max_length=150, description="Nama.")
    jenis: Literal["ruang", "kendaraan", "alat", "regu", "pejabat"] = Field(description="Jenis.")
    kapasitas: int = Field(1, ge=1, le=INT, description="Berapa yang dapat dipakai pada satu waktu.")
    unit: Id | None = Field(None, description="Nomor unit pemilik.")
    orang: Id | None = Field(None, description="Nomor pejabat, bila ini waktunya.")
    aktif: bool = Field(default=True, description="Dapat dipakai.")

    def nilai(self) -> DataSumberDaya:
        """As the commands take it."""
        data = self.model_dump()
        return DataSumberDaya(unit_id=data.pop("unit"), orang_id=data.pop("orang"), **data)


class TindakLengkap(Skema):
    """A kind of act as its keepers see it."""

    id: int
    kode: str
    nama: str
    nilai_tunggal: bool
    seluruh_unit: bool
    dasar: str
    dari: date
    sampai: date | None
    berlawanan: list[int]
    berwenang: list[int]

    @classmethod
    def bentuk(cls, row: TindakArahan) -> Self:
        many = ("berlawanan", "berwenang")
        plain = {name: getattr(row, name) for name in cls.model_fields if name not in many}
        return cls(**plain, **{name: [other.pk for other in getattr(row, name).all()] for name in many})


class SumberDayaLengkap(SumberDayaKeluar):
    """A resource as its keepers see it."""

    unit: int | None
    orang: int | None
    aktif: bool

    @classmethod
    def bentuk(cls, row: SumberDaya) -> Self:
        return cls(**SumberDayaKeluar.dari(row).model_dump(), unit=row.unit_id, orang=row.orang_id, aktif=row.aktif)


@rute.cipta("/tindak-arahan", TindakLengkap, "Menambah tindakan yang dapat disebut arahan", Cakupan.PENUGASAN_TULIS)
def tambah_tindak(request: HttpRequest, isi: TindakMasuk) -> TindakLengkap:
    actor = request.auth.actor
    return TindakLengkap.bentuk(services.tambah_tindak(actor, Unit(pk=actor.unit_id), data=isi.nilai()))


@rute.tindak("/tindak-arahan/{tindak_id}/ubah", TindakLengkap, "Mengubah tindakan arahan", Cakupan.PENUGASAN_TULIS)
def ubah_tindak(request: HttpRequest, tindak_id: Path[Id], isi: TindakMasuk) -> TindakLengkap:
    return TindakLengkap.bentuk(services.ubah_tindak(request.auth.actor, TindakArahan(pk=tindak_id), data=isi.nilai()))


@rute.cipta("/sumber-daya", SumberDayaLengkap, "Menambah sumber daya", Cakupan.PENUGASAN_TULIS)
def tambah_sumber_daya(request: HttpRequest, isi: SumberDayaMasuk) -> SumberDayaLengkap:
    actor = request.auth.actor
    return SumberDayaLengkap.bentuk(services.tambah_sumber_daya(actor, Unit(pk=actor.unit_id), data=isi.nilai()))


@rute.tindak("/sumber-daya/{sumber_daya_id}/ubah", SumberDayaLengkap, "Mengubah sumber daya", Cakupan.PENUGASAN_TULIS)
def ubah_sumber_daya(request: HttpRequest, sumber_daya_id: Path[Id], isi: SumberDayaMasuk) -> SumberDayaLengkap:
    row = services.ubah_sumber_daya(request.auth.actor, SumberDaya(pk=sumber_daya_id), data=isi.nilai())
    return SumberDayaLengkap.bentuk(row)
