"""The coordination map and the urusan of units: lines that begin and end on a day, by a decree."""

from datetime import date
from typing import Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Rujuk, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Koordinasi, Unit, UrusanUnit
from poros.kernel.wewenang import fetch

from .. import services
from ..queries.peta import garis_unit, peta_koordinasi
from ..queries.struktur import urusan_unit
from ..wewenang import Wewenang
from .rujukan import unit_bernomor
from .rute import rute
from .unit import PadaHari


class KoordinasiMasuk(Masukan):
    """Who coordinates a unit."""

    koordinator: Id = Field(description="Nomor asisten, biro, atau bagian yang mengoordinasikan.")
    utama: bool = Field(default=True, description="Koordinator utama: eskalasi dan verifikasi berjalan lewat dia.")
    dari: Tanggal = Field(description="Berlaku mulai.")
    sampai: Tanggal | None = Field(None, description="Sampai dengan, bila sudah tentu.")
    dasar: Teks = Field(min_length=1, max_length=300, description="Nomor peraturan atau keputusannya.")


class KoordinasiAkhir(Masukan):
    """From when a line of the map no longer holds."""

    koordinator: Id = Field(description="Nomor unit yang mengoordinasikan.")
    berlaku: Tanggal = Field(description="Tidak berlaku lagi mulai.")


class UrusanMasuk(Masukan):
    """An urusan of a unit."""

    kode: Teks = Field(min_length=1, max_length=10, description="Kode urusan.")
    nama: Teks = Field(min_length=1, max_length=200, description="Nama urusan.")
    dari: Tanggal = Field(description="Berlaku mulai.")
    sampai: Tanggal | None = Field(None, description="Sampai dengan, bila sudah tentu.")
    dasar: Teks = Field(min_length=1, max_length=300, description="Nomor peraturan atau keputusannya.")


class UrusanAkhir(Masukan):
    """From when a unit no longer carries an urusan."""

    kode: Teks = Field(min_length=1, max_length=10, description="Kode urusan.")
    berlaku: Tanggal = Field(description="Tidak berlaku lagi mulai.")


class KoordinasiKeluar(Skema):
    """A line of the map."""

    id: int
    koordinator: Rujuk
    unit: Rujuk
    utama: bool
    dari: date
    sampai: date | None
    dasar: str

    @classmethod
    def bentuk(cls, row: Koordinasi) -> Self:
        names = ("utama", "dari", "sampai", "dasar")
        return cls(
            id=row.pk,
            koordinator=Rujuk.dari(row.koordinator),
            unit=Rujuk.dari(row.unit),
            **{name: getattr(row, name) for name in names},
        )


class UrusanKeluar(Skema):
    """An urusan that a unit carries."""

    id: int
    unit: int
    kode: str
    nama: str
    dari: date
    sampai: date | None
    dasar: str

    @classmethod
    def bentuk(cls, row: UrusanUnit) -> Self:
        names = ("kode", "nama", "dari", "sampai", "dasar")
        return cls(id=row.pk, unit=row.unit_id, **{name: getattr(row, name) for name in names})


class GarisHari(Skema):
    """A line of the map of a day, with the asisten above it and the urusan of the unit."""

    asisten: int | None
    koordinator: int
    unit: int
    utama: bool
    dari: date
    dasar: str
    urusan: list[str]


class PetaHari(Skema):
    """The coordination map of a day. `tanpa` are units that nobody coordinates."""

    hari: date
    garis: list[GarisHari]
    tanpa: list[int]


class SaringPeta(PadaHari):
    """Which day, and which asisten's part."""

    asisten: Id | None = Field(None, description="Hanya di bawah asisten ini.")


