"""A year's holidays as typed in a table: read leniently, refused by line and in words."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

POLA_TANGGAL = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
KOLOM = ("tanggal", "jenis", "keterangan", "dasar")
PANJANG = {"keterangan": 150, "dasar": 200}


class JenisLibur(StrEnum):
    NASIONAL = "nasional"
    CUTI = "cuti"
    DAERAH = "daerah"


class SalahLibur(StrEnum):
    KEPALA = "kepala"
    TANGGAL = "tanggal"
    JENIS = "jenis"
    KETERANGAN = "keterangan"
    DASAR = "dasar"
    PANJANG = "panjang"
    GANDA = "ganda"


@dataclass(frozen=True, slots=True)
class Libur:
    """One day off."""

    tanggal: date
    jenis: JenisLibur
    keterangan: str
    dasar: str


@dataclass(frozen=True, slots=True)
class GalatLibur:
    """What is wrong in which line of the file."""

    baris: int
    salah: SalahLibur
    nilai: str = ""


def baca(teks: str) -> tuple[list[Libur], list[GalatLibur]]:
    """Read `tanggal;jenis;keterangan;dasar` (comma or semicolon); return the days and what could not be read."""
    lines = teks.lstrip("\ufeff").replace("\0", "").splitlines()
    pemisah = ";" if lines and lines[0].count(";") >= lines[0].count(",") else ","
    rows = csv.DictReader(io.StringIO("\n".join(lines)), delimiter=pemisah)
    try:
        kepala = {name.strip().lower() for name in rows.fieldnames or ()}
        return _hari(rows) if set(KOLOM) <= kepala else ([], [GalatLibur(1, SalahLibur.KEPALA)])
    except csv.Error:  # a cell beyond the limit of the csv module
        return [], [GalatLibur(rows.line_num + 1, SalahLibur.PANJANG)]


def _hari(rows: "csv.DictReader[str]") -> tuple[list[Libur], list[GalatLibur]]:
    days: dict[date, Libur] = {}
    wrong: list[GalatLibur] = []
    for raw in rows:
        row = {(k or "").strip().lower(): (v or "").strip() for k, v in raw.items() if not isinstance(v, list)}
        if not any(row.values()):
            continue  # spreadsheets write the empty rows below a table as well
        found = _baris(rows.line_num, row)
        if isinstance(found, GalatLibur):
            wrong.append(found)
        elif found.tanggal in days:
            wrong.append(GalatLibur(rows.line_num, SalahLibur.GANDA, row["tanggal"]))
        else:
            days[found.tanggal] = found
    return list(days.values()), wrong


def baca_tanggal(teks: str) -> date | None:
    """A day in one of the usual spellings; None when it is none."""
    for pola in POLA_TANGGAL:
        try:
            return datetime.strptime(teks, pola).date()  # noqa: DTZ007 -- a day has no time zone
        except ValueError:
            continue
    return None


def _baris(nomor: int, row: dict[str, str]) -> Libur | GalatLibur:
    tanggal = baca_tanggal(row["tanggal"])
    if tanggal is None:
        return GalatLibur(nomor, SalahLibur.TANGGAL, row["tanggal"])
    if row["jenis"].lower() not in set(JenisLibur):
        return GalatLibur(nomor, SalahLibur.JENIS, row["jenis"])
    if not row["keterangan"]:
        return GalatLibur(nomor, SalahLibur.KETERANGAN)
    if not row["dasar"]:
        return GalatLibur(nomor, SalahLibur.DASAR)
    if any(len(row[kolom]) > maks for kolom, maks in PANJANG.items()):
        return GalatLibur(nomor, SalahLibur.PANJANG)
    return Libur(tanggal, JenisLibur(row["jenis"].lower()), row["keterangan"], row["dasar"])
