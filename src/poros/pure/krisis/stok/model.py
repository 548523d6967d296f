"""What a plan for ageing stock is asked and what it answers; quantities are whole units."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Anggaran:
    """Money for the months from `dari` to `sampai`, both included, counted from 1."""

    dari: int
    sampai: int
    jumlah: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Soal:
    """Goods of age k (months) can be used in the month they reach age 0 … umur - 1, then they are waste."""

    minta: Sequence[int]  # by month
    awal: Sequence[int]  # by age at the start of month 1; as long as `umur`
    umur: int
    harga: Sequence[Fraction]  # by month
    aman: Sequence[int]  # what should be left at the end of each month
    anggaran: Sequence[Anggaran] = ()
    beli_paling_banyak: Sequence[int] | None = None  # by month


@dataclass(frozen=True, slots=True)
class Bulan:
    beli: int
    pakai: tuple[int, ...]  # by age
    kurang: int
    kurang_aman: int
    buang: int
    sisa: tuple[int, ...]  # by age at the end of the month, before it turns; what is thrown away is not in it


@dataclass(frozen=True, slots=True)
class Rencana:
    bulan: tuple[Bulan, ...]
    belanja: Fraction

    @property
    def kurang(self) -> int:
        return sum(satu.kurang for satu in self.bulan)

    @property
    def kurang_aman(self) -> int:
        return sum(satu.kurang_aman for satu in self.bulan)

    @property
    def buang(self) -> int:
        return sum(satu.buang for satu in self.bulan)
