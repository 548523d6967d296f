"""Units: founded, changed and abolished from a day on by a decree (SOTK); the structure of any day."""

from datetime import date
from typing import Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Unit, VersiUnit
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.wewenang import fetch

from .. import services
from ..queries.struktur import Cabang, pohon, rata, versi_terjadwal
from ..values import BentukUnit
from ..wewenang import Wewenang
from .rujukan import unit_bernomor
from .rute import rute
from .skema import UnitKeluar


class PerubahanResmi(Masukan):
    """What every dated change has: from when, and by which decree."""

    berlaku: Tanggal = Field(description="Berlaku mulai.")
    dasar: Teks = Field(min_length=1, max_length=300, description="Nomor dan tahun peraturan atau keputusannya.")


class UnitUbah(PerubahanResmi):
    """A unit from a day on: all of it, not only what changes."""

    nama: Teks = Field(min_length=1, max_length=200, description="Nama unit.")
    singkatan: Teks = Field(min_length=1, max_length=40, description="Singkatan.")
    jenis: JenisUnit = Field(description="Jenis unit.")
    induk: Id | None = Field(None, description="Nomor unit di atasnya; null hanya untuk yang teratas.")

    def bentuk(self) -> BentukUnit:
        """As the commands take it."""
        return BentukUnit(nama=self.nama, singkatan=self.singkatan, jenis=self.jenis, induk_id=self.induk)


class UnitMasuk(UnitUbah):
    """A unit that does not exist yet."""

    induk: Id = Field(description="Nomor unit di atasnya.")
    kode: Teks = Field(min_length=1, max_length=30, description="Kode tetap, dipakai juga di impor dan ekspor.")


class UnitHapus(PerubahanResmi):
    """The end of a unit."""

    pengganti: Id | None = Field(None, description="Nomor unit yang melanjutkan penugasan terbuka dan urusannya.")


class VersiUnitKeluar(Skema):
    """What a unit is from one day to another."""

    unit: int
    nama: str
    singkatan: str
    jenis: JenisUnit
    induk: int | None
    dari: date
    sampai: date | None
    dasar: str

    @classmethod
    def bentuk(cls, row: VersiUnit) -> Self:
        names = ("nama", "singkatan", "jenis", "dari", "sampai", "dasar")
        return cls(unit=row.unit_id, induk=row.induk_id, **{name: getattr(row, name) for name in names})


class PemimpinKeluar(Skema):
    """Who leads a unit on that day."""

    pemangku: int
    sebutan: str
    nama: str


class CabangKeluar(Skema):
    """A unit in the tree of a day, parents before children."""

    id: int
    kode: str
    nama: str
    singkatan: str
    jenis: JenisUnit
    induk: int | None
    kedalaman: int
    pemimpin: list[PemimpinKeluar]

    @classmethod
    def bentuk(cls, row: Cabang) -> Self:
        names = ("id", "kode", "nama", "singkatan", "jenis")
        return cls(
            **{name: getattr(row.unit, name) for name in names},
            induk=row.unit.induk_id,
            kedalaman=row.kedalaman,
            pemimpin=[PemimpinKeluar(pemangku=p.pk, sebutan=str(p), nama=p.orang.nama) for p in row.pemangku],
        )


class StrukturHari(Skema):
    """The whole structure as it is, was or will be on a day, and what is decided but not yet in force."""

    hari: date
    unit: list[CabangKeluar]
    terjadwal: list[VersiUnitKeluar]


class PadaHari(Skema):
    """A day; today when none is named."""

    pada: Tanggal | None = Field(None, description="Keadaan pada tanggal ini; bila kosong, hari ini.")


@rute.baca("/struktur", StrukturHari, "Susunan organisasi pada suatu hari", Cakupan.ORGANISASI_BACA)
def struktur(request: HttpRequest, saring: Query[PadaHari]) -> StrukturHari:
    actor = request.auth.actor
    hari = saring.pada or actor.hari
    return StrukturHari(
        hari=hari,
        unit=[CabangKeluar.bentuk(row) for row in rata(pohon(actor, hari))],
        terjadwal=[VersiUnitKeluar.bentuk(row) for row in versi_terjadwal(actor)],
    )


@rute.baca("/unit/{unit_id}/versi", list[VersiUnitKeluar], "Riwayat perubahan satu unit", Cakupan.ORGANISASI_BACA)
def versi_unit(request: HttpRequest, unit_id: Path[Id]) -> list[VersiUnitKeluar]:
    unit = fetch(request.auth.actor, Wewenang.UNIT_LIHAT, Unit.objects.all(), unit_id)
    return [VersiUnitKeluar.bentuk(row) for row in unit.versi.order_by("-dari")]


@rute.cipta("/unit", UnitKeluar, "Membentuk unit di bawah unit lain", Cakupan.ORGANISASI_TULIS)
def bentuk_unit(request: HttpRequest, isi: UnitMasuk) -> UnitKeluar:
    row = services.bentuk_unit(
        request.auth.actor,
        Unit(pk=isi.induk),
        kode=isi.kode,
        bentuk=isi.bentuk(),
        berlaku=isi.berlaku,
        dasar=isi.dasar,
    )
    return UnitKeluar.dari(row)


@rute.tindak("/unit/{unit_id}/ubah", UnitKeluar, "Mengubah unit mulai suatu hari", Cakupan.ORGANISASI_TULIS)
def ubah_unit(request: HttpRequest, unit_id: Path[Id], isi: UnitUbah) -> UnitKeluar:
    row = services.ubah_unit(
        request.auth.actor, Unit(pk=unit_id), bentuk=isi.bentuk(), berlaku=isi.berlaku, dasar=isi.dasar
    )
    return UnitKeluar.dari(row)


@rute.tindak("/unit/{unit_id}/hapus", UnitKeluar, "Menghapus unit mulai suatu hari", Cakupan.ORGANISASI_TULIS)
def hapus_unit(request: HttpRequest, unit_id: Path[Id], isi: UnitHapus) -> UnitKeluar:
    pengganti = None if isi.pengganti is None else unit_bernomor(isi.pengganti, "pengganti")
    row = services.hapus_unit(
        request.auth.actor, Unit(pk=unit_id), berlaku=isi.berlaku, dasar=isi.dasar, pengganti=pengganti
    )
    return UnitKeluar.dari(row)
