"""Calendar and legal clocks of this government."""

from datetime import date
from typing import Annotated, Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Kode, Masukan, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Unit
from poros.kernel.tenggat.models import AturanTenggat
from poros.pure.tenggat import Akibat, Satuan

from .. import services
from ..queries.acuan import aturan_berlaku, aturan_riwayat, libur_tahun, pekan_kerja
from ..rules.libur import JenisLibur, Libur
from ..values import VersiAturan
from .rute import rute

SEPEKAN = 7
LIBUR_MAKS = 400


class LiburMasuk(Masukan):
    """A day off."""

    tanggal: Tanggal = Field(description="Harinya.")
    jenis: JenisLibur = Field(description="Nasional, cuti bersama, atau daerah.")
    keterangan: Teks = Field(min_length=1, max_length=150, description="Libur apa.")
    dasar: Teks = Field(min_length=1, max_length=200, description="Nomor keputusan bersama atau peraturan.")


class DaftarLiburMasuk(Masukan):
    """Days off, usually those of a year; a day that is there already gets these words."""

    libur: list[LiburMasuk] = Field(min_length=1, max_length=LIBUR_MAKS, description="Hari-hari libur.")


class HariMasuk(Masukan):
    """A day."""

    tanggal: Tanggal = Field(description="Hari libur yang kembali menjadi hari kerja.")


class PekanMasuk(Masukan):
    """Which weekdays are worked from a day on."""

    hari: list[Annotated[int, Field(ge=0, lt=SEPEKAN)]] = Field(
        min_length=1, max_length=SEPEKAN, description="Hari kerja: 0 Senin sampai 6 Minggu."
    )
    dari: Tanggal = Field(description="Berlaku mulai.")


class VersiAturanMasuk(Masukan):
    """A new version of a legal clock."""

    jumlah: int = Field(ge=0, le=3650, description="Lamanya.")
    satuan: Satuan = Field(description="Satuannya.")
    akibat: Akibat = Field(description="Akibat bila lewat.")
    dasar: Teks = Field(min_length=1, max_length=200, description="Peraturan yang menjadi dasar.")
    pasal: Teks = Field("", max_length=60, description="Pasalnya.")
    dari: Tanggal = Field(description="Berlaku mulai.")


class LiburKeluar(Skema):
    """A day off."""

    tanggal: date
    jenis: JenisLibur
    keterangan: str
    dasar: str


class PekanKeluar(Skema):
    """An office week; 0 is Monday."""

    dari: date
    sampai: date | None
    hari: list[int]


class KalenderKeluar(Skema):
    """The calendar of a year, and all office weeks, the newest first."""

    tahun: int
    libur: list[LiburKeluar]
    pekan: list[PekanKeluar]


class AturanKeluar(Skema):
    """One dated version of a legal clock."""

    kode: str
    nama: str
    dasar: str
    pasal: str
    jumlah: int
    satuan: Satuan
    akibat: Akibat
    mulai: str
    henti: str
    mutu: str = Field(description="Mutu sumber, A sampai D.")
    dari: date
    sampai: date | None

    @classmethod
    def bentuk(cls, row: AturanTenggat) -> Self:
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class Tahun(Skema):
    """A year."""

    tahun: int | None = Field(None, ge=2000, le=2100, description="Tahun; bila kosong, tahun ini.")


@rute.baca("/kalender", KalenderKeluar, "Hari libur setahun dan pekan kerja", Cakupan.ORGANISASI_BACA)
def kalender(request: HttpRequest, saring: Query[Tahun]) -> KalenderKeluar:
    return _kalender(saring.tahun or request.auth.actor.hari.year)


@rute.tindak("/kalender/libur", KalenderKeluar, "Mencatat hari libur", Cakupan.ORGANISASI_TULIS)
def impor_libur(request: HttpRequest, isi: DaftarLiburMasuk) -> KalenderKeluar:
    actor = request.auth.actor
    services.impor_libur(actor, Unit(pk=actor.unit_id), libur=[Libur(**row.model_dump()) for row in isi.libur])
    return _kalender(max(row.tanggal.year for row in isi.libur))


@rute.tindak("/kalender/libur/hapus", KalenderKeluar, "Menjadikan hari libur hari kerja lagi", Cakupan.ORGANISASI_TULIS)
def hapus_libur(request: HttpRequest, isi: HariMasuk) -> KalenderKeluar:
    actor = request.auth.actor
    services.hapus_libur(actor, Unit(pk=actor.unit_id), tanggal=isi.tanggal)
    return _kalender(isi.tanggal.year)


@rute.tindak("/kalender/pekan", KalenderKeluar, "Mengubah pekan kerja mulai suatu hari", Cakupan.ORGANISASI_TULIS)
def ubah_pekan(request: HttpRequest, isi: PekanMasuk) -> KalenderKeluar:
    actor = request.auth.actor
    services.ubah_pekan_kerja(actor, Unit(pk=actor.unit_id), **isi.model_dump())
    return _kalender(isi.dari.year)


@rute.baca("/aturan-tenggat", list[AturanKeluar], "Aturan tenggat yang berlaku", Cakupan.ORGANISASI_BACA)
def daftar_aturan(request: HttpRequest) -> list[AturanKeluar]:
    return [AturanKeluar.bentuk(row) for row in aturan_berlaku(request.auth.actor.hari)]


@rute.baca("/aturan-tenggat/{kode}", list[AturanKeluar], "Semua versi satu aturan", Cakupan.ORGANISASI_BACA)
def riwayat_aturan(request: HttpRequest, kode: Path[Kode]) -> list[AturanKeluar]:  # noqa: ARG001 -- a view's signature
    return [AturanKeluar.bentuk(row) for row in aturan_riwayat(kode)]


@rute.cipta("/aturan-tenggat/{kode}/versi", AturanKeluar, "Menambah versi aturan tenggat", Cakupan.ORGANISASI_TULIS)
def versi_aturan(request: HttpRequest, kode: Path[Kode], isi: VersiAturanMasuk) -> AturanKeluar:
    actor = request.auth.actor
    row = services.versi_aturan(actor, Unit(pk=actor.unit_id), kode=kode, versi=VersiAturan(**isi.model_dump()))
    return AturanKeluar.bentuk(row)


def _kalender(tahun: int) -> KalenderKeluar:
    names = LiburKeluar.model_fields
    return KalenderKeluar(
        tahun=tahun,
        libur=[LiburKeluar(**{name: getattr(row, name) for name in names}) for row in libur_tahun(tahun)],
        pekan=[
            PekanKeluar(dari=row.dari, sampai=row.sampai, hari=[n for n in range(SEPEKAN) if row.hari >> n & 1])
            for row, _kata in pekan_kerja()
        ],
    )
