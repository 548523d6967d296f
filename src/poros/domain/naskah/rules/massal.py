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
    text = teks.lstrip("\ufeff").strip()
    if not text:
        return Tabel(keluhan=["Tabel masih kosong."])
    head, *rows = csv.reader(io.StringIO(text), delimiter=_pemisah(text.splitlines()[0]))
    names = [name.strip().lower().replace(" ", "_") for name in head]
    complaints = _kolom(names, isian)
    if len(rows) > PENERIMA_MAKS:
        complaints.append(f"Tabel berisi {len(rows)} penerima; paling banyak {PENERIMA_MAKS}.")
    if complaints:
        return Tabel(keluhan=complaints)
    made = [dict(zip(names, (cell.strip() for cell in row), strict=False)) for row in rows if any(map(str.strip, row))]
    complaints = _isi(made, isian)
    if complaints:
        return Tabel(keluhan=complaints)
    return Tabel(baris=[_baris(row) for row in made])


def _pemisah(baris: str) -> str:
    return max("\t;,", key=baris.count)


def _kolom(names: list[str], isian: Sequence[str]) -> list[str]:
    missing = [name for name in (WAJIB, *isian) if name not in names]
    doubled = sorted({name for name in names if names.count(name) > 1})
    found = [f"Kolom “{name}” belum ada." for name in dict.fromkeys(missing)]
    return found + [f"Kolom “{name}” ada lebih dari satu." for name in doubled]


def _isi(rows: list[dict[str, str]], isian: Sequence[str]) -> list[str]:
    if not rows:
        return ["Tabel belum berisi penerima."]
    found = []
    for nomor, row in enumerate(rows, start=2):
        found += [f"Baris {nomor}: kolom “{n}” kosong." for n in dict.fromkeys((WAJIB, *isian)) if not row.get(n)]
        found += [f"Baris {nomor}: isi kolom “{n}” terlalu panjang." for n, v in row.items() if len(v) > LEBAR_SEL]
        if row.get("surel") and "@" not in row["surel"]:
            found.append(f"Baris {nomor}: “{row['surel']}” bukan alamat surel.")
    return found


def _baris(row: dict[str, str]) -> Baris:
    return Baris(row[WAJIB], row.get("alamat", ""), row.get("surel", ""), row)