@rute.baca("/koordinasi", PetaHari, "Garis koordinasi pada suatu hari", Cakupan.ORGANISASI_BACA)
def garis(request: HttpRequest, saring: Query[SaringPeta]) -> PetaHari:
    actor = request.auth.actor
    hari = saring.pada or actor.hari
    found = peta_koordinasi(actor, hari, saring.asisten)
    lines = [
        GarisHari(
            asisten=g.asisten.id if g.asisten else None,
            koordinator=g.koordinator.id,
            unit=g.unit.id,
            utama=g.utama,
            dari=g.dari,
            dasar=g.dasar,
            urusan=list(g.urusan),
        )
        for g in found.garis
    ]
    return PetaHari(hari=hari, garis=lines, tanpa=[u.id for u in found.tanpa])


@rute.baca("/unit/{unit_id}/koordinasi", list[KoordinasiKeluar], "Garis koordinasi satu unit", Cakupan.ORGANISASI_BACA)
def koordinasi_unit(request: HttpRequest, unit_id: Path[Id], saring: Query[PadaHari]) -> list[KoordinasiKeluar]:
    actor = request.auth.actor
    unit = fetch(actor, Wewenang.UNIT_LIHAT, Unit.objects.all(), unit_id)
    return [KoordinasiKeluar.bentuk(row) for row in garis_unit(unit.pk, saring.pada or actor.hari)]


@rute.cipta(
    "/unit/{unit_id}/koordinasi", KoordinasiKeluar, "Menetapkan koordinator suatu unit", Cakupan.ORGANISASI_TULIS
)
def tetapkan_koordinasi(request: HttpRequest, unit_id: Path[Id], isi: KoordinasiMasuk) -> KoordinasiKeluar:
    koordinator = unit_bernomor(isi.koordinator, "koordinator")
    row = services.tetapkan_koordinasi(
        request.auth.actor,
        Unit(pk=unit_id),
        koordinator=koordinator,
        dari=isi.dari,
        sampai=isi.sampai,
        dasar=isi.dasar,
        utama=isi.utama,
    )
    return KoordinasiKeluar.bentuk(row)


@rute.tindak(
    "/unit/{unit_id}/koordinasi/akhiri", KoordinasiKeluar, "Mengakhiri garis koordinasi", Cakupan.ORGANISASI_TULIS
)
def akhiri_koordinasi(request: HttpRequest, unit_id: Path[Id], isi: KoordinasiAkhir) -> KoordinasiKeluar:
    koordinator = unit_bernomor(isi.koordinator, "koordinator")
    row = services.akhiri_koordinasi(request.auth.actor, Unit(pk=unit_id), koordinator=koordinator, berlaku=isi.berlaku)
    return KoordinasiKeluar.bentuk(row)


@rute.baca("/unit/{unit_id}/urusan", list[UrusanKeluar], "Urusan yang diampu satu unit", Cakupan.ORGANISASI_BACA)
def daftar_urusan(request: HttpRequest, unit_id: Path[Id], saring: Query[PadaHari]) -> list[UrusanKeluar]:
    actor = request.auth.actor
    unit = fetch(actor, Wewenang.UNIT_LIHAT, Unit.objects.all(), unit_id)
    return [UrusanKeluar.bentuk(row) for row in urusan_unit(unit, saring.pada or actor.hari)]


@rute.cipta("/unit/{unit_id}/urusan", UrusanKeluar, "Memberi unit suatu urusan", Cakupan.ORGANISASI_TULIS)
def tetapkan_urusan(request: HttpRequest, unit_id: Path[Id], isi: UrusanMasuk) -> UrusanKeluar:
    return UrusanKeluar.bentuk(services.tetapkan_urusan(request.auth.actor, Unit(pk=unit_id), **isi.model_dump()))


@rute.tindak("/unit/{unit_id}/urusan/akhiri", list[UrusanKeluar], "Mengakhiri suatu urusan", Cakupan.ORGANISASI_TULIS)
def akhiri_urusan(request: HttpRequest, unit_id: Path[Id], isi: UrusanAkhir) -> list[UrusanKeluar]:
    actor = request.auth.actor
    unit = services.akhiri_urusan(actor, Unit(pk=unit_id), **isi.model_dump())
    return [UrusanKeluar.bentuk(row) for row in urusan_unit(unit, isi.berlaku)]
