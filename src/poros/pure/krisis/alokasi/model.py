"""What a fair allocation is asked and what it answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

Jalur = tuple[str, str]
"""An open way from a warehouse to a point of need."""


@dataclass(frozen=True, slots=True)
class Soal:
    """Stocks and needs in whole units; `biaya`, where given, is the price of one unit on each open way."""

    stok: Mapping[str, int]
    butuh: Mapping[str, int]
    jalur: Collection[Jalur]
    biaya: Mapping[Jalur, Fraction | int] | None = None


@dataclass(frozen=True, slots=True)
class Tingkat:
    """The points that receive the same share of their need."""

    rasio: Fraction
    titik: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bukti:
    """Why these points cannot have more: all ways to them lead from these warehouses, and that is their stock."""

    titik: tuple[str, ...]
    gudang: tuple[str, ...]
    stok: int
    butuh: int

    @property
    def rasio(self) -> Fraction:
        return Fraction(self.stok, self.butuh)


@dataclass(frozen=True, slots=True)
class Antaran:
    gudang: str
    titik: str
    jumlah: Fraction


@dataclass(frozen=True, slots=True)
class Ukuran:
    """How even an allocation is; points without need do not count."""

    terendah: Fraction
    terendah_terjangkau: Fraction
    nol_terputus: int  # points at zero: no way leads there
    nol_tanpa_stok: int  # points at zero: there is a way, and nothing at its other end
    gini: Fraction
    terkirim: Fraction  # of all that is needed


@dataclass(frozen=True, slots=True)
class Alokasi:
    rasio: Mapping[str, Fraction]
    tingkat: tuple[Tingkat, ...]  # from the worst served up
    antaran: tuple[Antaran, ...]
    terputus: tuple[str, ...]
    ukuran: Ukuran
    bukti: tuple[Bukti, ...] = ()
    biaya: Fraction | None = None
    utuh: tuple[Antaran, ...] = ()
