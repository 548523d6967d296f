"""Published results as files: read from CSV or XLSX with every wrong line named, written for whoever wants the data."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from poros.kernel.commands import Ditolak

from .labels import JENIS
from .models import HasilTerbit
from .values import DataHasil

AWALAN = "bagian_"
WAJIB = ("tahun", "nama", "jenis", "nilai", "sumber")
KEPALA = ("indeks", "tahun", "kode_wilayah", "jenis", "nama", "penduduk", "nilai", "predikat")
TAHUN = range(2000, 2101)
PANJANG = {"indeks": 40, "nama": 200, "predikat": 60, "kode_wilayah": 13, "sumber": 300}
GALAT_TAMPIL = 5
XLSX = b"PK"
ANGKA = re.compile(r"\d{1,4}(?:[.,]\d{1,20})?")
TERBESAR = Decimal("9999.999")
KODE = re.compile(r"[-a-z0-9_]+")
"""The code of an index stands in addresses."""


def baca(isi: bytes, indeks: str) -> list[DataHasil]:
    """Rows of a file of either kind; `Ditolak` names the first wrong lines in words and takes nothing."""
    table = _tabel(isi)
    kepala = [cell if cell.startswith(AWALAN) else cell.lower() for cell in table[0]] if table else []
    missing = [name for name in WAJIB if name not in kepala]
    if missing:
        raise Ditolak(_("Kolom yang belum ada: %(kolom)s.") % {"kolom": ", ".join(missing)}, "berkas")
    rows: dict[tuple[str, int, str], DataHasil] = {}
    wrong = []
    for nomor, cells in enumerate(table[1:], start=2):
        row = dict.fromkeys(kepala, "") | dict(zip(kepala, cells, strict=False))
        if not any(row.values()):
            continue
        try:
            made = _hasil(row, indeks)
            if rows.setdefault((made.indeks, made.tahun, made.nama), made) is not made:
                raise ValueError(_("%(nama)s %(tahun)s tertulis dua kali") % {"nama": made.nama, "tahun": made.tahun})  # noqa: TRY301 -- told with its line, as the others
        except ValueError as error:
            wrong.append(_("baris %(nomor)s: %(sebab)s") % {"nomor": nomor, "sebab": error})
    if wrong:
        raise Ditolak("; ".join(wrong[:GALAT_TAMPIL]) + (" …" if len(wrong) > GALAT_TAMPIL else ""), "berkas")
    if not rows:
        raise Ditolak(_("Berkas ini tidak memuat satu hasil pun."), "berkas")
    return list(rows.values())


def kepala(bagian: Sequence[str]) -> list[str]:
    """Heads of the columns; the same names that `baca` knows, so that a file goes out and in."""
    return [*KEPALA, *(f"{AWALAN}{kode}" for kode in bagian), "sumber"]


def baris(rows: Iterable[HasilTerbit], bagian: Sequence[str]) -> Iterator[list[Any]]:
    """One line for each result."""
    for r in rows:
        parts = [r.bagian.get(kode, "") for kode in bagian]
        yield [*(getattr(r, name) for name in KEPALA), *parts, r.sumber]


def naskah(rows: Sequence[DataHasil]) -> str:
    """Rows as the text of a CSV that `baca` reads; nothing in it is changed for spreadsheets."""
    bagian = sorted({kode for row in rows for kode in row.bagian})
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(kepala(bagian))
    for r in rows:
        parts = [r.bagian.get(kode, "") for kode in bagian]
        writer.writerow([*("" if (v := getattr(r, name)) is None else v for name in KEPALA), *parts, r.sumber])
    return out.getvalue()


def _tabel(isi: bytes) -> list[list[str]]:
    try:
        return _xlsx(isi) if isi.startswith(XLSX) else _csv(isi)
    except (CalamineError, UnicodeDecodeError, csv.Error):
        raise Ditolak(_("Berkas ini tidak dapat dibaca. Unggah CSV (UTF-8) atau XLSX."), "berkas") from None


def _csv(isi: bytes) -> list[list[str]]:
    text = isi.decode("utf-8-sig")
    if "\0" in text:
        raise csv.Error
    delimiter = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]


def _xlsx(isi: bytes) -> list[list[str]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0)
    return [[_sel(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)]


def _sel(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value if value is not None else "").strip()


def _hasil(row: dict[str, str], indeks: str) -> DataHasil:
    jenis = row["jenis"].lower()
    if jenis not in JENIS:
        raise ValueError(_("jenis “%(jenis)s” tidak dikenal") % {"jenis": row["jenis"]})
    if not row["tahun"].isdecimal() or int(row["tahun"]) not in TAHUN:
        raise ValueError(_("tahun “%(tahun)s” tidak dikenal") % {"tahun": row["tahun"]})
    if not row["nama"] or not row["sumber"]:
        raise ValueError(_("nama dan sumber harus diisi"))
    if not KODE.fullmatch(row.get("indeks") or indeks):
        raise ValueError(_("indeks “%(indeks)s” tidak dikenal") % {"indeks": row["indeks"]})
    long = next((name for name, most in PANJANG.items() if len(row.get(name, "")) > most), "")
    if long:
        raise ValueError(_("%(kolom)s terlalu panjang") % {"kolom": long})
    parts = {k.removeprefix(AWALAN): str(_angka(v)) for k, v in row.items() if k.startswith(AWALAN) and v}
    return DataHasil(
        indeks=row.get("indeks") or indeks,
        tahun=int(row["tahun"]),
        nama=row["nama"],
        jenis=jenis,
        nilai=_angka(row["nilai"]),
        predikat=row.get("predikat", ""),
        kode_wilayah=row.get("kode_wilayah", ""),
        penduduk=_cacah(row.get("penduduk", "")),
        bagian=parts,
        sumber=row["sumber"],
    )


def _cacah(text: str) -> int | None:
    """A count of people; none where nobody was counted."""
    if not text:
        return None
    if not (text.isdecimal() and len(text) < 10):  # noqa: PLR2004 -- there are fewer people
        raise ValueError(_("penduduk “%(teks)s” bukan bilangan bulat") % {"teks": text})
    return int(text)


def _angka(text: str) -> Decimal:
    """A number as officials write it: with a comma or with a point, without grouping."""
    found = Decimal(text.replace(",", ".")) if ANGKA.fullmatch(text) else None
    if found is None or found > TERBESAR:
        raise ValueError(_("“%(teks)s” bukan angka") % {"teks": text})
    return found
