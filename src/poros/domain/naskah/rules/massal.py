"""A table of addressees: read, checked against the fields of the letter, before anything is made of it."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

PENERIMA_MAKS = 2000
WAJIB = "nama"
"""The column that says to whom."""
LEBAR = {WAJIB: 250, "surel": 254}
LEBAR_SEL = 500
"""Letters in a cell of any other column."""
SUREL = re.compile(r"[^@\s]+@[^@\s]+")


class SalahTabel(StrEnum):
    """What can be wrong with a table."""

    KOSONG = "kosong"
    TANPA_PENERIMA = "tanpa_penerima"
    TERLALU_BANYAK = "terlalu_banyak"
    KOLOM_HILANG = "kolom_hilang"
    KOLOM_KEMBAR = "kolom_kembar"
    TAK_TERBACA = "tak_terbaca"
    BERLEBIH = "berlebih"
    SEL_KOSONG = "sel_kosong"
    SEL_PANJANG = "sel_panjang"
    SUREL = "surel"


@dataclass(frozen=True, slots=True)
class Keluhan:
    """What is wrong, in which line as a person counts them; the words are in `labels`."""

    salah: SalahTabel
    baris: int = 0
    kolom: str = ""
    nilai: str = ""
    banyak: int = 0
    maks: int = PENERIMA_MAKS


@dataclass(frozen=True, slots=True)
class Baris:
    """One addressee with what is merged into his letter."""

    nama: str
    alamat: str
    surel: str
    nilai: dict[str, str]


@dataclass(frozen=True, slots=True)
class Tabel:
    """What was read, and what is wrong with it; with a complaint nothing is made."""

    baris: list[Baris] = field(default_factory=list)
    keluhan: list[Keluhan] = field(default_factory=list)


def baca(teks: str, isian: Sequence[str]) -> Tabel:
    """Read lines of CSV (comma, semicolon or tab) whose first line names the columns."""
    # Only whole lines are trimmed: a tab at the edge is a column without a name.
    text = teks.lstrip("\ufeff").strip("\r\n")
    if not text.strip():
        return Tabel(keluhan=[Keluhan(SalahTabel.KOSONG)])
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=_pemisah(text.splitlines()[0]))
    try:
        head, *rows = ((reader.line_num, row) for row in reader)
    except csv.Error:
        return Tabel(keluhan=[Keluhan(SalahTabel.TAK_TERBACA, reader.line_num)])
    names = [name.strip().lower().replace(" ", "_") for name in head[1]]
    complaints = _kolom(names, isian)
    if len(rows) > PENERIMA_MAKS:
        complaints.append(Keluhan(SalahTabel.TERLALU_BANYAK, banyak=len(rows)))
    if complaints:
        return Tabel(keluhan=complaints)
    made = [(nomor, _sel(names, row)) for nomor, row in rows if any(map(str.strip, row))]
    complaints = [*_lebih(rows, len(names)), *_isi(made, isian)]
    if complaints:
        return Tabel(keluhan=complaints)
    return Tabel(baris=[_baris(row) for _nomor, row in made])


def _sel(names: list[str], row: list[str]) -> dict[str, str]:
    """The cells by the names of their columns; what stands under no name is nobody's."""
    return {name: cell.strip() for name, cell in zip(names, row, strict=False) if name}


def _pemisah(baris: str) -> str:
    return max("\t;,", key=baris.count)


def _kolom(names: list[str], isian: Sequence[str]) -> list[Keluhan]:
    missing = [name for name in (WAJIB, *isian) if name not in names]
    doubled = sorted({name for name in names if name and names.count(name) > 1})
    found = [Keluhan(SalahTabel.KOLOM_HILANG, kolom=name) for name in dict.fromkeys(missing)]
    return found + [Keluhan(SalahTabel.KOLOM_KEMBAR, kolom=name) for name in doubled]


def _lebih(rows: list[tuple[int, list[str]]], kolom: int) -> list[Keluhan]:
    """Rows with more in them than columns: part of an address would be lost without a word."""
    return [Keluhan(SalahTabel.BERLEBIH, nomor) for nomor, row in rows if any(map(str.strip, row[kolom:]))]


def _isi(rows: list[tuple[int, dict[str, str]]], isian: Sequence[str]) -> list[Keluhan]:
    if not rows:
        return [Keluhan(SalahTabel.TANPA_PENERIMA)]
    found = []
    for nomor, row in rows:
        wanted = dict.fromkeys((WAJIB, *isian))
        found += [Keluhan(SalahTabel.SEL_KOSONG, nomor, name) for name in wanted if not row.get(name)]
        long = [name for name, cell in row.items() if len(cell) > LEBAR.get(name, LEBAR_SEL)]
        found += [Keluhan(SalahTabel.SEL_PANJANG, nomor, name) for name in long]
        surel = row.get("surel", "")
        if surel and not SUREL.fullmatch(surel):
            found.append(Keluhan(SalahTabel.SUREL, nomor, "surel", surel))
    return found


def _baris(row: dict[str, str]) -> Baris:
    return Baris(row[WAJIB], row.get("alamat", ""), row.get("surel", ""), row)
