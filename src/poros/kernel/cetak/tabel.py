"""Rows as CSV or XLSX. What people typed stays text: no cell of ours is ever run as a formula."""

import csv as baku
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import IO, Any

import xlsxwriter
from django.utils import timezone

RUMUS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that spreadsheets take for a formula (OWASP, CSV injection)."""
BOM = "\ufeff"
NAMA_MAKS = 31
"""What a workbook holds in the name of a sheet."""
BUKAN_NAMA = str.maketrans("[]:*?/\\", "-------")
TAHUN_AWAL = 1900
"""Before it a workbook knows no days."""


def csv(judul: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Lines of RFC 4180, one by one; with a byte order mark, so that spreadsheets read them as UTF-8."""
    penampung = io.StringIO()
    penulis = baku.writer(penampung)
    penampung.write(BOM)
    for row in chain([judul], rows):
        penulis.writerow([_teks(value) for value in row])
        yield _ambil(penampung)


def xlsx(judul: Sequence[str], rows: Iterable[Sequence[Any]], *, lembar: str = "Data") -> IO[bytes]:
    """A workbook with one sheet in a temporary file, open at its start; row by row, whatever their number."""
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 -- handed to the answer, which closes it
    buku = xlsxwriter.Workbook(berkas, {"constant_memory": True})
    kertas = buku.add_worksheet(lembar.translate(BUKAN_NAMA).strip("'")[:NAMA_MAKS])
    tebal = buku.add_format({"bold": True})
    bentuk = {
        date: buku.add_format({"num_format": "dd-mm-yyyy"}),
        datetime: buku.add_format({"num_format": "dd-mm-yyyy hh:mm"}),
    }
    kertas.freeze_panes(1, 0)
    for kolom, nama in enumerate(judul):
        kertas.write_string(0, kolom, nama, tebal)
    for baris, row in enumerate(rows, start=1):
        for kolom, value in enumerate(row):
            _sel(kertas, baris, kolom, value, bentuk)
    buku.close()
    berkas.seek(0)
    return berkas


def _sel(kertas: Any, baris: int, kolom: int, value: Any, bentuk: Mapping[Any, Any]) -> None:
    if isinstance(value, date) and value.year < TAHUN_AWAL:
        kertas.write_string(baris, kolom, _teks(value))
    elif isinstance(value, datetime):
        lokal = timezone.localtime(value) if timezone.is_aware(value) else value
        kertas.write_datetime(baris, kolom, lokal.replace(tzinfo=None), bentuk[datetime])
    elif isinstance(value, date):
        kertas.write_datetime(baris, kolom, value, bentuk[date])
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        kertas.write_number(baris, kolom, value)
    elif value is not None:
        kertas.write_string(baris, kolom, str(value))


def _teks(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).isoformat(" ", "minutes")
    if isinstance(value, date | int | float | Decimal):
        return str(value)
    teks = str(value)
    return f"'{teks}" if teks.startswith(RUMUS) else teks


def _ambil(penampung: io.StringIO) -> str:
    teks = penampung.getvalue()
    penampung.seek(0)
    penampung.truncate()
    return teks
