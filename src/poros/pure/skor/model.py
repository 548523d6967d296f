"""The values of an index: the instrument as it was decreed, and the result with every part of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any, Final, Literal

Jawaban = int | Decimal | Fraction | str | Mapping[str, Any] | None
"""A value, a word of the scale ("BB"), a target with its realisation, nothing (not filled in), or TIDAK_BERLAKU."""

TIDAK_BERLAKU: Final = "tidak berlaku"

_TELITI = Context(prec=28, rounding=ROUND_HALF_UP)


def desimal(nilai: Fraction) -> Decimal:
    """A whole number as it is, another fraction as a Decimal of up to 28 digits."""
    if nilai.denominator == 1:
        return Decimal(nilai.numerator)
    return _TELITI.divide(Decimal(nilai.numerator), Decimal(nilai.denominator))


def bulatkan(nilai: Fraction, angka: int) -> Decimal:
    """Round half up (away from zero) to so many digits; exact, because the fraction is."""
    skala = 10**angka
    utuh = (abs(nilai.numerator) * skala * 2 + nilai.denominator) // (nilai.denominator * 2)
    return Decimal(utuh if nilai >= 0 else -utuh).scaleb(-angka)


class Gabung(StrEnum):
    """How children make their parent's value."""

    RATA = "rata"  # Σ(bobot × nilai) / Σ bobot of the children that apply
    JUMLAH = "jumlah"  # Σ(bobot × nilai) / pembagi


class JenisSkala(StrEnum):
    TINGKAT = "tingkat"  # whole levels
    BILANGAN = "bilangan"  # any number within the bounds
    PILIHAN = "pilihan"  # letters with values
    RASIO = "rasio"  # {"target": …, "realisasi": …, "arah": "maximize" | "minimize" | "stabilize"}


@dataclass(frozen=True, slots=True)
class Skala:
    """What may be answered at a leaf, and the value each answer has; `kosong` is the value of no answer."""

    kode: str
    jenis: JenisSkala
    dari: Decimal
    sampai: Decimal
    kosong: Decimal = Decimal(0)
    pilihan: Mapping[str, Decimal] = field(default_factory=dict)  # best first
    sebutan: Mapping[str, str] = field(default_factory=dict)  # answer → its name or condition
    maks: Decimal | None = None  # value = answer / maks × 100 where the rule turns answers into percent
    titik: tuple[tuple[Decimal, Decimal], ...] = ()  # {"impor": x} becomes a value along these points …
    bertangga: bool = False  # … or is that of the last point reached
    plafon: Decimal | None = None  # ceiling of a ratio
    upaya: Mapping[Decimal, Decimal] = field(default_factory=dict)  # value → assumed effort of the step that ends there

    def jenjang(self) -> tuple[Decimal, ...]:
        """Steps a plan may climb, from the bottom: the levels, or the values of the words."""
        if self.jenis is JenisSkala.PILIHAN:
            return tuple(sorted(set(self.pilihan.values())))
        bawah, atas = int(self.dari), int(self.sampai)
        return tuple(Decimal(n) for n in range(min(0, bawah), atas + 1)) if atas - bawah <= 10 else ()  # noqa: PLR2004 — more are no levels


@dataclass(frozen=True, slots=True)
class Komponen:
    """A node of the tree; one without children is an indicator that is answered."""

    kode: str
    nama: str
    bobot: Fraction = Fraction(1)
    anak: tuple["Komponen", ...] = ()
    skala: Skala | None = None
    gabung: Gabung = Gabung.RATA
    pembagi: Fraction = Fraction(1)
    pengali: Fraction = Fraction(1)
    desimal: int | None = None  # rounded to so many digits before it counts
    desimal_sumbangan: int | None = None  # what it adds to its parent is rounded so
    pengali_dari: str | None = None  # another component whose share of its own best value multiplies this one
    kriteria: tuple[str, ...] = ()
    catatan: str = ""

    @property
    def daun(self) -> bool:
        return not self.anak

    def semua(self) -> Iterator["Komponen"]:
        """This one and all below it, from the top."""
        yield self
        for anak in self.anak:
            yield from anak.semua()


