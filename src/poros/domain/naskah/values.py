"""What a letter is made of, as plain values that screens, API and commands hand around."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan

from .rules import Kanal


@dataclass(frozen=True, slots=True, kw_only=True)
class Tanda:
    """An office that signs, for itself or on behalf of another."""

    jabatan_id: int
    atas_nama_id: int | None = None
    untuk_beliau_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tujuan:
    """An addressee and the way to him."""

    kanal: Kanal
    sebutan: str
    unit_id: int | None = None
    daerah: str = ""
    alamat: str = ""
    surel: str = ""
    tembusan: bool = False
    nilai: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataNaskah:
    """Everything that a drafter writes down. Unset secrecy is `terbatas` (hard rule R07)."""

    hal: str
    isi: Mapping[str, str]
    tanda: tuple[Tanda, ...]
    tujuan: tuple[Tujuan, ...] = ()
    klasifikasi: str = ""
    kecepatan: Kecepatan = Kecepatan.BIASA
    kerahasiaan: Kerahasiaan = Kerahasiaan.TERBATAS
    jumlah_lampiran: int = 0
    strategis: bool = False
    jawab_hingga: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asal:
    """What a new letter follows from: an incoming one it answers, an own one it amends or revokes."""

    surat_id: int | None = None
    mengubah_id: int | None = None
    mencabut_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saringan:
    """What the list is narrowed to."""

    status: str = ""
    bentuk: str = ""
    kotak: str = ""
    q: str = ""
