"""Kinds of units and offices, ranks, capacities and what each capacity may do (UU 23/2014, UU 30/2014, PP 18/2016)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class JenisUnit(StrEnum):
    """Art. 209 UU 23/2014, the parts of Setda (PP 18/2016), and the parties outside that government works with."""

    KEPALA_DAERAH = "kepala_daerah"
    SETDA = "setda"
    ASISTEN = "asisten"
    BIRO = "biro"
    BAGIAN = "bagian"
    STAF_AHLI = "staf_ahli"
    SETWAN = "setwan"
    INSPEKTORAT = "inspektorat"
    DINAS = "dinas"
    BADAN = "badan"
    SATUAN = "satuan"
    RSUD = "rsud"
    BIDANG = "bidang"
    SUBBAGIAN = "subbagian"
    UPTD = "uptd"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    KAMPUNG = "kampung"
    BUMD = "bumd"
    LUAR = "luar"


PERANGKAT_DAERAH = frozenset(
    {
        JenisUnit.SETDA,
        JenisUnit.SETWAN,
        JenisUnit.INSPEKTORAT,
        JenisUnit.DINAS,
        JenisUnit.BADAN,
        JenisUnit.SATUAN,
        JenisUnit.RSUD,
        JenisUnit.KECAMATAN,
    }
)
KOORDINATOR = frozenset({JenisUnit.ASISTEN, JenisUnit.BIRO, JenisUnit.BAGIAN})


class Fungsi(StrEnum):
    """What an office does with papers: decides, keeps the secretariat, works, watches, or runs the system."""

    PIMPINAN = "pimpinan"
    TATA_USAHA = "tata_usaha"
    STAF = "staf"
    PENGAWAS = "pengawas"
    ADMIN = "admin"


class Kapasitas(StrEnum):
    """In what capacity an office is held (02-administration 1.6: UU 30/2014 Art. 14, UU 23/2014 Art. 214)."""

    DEFINITIF = "definitif"
    PLH = "plh"
    PLT = "plt"
    PJ = "pj"


MANDAT = frozenset({Kapasitas.PLH, Kapasitas.PLT})
"""Held by mandate: responsibility stays with the giver, no strategic decision (UU 30/2014 Art. 14(7)-(8))."""

PENGISI = frozenset({Kapasitas.PLT, Kapasitas.PJ})
"""They fill an office that nobody holds (UU 30/2014 Art. 14(2)b; UU 23/2014 Art. 214), and no longer than that."""

ESELON = ("I.a", "I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b", "")
"""From high to low; the empty one is functional and executing staff (PP 18/2016 Art. 94-95)."""


def tingkat(eselon: str) -> int:
    """Return a number that grows with rank, so that lists and conflicts can compare offices."""
    return len(ESELON) - ESELON.index(eselon)


@dataclass(frozen=True, slots=True)
class BatasPenjabat:
    """One dated row of `parameter/penjabat.yaml`: how long a capacity may last."""

    kapasitas: Kapasitas
    jabatan: str
    bulan: int | None
    hari_kerja: int | None
    perpanjangan: int
    dasar: str
    mutu: str
    berlaku_dari: date


def berlaku(mulai: date, sampai: date | None, dicabut: date | None, pada: date) -> bool:
    """Is a holding in force on that day? The end date itself still counts; a revocation ends it at once."""
    if dicabut is not None and dicabut <= pada:
        return False
    return mulai <= pada and (sampai is None or pada <= sampai)
