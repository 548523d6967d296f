"""The name-block under a letter: on whose behalf, with degree or not, with NIP and rank or not.

Art. 44 Permendagri 1/2023 for name, NIP and rank; UU 30/2014 Art. 14(4) for naming the giver of a mandate.
"""

from dataclasses import dataclass
from enum import StrEnum

from .alur import Rumpun

TANPA_GELAR_KHUSUS = frozenset({"piagam", "sertifikat", "sttpp"})
TANPA_GELAR = frozenset({Rumpun.PENGATURAN, Rumpun.PENETAPAN})


class Pangkat(StrEnum):
    """Whom the article tells apart."""

    KDH = "kdh"
    WAKIL = "wakil"
    SEKDA = "sekda"
    LAIN = "lain"


class Sebagai(StrEnum):
    """How the office is held by who signs. `pjs` is a penjabat sementara of the head of region."""

    DEFINITIF = "definitif"
    PLH = "plh"
    PLT = "plt"
    PJ = "pj"
    PJS = "pjs"


DARI_ATAS = (Pangkat.KDH, Pangkat.WAKIL, Pangkat.SEKDA, Pangkat.LAIN)
PUNCAK = frozenset({Pangkat.KDH, Pangkat.WAKIL, Pangkat.SEKDA})
AWALAN = {Sebagai.PLH: "Plh.", Sebagai.PLT: "Plt.", Sebagai.PJ: "Pj.", Sebagai.PJS: "Pjs."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pejabat:
    """Who signs, in which office, held how."""

    jabatan: str
    pangkat_jabatan: Pangkat
    sebagai: Sebagai = Sebagai.DEFINITIF
    nama: str
    gelar_depan: str = ""
    gelar_belakang: str = ""
    nip: str = ""
    pangkat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blok:
    """The lines of a name-block, from above."""

    jabatan: tuple[str, ...]
    nama: str
    pangkat: str = ""
    nip: str = ""


def susun(rumpun: Rumpun, bentuk: str, pejabat: Pejabat, *, atas_nama: str = "", untuk_beliau: str = "") -> Blok:
    """The block as the article wants it.

    With `atas_nama` the signer signs for that office; with `untuk_beliau` too, for the office between them.
    """
    full = bergelar(rumpun, bentuk, pejabat)
    known = ber_nip(pejabat)
    return Blok(
        jabatan=_jabatan(pejabat, atas_nama, untuk_beliau),
        nama=_nama(pejabat) if full else pejabat.nama,
        pangkat=pejabat.pangkat if known else "",
        nip=pejabat.nip if known else "",
    )


def bergelar(rumpun: Rumpun, bentuk: str, pejabat: Pejabat) -> bool:
    """Does the name carry its degrees?"""
    if rumpun in TANPA_GELAR or bentuk in TANPA_GELAR_KHUSUS:
        return False
    return not _pengganti_puncak(pejabat)


def ber_nip(pejabat: Pejabat) -> bool:
    """Do NIP and rank stand below the name? Only of officials other than head, deputy and Sekda."""
    return pejabat.pangkat_jabatan not in PUNCAK


def periksa(
    pejabat: Pejabat, *, atas_nama: Pangkat | None, untuk_beliau: Pangkat | None = None, strategis: bool = False
) -> list[str]:
    """What is wrong with signing so, in words; empty when nothing is."""
    found = []
    if strategis and pejabat.sebagai in {Sebagai.PLH, Sebagai.PLT}:
        found.append("Plh. dan Plt. tidak menandatangani naskah strategis (UU 30/2014 Pasal 14 ayat (7)).")
    if untuk_beliau is not None and atas_nama is None:
        found.append("“u.b.” hanya dipakai bersama “a.n.”.")
    if untuk_beliau in {Pangkat.KDH, Pangkat.WAKIL}:
        found.append("“u.b.” menyebut pejabat di antara penanda tangan dan yang diatasnamakan, bukan kepala daerah.")
    own = pejabat.pangkat_jabatan
    if atas_nama is not None and own is Pangkat.KDH:
        found.append("Kepala daerah menandatangani atas jabatannya sendiri, tanpa “a.n.”.")
    elif atas_nama is not None and own in PUNCAK and not _di_atas(atas_nama, own):
        found.append("“a.n.” menyebut pejabat yang lebih tinggi daripada penanda tangan.")
    return found


def _di_atas(pangkat: Pangkat, lain: Pangkat) -> bool:
    return DARI_ATAS.index(pangkat) < DARI_ATAS.index(lain)


def _pengganti_puncak(pejabat: Pejabat) -> bool:
    """Pj., Pjs., Plt., Plh. of the head of region; Pj. and Plh. of the Sekda; a Plt. Sekda is not named there."""
    if pejabat.pangkat_jabatan is Pangkat.KDH:
        return pejabat.sebagai is not Sebagai.DEFINITIF
    return pejabat.pangkat_jabatan is Pangkat.SEKDA and pejabat.sebagai in {Sebagai.PJ, Sebagai.PLH}


def _jabatan(pejabat: Pejabat, atas_nama: str, untuk_beliau: str) -> tuple[str, ...]:
    own = f"{AWALAN[pejabat.sebagai]} {pejabat.jabatan}" if pejabat.sebagai in AWALAN else pejabat.jabatan
    if not atas_nama:
        return (f"{own},",)
    if not untuk_beliau:
        return (f"a.n. {atas_nama}", f"{own},")
    return (f"a.n. {atas_nama}", untuk_beliau, "u.b.", f"{own},")


def _nama(pejabat: Pejabat) -> str:
    before = f"{pejabat.gelar_depan} " if pejabat.gelar_depan else ""
    after = f", {pejabat.gelar_belakang}" if pejabat.gelar_belakang else ""
    return f"{before}{pejabat.nama}{after}"
