"""The values a conflict check works on: orders (*arahan*), their claims, the settings, and the findings."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Self

from poros.pure.jalur import bagian

Jalur = tuple[str, ...]
"""A place in a tree, from the root down: ("kota", "kecamatan", "pintu air")."""


def jalur(teks: str) -> Jalur:
    """Read "a/b/c"; slashes at the ends do not count. No segment is the root, which holds everything."""
    return bagian(teks.strip("/"))


def di_dalam(dalam: Jalur, luar: Jalur) -> bool:
    """Tell whether one place is the other or lies inside it."""
    return dalam[: len(luar)] == luar


def berhubungan(a: Jalur, b: Jalur) -> bool:
    """Tell whether one of two places contains the other."""
    return di_dalam(a, b) or di_dalam(b, a)


class Jenis(StrEnum):
    """Kinds of conflict; a pair is reported once, under the first of the first four that fits."""

    BERTENTANGAN = "contrary"
    PAKAI_GANDA = "double_booking"
    RANGKAP = "duplicate"
    DUA_KOMANDO = "unity_of_command"
    TANPA_WEWENANG = "no_authority"
    WAKTU = "temporal"
    LINGKARAN = "cycle"


class Aturan(StrEnum):
    """The rule that decided; R0, that an order must be live, is asked before anything is compared."""

    KEWENANGAN = "R1"
    TINGKAT = "R2"
    KHUSUS = "R3"
    TERAKHIR = "R4"
    ATASAN = "escalate"


@dataclass(frozen=True, slots=True)
class Rentang:
    """A half-open stretch of time [mulai, selesai), never empty; both ends carry a time zone."""

    mulai: datetime
    selesai: datetime

    def __post_init__(self) -> None:
        if not self.mulai < self.selesai:
            raise ValueError("a window must end after it starts")

    def bertemu(self, lain: Self) -> bool:
        return self.mulai < lain.selesai and lain.mulai < self.selesai

    def irisan(self, lain: Self) -> "Rentang | None":
        if not self.bertemu(lain):
            return None
        return Rentang(max(self.mulai, lain.mulai), min(self.selesai, lain.selesai))

    def di_dalam(self, luar: Self) -> bool:
        return luar.mulai <= self.mulai and self.selesai <= luar.selesai


@dataclass(frozen=True, slots=True)
class Klaim:
    """A claim on so many units of one resource during a window."""

    sumber: str
    jumlah: Decimal
    jendela: Rentang


@dataclass(frozen=True, slots=True, kw_only=True)
class Arahan:
    """One order: who tells whom to do, or not to do, which act on what, and when."""

    id: str
    penerbit: str
    sasaran: Jalur
    tindakan: str
    objek: Jalur
    jendela: Rentang
    terbit: datetime
    tingkat: Decimal | None = None  # higher is higher; None: the issuer is outside the command chart
    larangan: bool = False
    nilai: object = None
    status: str = ""
    menggantikan: tuple[str, ...] = ()
    klaim: tuple[Klaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Urutan:
    """A precedence: `sesudah` starts no sooner than `jeda` after `sebelum` ends."""

    sebelum: str
    sesudah: str
    jeda: timedelta = timedelta(0)
    lama_sebelum: timedelta = timedelta(0)
    lama_sesudah: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengaturan:
    """What the command decree and the asset registers say; whatever is not listed is free."""

    lawan: Mapping[str, Collection[str]] = field(default_factory=dict)  # both ways, see `lawan`
    tindakan_bernilai: Collection[str] = frozenset()  # set a value; only one value can hold at a time
    tindakan_seutuh_unit: Collection[str] = frozenset()  # need the whole of the target unit
    kewenangan: Mapping[str, Collection[str]] = field(default_factory=dict)  # act -> competent issuers
    kapasitas: Mapping[str, Decimal] = field(default_factory=dict)  # unlisted resources exist once
    atasan: Mapping[frozenset[str], str] = field(default_factory=dict)  # issuers -> their common superior
    urutan: tuple[Urutan, ...] = ()


def lawan(pasangan: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Turn pairs of contrary acts into the acts contrary to each."""
    hasil: dict[str, set[str]] = {}
    for a, b in pasangan:
        hasil.setdefault(a, set()).add(b)
        hasil.setdefault(b, set()).add(a)
    return hasil


@dataclass(frozen=True, slots=True)
class Kalimat:
    """A sentence still to be said in some language: its key in `kata`, the orders and the facts in it."""

    kunci: str
    arahan: tuple[str, ...] = ()
    isi: tuple[str | Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Temuan:
    """One conflict: which orders, why, and who should prevail by which rule (advice, never an act)."""

    jenis: Jenis
    anggota: tuple[str, ...]  # sorted
    alasan: tuple[Kalimat, ...]
    aturan: Aturan
    menang: str | None = None
    kepada: str | None = None  # the common superior, where the rule is to escalate
    catatan: Kalimat | None = None
    irisan: Rentang | None = None
