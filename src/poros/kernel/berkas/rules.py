"""Names, kinds and limits of files: pure functions over values."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

MEBIBYTE = 1024 * 1024
POTONGAN = MEBIBYTE
"""Content is kept in pieces of this size, so that a long file is never held whole."""
NAMA_MAKS = 150
PENGATUR_ARAH = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the reading direction: with one, the ending `fdp.exe` is shown as `exe.pdf`."""


class StatusTeks(StrEnum):
    """How far the words of a file have been read."""

    MENUNGGU = "menunggu"
    DIANTREKAN = "diantrekan"
    ADA = "ada"
    KOSONG = "kosong"
    GAGAL = "gagal"


SUDAH_DIBACA = frozenset({StatusTeks.ADA, StatusTeks.KOSONG, StatusTeks.GAGAL})


@dataclass(frozen=True, slots=True)
class Jenis:
    """A kind of file that is taken in: one row of `parameter/jenis.yaml`."""

    mime: str
    nama: str
    ekstensi: tuple[str, ...]
    keluarga: str
    sidik: tuple[str, ...] = ()
    penanda: str = ""

    def cocok(self, kepala: bytes) -> bool:
        """Does a content that begins so look like this kind? A dot in `sidik` is any digit."""
        return any(re.match(mark, kepala.hex()) for mark in self.sidik)

    @property
    def berhalaman(self) -> bool:
        """Can its pages be shown as pictures?"""
        return self.keluarga in {"pdf", "gambar"}


def nama_bersih(nama: str) -> str:
    """Return a name that is only a name: no path, no control or direction marks, NFC, 150 characters at most.

    The ending survives the cut. Returns "" when nothing is left.
    """
    bare = PENGATUR_ARAH.sub("", nama.replace("\\", "/").rsplit("/", 1)[-1])
    bare = "".join(" " if c.isspace() else c for c in bare if c.isspace() or c.isprintable())
    # Only now: what was taken out may have stood between a letter and its accent.
    bare = re.sub(" +", " ", unicodedata.normalize("NFC", bare)).strip(" .")
    if len(bare) <= NAMA_MAKS:
        return bare
    stem, dot, ending = bare.rpartition(".")
    if not dot or len(ending) + 1 >= NAMA_MAKS:
        return bare[:NAMA_MAKS].strip(" .")
    return stem[: NAMA_MAKS - len(ending) - 1].rstrip(" .") + dot + ending


def ekstensi(nama: str) -> str:
    """The ending of a name in lower case, without its dot."""
    return nama.rpartition(".")[2].lower() if "." in nama else ""


def jumlah_potongan(ukuran: int) -> int:
    """Into how many pieces a content of this size is cut."""
    return -(-ukuran // POTONGAN)
