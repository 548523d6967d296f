"""A table of addressees: read, checked against the fields of the letter, before anything is made of it."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

PENERIMA_MAKS = 2000
WAJIB = "nama"
"""The column that says to whom."""
KOLOM_TETAP = (WAJIB, "alamat", "surel")
LEBAR_SEL = 500


@dataclass(frozen=True, slots=True)
class Baris:
    """One addressee with what is merged into his letter."""

    nama: str
    alamat: str
    surel: str
    nilai: dict[str, str]


@dataclass(frozen=True, slots=True)
class Tabel:
    """What was read, and in words what is wrong with it; with a complaint nothing is made."""

    baris: list[Baris] = field(default_factory=list)
    keluhan: list[str] = field(default_factory=list)


def baca(teks: str, isian: Sequence[str]) -> Tabel:
    """Read lines of CSV (comma, semicolon or tab) whose first line names the columns."""
    # Only whole lines are trimmed: a tab at the edge is a column without a name.
    text = teks.lstrip("\ufeff").strip("\r\n")
    if not text.strip():
        return Tabel(keluhan=["Tabel masih kosong."])
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=_pemisah(text.splitlines()[0]))
    try:
        head, *rows = ((reader.line_num, row) for row in reader)
    except csv.Error:
        return Tabel(keluhan=[f"Baris {reader.line_num}: tidak terbaca; sebuah sel terlalu panjang."])
    names = [name.strip().lower().replace(" ", "_") for name in head[1]]
    complaints = _kolom(names, isian)
    if len(rows) > PENERIMA_MAKS:
        complaints.append(f"Tabel berisi {len(rows)} penerima; paling banyak {PENERIMA_MAKS}.")
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


def _kolom(names: list[str], isian: Sequence[str]) -> list[str]:
    missing = [name for name in (WAJIB, *isian) if name not in names]
    doubled = sorted({name for name in names if name and names.count(name) > 1})
    found = [f"Kolom “{name}” belum ada." for name in dict.fromkeys(missing)]
    return found + [f"Kolom “{name}” ada lebih dari satu." for name in doubled]


def _lebih(rows: list[tuple[int, list[str]]], kolom: int) -> list[str]:
    """Rows with more in them than columns: part of an address would be lost without a word."""
    return [
        f"Baris {nomor}: isinya lebih banyak daripada kolomnya; beri tanda kutip pada isi yang memuat pemisah."
        for nomor, row in rows
        if any(map(str.strip, row[kolom:]))
    ]


def _isi(rows: list[tuple[int, dict[str, str]]], isian: Sequence[str]) -> list[str]:
    if not rows:
        return ["Tabel belum berisi penerima."]
    found = []
    for nomor, row in rows:
        found += [f"Baris {nomor}: kolom “{n}” kosong." for n in dict.fromkeys((WAJIB, *isian)) if not row.get(n)]
        found += [f"Baris {nomor}: isi kolom “{n}” terlalu panjang." for n, v in row.items() if len(v) > LEBAR_SEL]
        if row.get("surel") and "@" not in row["surel"]:
            found.append(f"Baris {nomor}: “{row['surel']}” bukan alamat surel.")
    return found


def _baris(row: dict[str, str]) -> Baris:
    return Baris(row[WAJIB], row.get("alamat", ""), row.get("surel", ""), row)
