"""Who may read archives: secrecy and access classes (SKKAD), and codes above a code."""

from enum import StrEnum

from poros.kernel.penugasan.rules import Kerahasiaan


class Akses(StrEnum):
    """Who may read what a classification holds, beside the unit that keeps it."""

    UMUM = "umum"
    ESELON_IV = "eselon_iv"
    ESELON_III = "eselon_iii"
    ESELON_II = "eselon_ii"


ESELON = {Akses.UMUM: "", Akses.ESELON_IV: "IV.b", Akses.ESELON_III: "III.b", Akses.ESELON_II: "II.b"}
"""The lowest rank that each class lets in."""
TINGKAT = (Kerahasiaan.BIASA, Kerahasiaan.TERBATAS, Kerahasiaan.RAHASIA, Kerahasiaan.SANGAT_RAHASIA)


def tersandi(*levels: str) -> Kerahasiaan:
    """The strictest of several levels: what a file is that holds papers of different secrecy; unset is terbatas."""
    return max((Kerahasiaan(level) for level in levels if level), key=TINGKAT.index, default=Kerahasiaan.TERBATAS)


def leluhur(kode: str) -> list[str]:
    """A classification code and those above it, the nearest first: 400.12.3 → 400.12.3, 400.12, 400."""
    parts = kode.split(".")
    return [".".join(parts[:n]) for n in range(len(parts), 0, -1)]
