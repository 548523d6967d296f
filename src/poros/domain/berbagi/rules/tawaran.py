"""An offer as plain values, whoever made it."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Jenis(StrEnum):
    APLIKASI = "aplikasi"
    PRAKTIK = "praktik"


class Kematangan(StrEnum):
    """`developmentStatus` of publiccode.yml."""

    KONSEP = "concept"
    PENGEMBANGAN = "development"
    UJI = "beta"
    MANTAP = "stable"
    USANG = "obsolete"


PANJANG = {
    "nama": 150,
    "ringkasan": 150,
    "masalah": 2000,
    "uraian": 10_000,
    "daerah": 200,
    "unit": 200,
    "lisensi": 100,
    "alamat": 500,
    "halaman": 500,
    "versi": 60,
    "kontak": 200,
}
"""Letters at most; 150 for the summary is that of publiccode.yml."""
PANJANG_BUTIR = 200
BANYAK_BUTIR = 50
ANGKA_MAKS = 10**15
LISENSI = re.compile(r"^[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*\Z")
"""A licence by its SPDX identifier, or several."""
NOMOR_TELEPON = re.compile(r"(?:\+62|\b0)[\s.-]?8(?:[\s.-]?\d){7,}")
"""How numbers of mobile telephones look in Indonesia."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiTawaran:
    """What is offered, by which government and office, for what, and what it costs to take over (an assumption)."""

    jenis: Jenis
    nama: str
    ringkasan: str
    masalah: str = ""
    uraian: str = ""
    daerah: str = ""
    jenis_daerah: str = ""
    unit: str = ""
    lisensi: str = ""
    teknologi: tuple[str, ...] = ()
    kategori: tuple[str, ...] = ()
    alamat: str = ""
    halaman: str = ""
    kematangan: Kematangan = Kematangan.MANTAP
    versi: str = ""
    pemakai: tuple[str, ...] = ()
    biaya: int | None = None
    upaya: int | None = None
    kontak: str = ""
    indikator: tuple[tuple[str, str], ...] = ()

    @property
    def kunci(self) -> str:
        """By what it is known again when its source is read anew."""
        return (self.alamat or f"{self.daerah}/{self.nama}").casefold()[: PANJANG["alamat"]]


def memuat_telepon(teks: str) -> bool:
    """Does it give somebody's mobile number? An office is asked, never a person's telephone."""
    return NOMOR_TELEPON.search(teks) is not None


def kurang(isi: IsiTawaran, *, milik_kita: bool) -> tuple[str, ...]:
    """What is still missing before it may be published: whom to ask, and for software what publiccode.yml requires."""
    wanted = ["kontak"] if milik_kita else []
    if isi.jenis is Jenis.APLIKASI:
        wanted += ["lisensi", "alamat", "kategori"]
    return tuple(name for name in wanted if not getattr(isi, name))
