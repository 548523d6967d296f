"""What assessments, results and plans are made of, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SaringHasil:
    """What a comparison is narrowed to."""

    tahun: int = 0
    jenis: str = ""
    provinsi: str = ""
    penduduk: str = ""
    q: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataHasil:
    """One published result as a file or a form gives it."""

    indeks: str
    tahun: int
    nama: str
    jenis: str
    nilai: Decimal
    sumber: str
    predikat: str = ""
    kode_wilayah: str = ""
    penduduk: int | None = None
    bagian: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPenilaian:
    """What is decided when an assessment year is set up."""

    instrumen_id: int
    tahun: int
    penilai_internal_id: int
    batas_mandiri: date
    batas_internal: date
    batas_eksternal: date
    penilai_eksternal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRencana:
    """What a plan starts from: the present levels, the effort of each step, the target."""

    judul: str
    instrumen_id: int
    tahun: int
    sasaran: Decimal
    tingkat: Mapping[str, int]
    upaya: Mapping[str, tuple[Decimal, ...]]
    predikat: str = ""
