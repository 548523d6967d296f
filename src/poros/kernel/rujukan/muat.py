"""Loads the reference tables from the files that ship with Poros, in one COPY each."""

import csv
import gzip
import io
from collections.abc import Iterable
from pathlib import Path

from django.db import connection, models, transaction
from psycopg import sql

from .models import Klasifikasi, Nomenklatur, Rekening, Satuan, SumberDana, Wilayah

DATA = Path(__file__).parent / "data"
BERKAS: dict[type[models.Model], str] = {
    Wilayah: "wilayah.csv.gz",
    Klasifikasi: "klasifikasi_arsip.csv.gz",
    Nomenklatur: "program.csv.gz",
    Rekening: "rekening.csv.gz",
    SumberDana: "sumber_dana.csv.gz",
    Satuan: "satuan.csv.gz",
}


def muat(*, ulang: bool = False) -> dict[str, int]:
    """Fill every empty reference table (all of them with `ulang`); return rows per table."""
    return {model.__name__: _muat(model, name, ulang=ulang) for model, name in BERKAS.items()}


@transaction.atomic
def _muat(model: type[models.Model], name: str, *, ulang: bool) -> int:
    rows = model._default_manager  # noqa: SLF001 -- documented Model API
    if ulang:
        rows.all().delete()
    elif rows.exists():
        return rows.count()
    with gzip.open(DATA / name, "rt", encoding="utf-8", newline="") as stream:
        header, *lines = csv.reader(stream)
    _copy(model, header, lines)
    return len(lines)


def _copy(model: type[models.Model], header: list[str], lines: list[list[str]]) -> None:
    known = {field.name: field for field in model._meta.concrete_fields}  # noqa: SLF001 -- documented Model API
    columns = {name: str(known[name].column) for name in header}
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    # An empty cell is "no value" for a number and "" for a word: FORCE_NOT_NULL keeps the two apart.
    words = [columns[name] for name in header if isinstance(known[name], models.CharField | models.TextField)]
    statement = sql.SQL("COPY public.{} ({}) FROM STDIN WITH (FORMAT csv, FORCE_NOT_NULL ({}))").format(
        sql.Identifier(model._meta.db_table),  # noqa: SLF001 -- documented Model API
        _daftar(columns.values()),
        _daftar(words),
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(text.getvalue())


def _daftar(columns: Iterable[str]) -> sql.Composed:
    return sql.SQL(",").join([sql.Identifier(column) for column in columns])
