"""What is damaged and rebuilt."""

from dataclasses import dataclass
from decimal import Decimal

from ..rules.pulih import Fase, Kelas, Sektor, SumberDana


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
