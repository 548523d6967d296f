"""The whole structure in one file, XLSX or a ZIP of CSV; read back as it was written."""

import csv
import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from poros.kernel.commands import Ditolak

from .labels import LEMBAR as NAMA_LEMBAR
from .rules.libur import baca_tanggal
from .rules.selisih import LEMBAR, Lembar, Struktur

MEBIBYTE = 1024 * 1024
ISI_MAKS = 40 * MEBIBYTE
"""Unpacked; the structure of the largest province is a tenth of it."""
BERBAHAYA = ("=", "+", "-", "@")
"""Beginnings that a spreadsheet takes for a formula."""
BARIS_MAKS = 100_000
"""Of one sheet, empty ones between them included."""
LEBAR_MAKS = 48
# zipfile says RuntimeError for a password and (as NotImplementedError) for a packing it does not know.
TAK_TERBACA = (zipfile.BadZipFile, zlib.error, RuntimeError, CalamineError, UnicodeDecodeError, csv.Error)


def xlsx(struktur: Struktur) -> bytes:
    """One workbook, one sheet per table; every cell is text, so that codes and NIP keep their digits."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    tebal, teks = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    for lembar in LEMBAR:
        sheet = book.add_worksheet(lembar.nama)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, lembar.kolom, tebal)
        for index, kolom in enumerate(lembar.kolom):
            longest = max((len(row[kolom]) for row in struktur[lembar.nama]), default=0)
            sheet.set_column(index, index, min(max(longest, len(kolom)) + 2, LEBAR_MAKS), teks)
        for nomor, row in enumerate(struktur[lembar.nama], start=1):
            for index, kolom in enumerate(lembar.kolom):
                sheet.write_string(nomor, index, row[kolom], teks)
    book.close()
    return out.getvalue()


def zip_csv(struktur: Struktur) -> bytes:
    """Five CSV files; what a spreadsheet would take for a formula is guarded by an apostrophe."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for lembar in LEMBAR:
            text = io.StringIO()
            writer = csv.writer(text, lineterminator="\r\n")
            writer.writerow(lembar.kolom)
            writer.writerows([_jaga(row[k]) for k in lembar.kolom] for row in struktur[lembar.nama])
            archive.writestr(f"{lembar.nama}.csv", "\ufeff" + text.getvalue())
    return out.getvalue()


def baca(isi: bytes) -> Struktur:
    """Read a file of either kind, told by its content; what cannot be read is refused in words."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as archive:
            if sum(info.file_size for info in archive.infolist()) > ISI_MAKS:
                raise Ditolak(_("Berkas ini terlalu besar setelah dibuka."), "berkas")
            names = {name.rsplit("/", 1)[-1].lower(): name for name in archive.namelist()}
            if "[content_types].xml" not in names:
                return _dari_csv(archive, names)
        return _dari_xlsx(isi)
    except TAK_TERBACA:
        raise Ditolak(_("Berkas ini tidak dapat dibaca. Unggah XLSX, atau ZIP berisi CSV."), "berkas") from None


def _dari_csv(archive: zipfile.ZipFile, names: Mapping[str, str]) -> Struktur:
    found = {}
    for lembar in LEMBAR:
        name = names.get(f"{lembar.nama}.csv")
        if name is not None:
            text = archive.read(name).decode("utf-8-sig")
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=_pemisah(text))
            found[lembar.nama] = _susun(lembar, list(rows))
    return found


def _pemisah(text: str) -> str:
    """What stands between the columns of the head: a spreadsheet set to Indonesian writes semicolons."""
    head = text.partition("\n")[0]
    return ";" if head.count(";") > head.count(",") else ","


def _dari_xlsx(isi: bytes) -> Struktur:
    book = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    kata = {str(NAMA_LEMBAR[lembar.nama]).lower(): lembar for lembar in LEMBAR} | {le.nama: le for le in LEMBAR}
    found = {}
    for name in book.sheet_names:
        lembar = kata.get(name.strip().lower())
        if lembar is not None:
            found[lembar.nama] = _susun(lembar, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
    return found


def _susun(lembar: Lembar, rows: Sequence[Sequence[Any]]) -> list[dict[str, str]]:
    """Rows as mappings, to the last that has something in it; columns that we do not know are passed over."""
    if len(rows) > BARIS_MAKS:
        raise Ditolak(_("Berkas ini terlalu besar setelah dibuka."), "berkas")
    kepala = [_sel(cell).lower() for cell in rows[0]] if rows else []
    tables = (dict(zip(kepala, map(_sel, row), strict=False)) for row in rows[1:])
    found = [_tanggal_iso(lembar, {k: row.get(k, "") for k in lembar.kolom if k in kepala}) for row in tables]
    while found and not any(found[-1].values()):
        found.pop()
    return found


def _tanggal_iso(lembar: Lembar, row: dict[str, str]) -> dict[str, str]:
    for kolom in lembar.tanggal:
        hari = baca_tanggal(row.get(kolom, ""))
        if hari is not None:
            row[kolom] = hari.isoformat()
    return row


def _sel(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value if value is not None else "").replace("\0", "").strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(BERBAHAYA) else text


def _jaga(text: str) -> str:
    return f"'{text}" if text.startswith(BERBAHAYA) else text
