"""The quorum of a council's session, and what follows when it is not there (UU 23/2014 Art. 129 and 183).

The fractions are the caller's: they are dated data with their source.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor


class Buntu(StrEnum):
    """What becomes of a matter that never finds its quorum."""

    TIDAK_MEMUTUS = "tidak_memutus"
    PIMPINAN = "pimpinan"


class Keadaan(StrEnum):
    """Where a session stands."""

    SAH = "sah"
    TUNDA = "tunda"
    JADWAL_ULANG = "jadwal_ulang"
    TIDAK_MEMUTUS = "tidak_memutus"
    PIMPINAN = "pimpinan"


class Suara(StrEnum):
    """What a vote has decided."""

    DITERIMA = "diterima"
    DITOLAK = "ditolak"
    TIDAK_SAH = "tidak_sah"


@dataclass(frozen=True, slots=True)
class Ambang:
    """At least a part of a number, or (`lebih`) more than it."""

    bagian: Fraction
    lebih: bool = False

    def dari(self, banyak: int) -> int:
        """The smallest whole number that reaches it."""
        part = self.bagian * banyak
        return floor(part) + 1 if self.lebih else ceil(part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aturan:
    """A kind of matter. Without `setuju` the most votes decide."""

    kode: str
    hadir: Ambang
    setuju: Ambang | None
    buntu: Buntu


@dataclass(frozen=True, slots=True, kw_only=True)
class Penundaan:
    """How often and how long a session may wait, and within how many days it is tried once more."""

    kali: int
    menit: int
    hari: int


def hadir_minimum(aturan: Aturan, anggota: int) -> int:
    """How many must be there."""
    return aturan.hadir.dari(anggota)


def setuju_minimum(aturan: Aturan, hadir: int) -> int | None:
    """How many of those present must agree; None where the most votes decide."""
    return aturan.setuju.dari(hadir) if aturan.setuju else None


def langkah(aturan: Aturan, tunda: Penundaan, *, anggota: int, hadir: int, ditunda: int, lanjutan: bool) -> Keadaan:
    """What follows from a count, after `ditunda` waits of this day; `lanjutan` when it is the second day already."""
    if not 0 <= hadir <= anggota:
        raise ValueError("no more can be there than there are members")
    if hadir >= hadir_minimum(aturan, anggota):
        return Keadaan.SAH
    if lanjutan:
        return Keadaan.PIMPINAN if aturan.buntu is Buntu.PIMPINAN else Keadaan.TIDAK_MEMUTUS
    return Keadaan.TUNDA if ditunda < tunda.kali else Keadaan.JADWAL_ULANG


def putusan(aturan: Aturan, *, anggota: int, hadir: int, setuju: int, tolak: int) -> Suara:
    """What the votes come to; those present who did not vote are neither for nor against."""
    if min(setuju, tolak) < 0 or setuju + tolak > hadir:
        raise ValueError("no more can vote than are there")
    if hadir < hadir_minimum(aturan, anggota):
        return Suara.TIDAK_SAH
    needed = setuju_minimum(aturan, hadir)
    passed = setuju > tolak if needed is None else setuju >= needed
    return Suara.DITERIMA if passed else Suara.DITOLAK
