"""What is wrong with a file, and where; words are given in `labels`."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Sebab(StrEnum):
    TERLALU_BESAR = "terlalu_besar"
    BUKAN_TEKS = "bukan_teks"
    TIDAK_TERBACA = "tidak_terbaca"
    ALIAS = "alias"
    TERLALU_DALAM = "terlalu_dalam"
    TERLALU_BANYAK = "terlalu_banyak"
    BUKAN_PUBLICCODE = "bukan_publiccode"
    VERSI = "versi"
    WAJIB = "wajib"
    SALAH_JENIS = "salah_jenis"
    TERLALU_PANJANG = "terlalu_panjang"
    ALAMAT = "alamat"
    PILIHAN = "pilihan"


@dataclass(frozen=True, slots=True)
class Galat:
    """One mistake: the place ("legal.license", "3: name", "baris 7"), the kind, and what stands there."""

    tempat: str
    sebab: Sebab
    nilai: str = ""


class NaskahError(ValueError):
    """The file cannot be used; all mistakes at once."""

    def __init__(self, galat: Sequence[Galat]) -> None:
        super().__init__("; ".join(f"{g.tempat}: {g.sebab}" for g in galat))
        self.galat = tuple(galat)
