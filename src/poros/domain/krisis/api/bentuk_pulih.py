"""Shapes of what is damaged and rebuilt."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Tanggal, Teks
from poros.kernel.antarmuka.unggahan import BerkasMasuk

from ..rules.pulih import Fase, Kelas, PeranTim, Sektor, SumberDana
from ..services.pulih import FOTO_MAKS
from .bentuk import Bujur, Lintang, UangKrisis, Volume, pilihan


class KerusakanMasuk(Masukan):
    """What is damaged."""

    sektor: Annotated[Sektor, pilihan(Sektor)] = Field(description="Sektor.")
    subsektor: Teks = Field(min_length=1, max_length=100, description="Yang rusak.")
    kelas: Annotated[Kelas, pilihan(Kelas)] = Field(description="Tingkat kerusakan.")
    letak: Teks = Field(min_length=1, max_length=200, description="Lokasi.")
    jumlah: Volume = Field(description="Jumlah.")
    satuan: Teks = Field(min_length=1, max_length=30, description="Satuan.")
    harga: UangKrisis = Field(description="Harga satuan bila dibangun baru.")
    kerugian: UangKrisis = Field(0, description="Kerugian selama tidak berfungsi.")
    lat: Lintang | None = Field(None, description="Lintang.")
    lng: Bujur | None = Field(None, description="Bujur.")
    foto: list[BerkasMasuk] = Field([], max_length=FOTO_MAKS, description="Foto kerusakan.")


class KegiatanKrisisMasuk(Masukan):
    """A line of the recovery plan."""

    sektor: Annotated[Sektor, pilihan(Sektor)] = Field(description="Sektor.")
    subsektor: Teks = Field(min_length=1, max_length=100, description="Subsektor.")
    nama: Teks = Field(min_length=1, max_length=200, description="Kegiatan.")
    letak: Teks = Field(min_length=1, max_length=200, description="Lokasi.")
    volume: Volume = Field(description="Volume.")
    satuan: Teks = Field(min_length=1, max_length=30, description="Satuan.")
    harga: UangKrisis = Field(description="Harga satuan.")
    sumber_dana: Annotated[SumberDana, pilihan(SumberDana)] = Field(description="Sumber dana.")
    tahun: Annotated[int, Field(ge=2000, le=2199)] = Field(description="Tahun.")
    fase: Annotated[Fase, pilihan(Fase)] = Field(description="Tahap.")
    unit: Id = Field(description="Penanggung jawab.")


class KebutuhanKeluar(Skema):
    """Totals of a sector."""

    sektor: str
    kerusakan: int
    kerugian: int
    kebutuhan: int


class KegiatanKrisisKeluar(Skema):
    """A line of the recovery plan."""

    id: int
    sektor: str
    nama: str
    letak: str
    volume: Decimal
    satuan: str
    jumlah: int
    sumber_dana: str
    tahun: int
    fase: str
    unit: int


class AnggotaTimMasuk(Masukan):
    """Somebody for the recovery team."""

    peran: Annotated[PeranTim, pilihan(PeranTim)] = Field(description="Peran.")
    jabatan: Id | None = Field(None, description="Jabatan di pemerintah daerah.")
    pejabat: Teks = Field("", max_length=200, description="Nama dari luar.")
    sektor: Annotated[Sektor, pilihan(Sektor)] | None = Field(None, description="Sektor; kosong: semua.")
    tugas: Teks = Field("", max_length=300, description="Tugas.")


class AnggotaTimKeluar(Skema):
    """Somebody in the recovery team."""

    id: int
    peran: str
    sektor: str
    jabatan: int | None
    pejabat: str
    tugas: str


class KerjaPulihMasuk(Masukan):
    """A step of the work plan."""

    nama: Teks = Field(min_length=1, max_length=300, description="Yang dikerjakan.")
    unit: Id = Field(description="Unit yang mengerjakan.")
    mulai: Tanggal = Field(description="Mulai.")
    selesai: Tanggal = Field(description="Selesai.")
    dasar: Teks = Field("", max_length=300, description="Dasar.")


class KerjaPulihKeluar(Skema):
    """A step of the work plan; with `perintah` it has been sent."""

    id: int
    nama: str
    unit: int
    mulai: date
    selesai: date
    dasar: str
    perintah: int | None


class PemulihanKeluar(Skema):
    """Need, plan, team and work."""

    kerusakan: list[int]
    kebutuhan: list[KebutuhanKeluar]
    kegiatan: list[KegiatanKrisisKeluar]
    tim: list[AnggotaTimKeluar]
    kerja: list[KerjaPulihKeluar]
