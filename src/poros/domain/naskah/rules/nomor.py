"""The book of numbers: what became of each, which are unexplained."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Nasib(StrEnum):
    """What a number is used for."""

    NASKAH = "naskah"
    BATAL = "batal"
    BLOK = "blok"
    CELAH = "celah"


class SalahSisip(StrEnum):
    """Why a day does not fit the place of an inserted number."""

    SEBELUM = "sebelum"
    SESUDAH = "sesudah"


@dataclass(frozen=True, slots=True)
class BlokAngka:
    """Numbers set aside, both ends counted."""

    dari: int
    sampai: int

    def memuat(self, urut: int) -> bool:
        return self.dari <= urut <= self.sampai


def nasib(urut: int, *, dipakai: Collection[int], batal: Collection[int], blok: Collection[BlokAngka]) -> Nasib:
    """What became of one number."""
    if urut in batal:
        return Nasib.BATAL
    if urut in dipakai:
        return Nasib.NASKAH
    if any(b.memuat(urut) for b in blok):
        return Nasib.BLOK
    return Nasib.CELAH


def sisip_ditolak(tanggal: date, *, sebelum: date | None, sesudah: date | None) -> SalahSisip | None:
    """Why a day does not fit the place of an inserted number; None when it does.

    The book stays in the order of days: not before the letter of the next lower number, not after that of the next
    higher one.
    """
    if sebelum is not None and tanggal < sebelum:
        return SalahSisip.SEBELUM
    if sesudah is not None and tanggal > sesudah:
        return SalahSisip.SESUDAH
    return None


def celah(
    terakhir: int, *, dipakai: Collection[int], batal: Collection[int], blok: Collection[BlokAngka]
) -> Iterator[int]:
    """Numbers up to the last one given that nothing explains. There should be none."""
    for urut in range(1, terakhir + 1):
        if nasib(urut, dipakai=dipakai, batal=batal, blok=blok) is Nasib.CELAH:
            yield urut
