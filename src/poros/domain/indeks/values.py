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
class BuktiTerbit:
    """Something published elsewhere that proves and answers indicators: `nilai` by code, None where it only proves."""

    indeks: str
    tahun: int
    judul: str
    keterangan: str
    nilai: Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyaratNaik:
    """Indicator `kode` may reach `tingkat` only when `perlu` has reached `perlu_tingkat` by the same year."""

    kode: str
    tingkat: int
    perlu: str
    perlu_tingkat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kapasitas:
    """How much effort a unit (all units together where it is None) can give in a year."""

    unit_id: int | None
    tahun: int
    upaya: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Tujuan:
    """A predikat, else a printed index, else (neither) the most that the years allow."""

    sasaran: Decimal | None = None
    predikat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anggapan:
    """What a plan assumes: its years, effort of each step, who raises what, preconditions, capacities, pace."""

    mulai: int
    tahun: int
    upaya: Mapping[str, tuple[Decimal, ...]]
    pelaksana: Mapping[str, int | None]
    syarat: tuple[SyaratNaik, ...] = ()
    kapasitas: tuple[Kapasitas, ...] = ()
    langkah_setahun: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRencana:
    """What a plan starts from: the present levels, the target, and what is assumed about the way."""

    judul: str
    instrumen_id: int
    tingkat: Mapping[str, int]
    tujuan: Tujuan
    anggapan: Anggapan


@dataclass(frozen=True, slots=True, kw_only=True)
class Belanja:
    """What pays for a step: the account and activity of the budget, and the amount in whole rupiah."""

    rekening: str = ""
    kegiatan: str = ""
    anggaran: Decimal | None = None