@dataclass(frozen=True, slots=True)
class Pita:
    """A band: values above `dari` (and at it, where `termasuk`), up to the next band."""

    predikat: str
    dari: Decimal | None  # None: everything below the others
    nama: str = ""
    termasuk: bool = True
    bila_tidak: Mapping[str, str] = field(default_factory=dict)  # condition not met → the predikat given instead


@dataclass(frozen=True, slots=True)
class Tepi:
    """Whether the band is that of the rounded index or of the exact one, in some years."""

    cara: Literal["bulat", "asli"]
    dari: int | None = None
    sampai: int | None = None

    def pada(self, tahun: int | None) -> bool:
        """Without a year the entry that is open to the future holds."""
        if tahun is None:
            return self.sampai is None
        return (self.dari is None or self.dari <= tahun) and (self.sampai is None or tahun <= self.sampai)


@dataclass(frozen=True, slots=True)
class Batas:
    """What samples must show before a predikat may be given (Lampiran PermenPANRB 88/2021, sampling)."""

    predikat: str
    jumlah: Mapping[str, int]  # cluster → least number of sampled units
    rata: Mapping[str, str] = field(default_factory=dict)  # cluster → predikat its average must reach


@dataclass(frozen=True, slots=True)
class Mutu:
    """How far the numbers can be trusted: P read in the rule, S seen in agreeing copies, G general knowledge."""

    bukti: str
    terverifikasi: tuple[str, ...] = ()
    belum: tuple[str, ...] = ()
    sumber: tuple[str, ...] = ()


@dataclass(frozen=True)
class Instrumen:
    """One rule in one version."""

    kode: str
    indeks: str  # the family: versions of one index share it
    nama: str
    dasar: str
    dari: date
    sampai: date | None
    mutu: Mutu
    akar: Komponen
    desimal: int
    pita: tuple[Pita, ...]  # highest first
    tepi: tuple[Tepi, ...] = (Tepi("asli"),)
    batas: tuple[Batas, ...] = ()
    naik_satu_tahun: int | None = None  # how many levels a year a plan may climb, where the rule says so
    uji: tuple[Mapping[str, Any], ...] = ()  # cases with their published results, tried by `uji`

    @cached_property
    def simpul(self) -> Mapping[str, Komponen]:
        """Every component by its code."""
        return {k.kode: k for k in self.akar.semua()}

    @cached_property
    def daun(self) -> tuple[Komponen, ...]:
        """The indicators, in order."""
        return tuple(k for k in self.akar.semua() if k.daun)

    def tepi_pada(self, tahun: int | None) -> str:
        """`bulat` or `asli`; where the instrument does not name the year, the exact index decides."""
        return next((t.cara for t in self.tepi if t.pada(tahun)), "asli")

    def berlaku(self, hari: date) -> bool:
        return self.dari <= hari and (self.sampai is None or hari <= self.sampai)


@dataclass(frozen=True, slots=True)
class Bagian:
    """A component with its value: a node of the explanation."""

    kode: str
    nama: str
    bobot: Fraction
    pecahan: Fraction  # exact
    sumbangan: Fraction  # what it adds to its parent
    jawaban: Jawaban = None
    keadaan: Literal["dihitung", "diisi", "kosong", "tidak berlaku"] = "dihitung"
    anak: tuple["Bagian", ...] = ()

    @property
    def nilai(self) -> Decimal:
        return desimal(self.pecahan)

    def bulat(self, angka: int = 2) -> Decimal:
        return bulatkan(self.pecahan, angka)

    def semua(self) -> Iterator["Bagian"]:
        yield self
        for anak in self.anak:
            yield from anak.semua()


@dataclass(frozen=True, slots=True)
class Hasil:
    """An index with its explanation; `instrumen` is the version it was computed by."""

    instrumen: Instrumen
    akar: Bagian
    indeks: Decimal  # rounded as the rule prints it
    predikat: str | None  # None for a part of an index, which has no band of its own
    sebutan: str = ""
    tepi: str = "asli"
    catatan: tuple[str, ...] = ()

    @property
    def nilai(self) -> Decimal:
        """The index before rounding."""
        return self.akar.nilai

    def bagian(self) -> dict[str, Bagian]:
        """Every part by its code."""
        return {b.kode: b for b in self.akar.semua()}
