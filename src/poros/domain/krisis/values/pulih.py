"""What is damaged and rebuilt."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..rules.pulih import Fase, Kelas, PeranTim, Sektor, SumberDana


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKerusakan:
    sektor: Sektor
    subsektor: str
    kelas: Kelas
    letak: str
    jumlah: Decimal
    satuan: str
    harga: int
    kerugian: int = 0
    lat: float | None = None
    lng: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAnggota:
    """Somebody in the recovery team: an office of ours, or a name from outside; without a sector, for all."""

    peran: PeranTim
    sektor: Sektor | None = None
    jabatan_id: int | None = None
    pejabat: str = ""
    tugas: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKerja:
    """A step of the work plan."""

    nama: str
    unit_id: int
    mulai: date
    selesai: date
    dasar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKegiatan:
    """A line of the recovery plan."""

    sektor: Sektor
    subsektor: str
    nama: str
    letak: str
    volume: Decimal
    satuan: str
    harga: int
    sumber_dana: SumberDana
    tahun: int
    fase: Fase
    unit_id: int
