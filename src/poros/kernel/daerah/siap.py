"""The hot path's statements: values bound by the server, plans kept on the connection, rows without the ORM's compiler.

Only for statements that run many times a minute and whose plan does not depend on their values (inserts, look-ups by
a whole key). Lists and searches stay with the ORM and are planned each time: a plan that fits a rare word does not fit
a common one (docs/ukuran.md).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.utils import CursorWrapper
from psycopg.types.numeric import Int8Dumper

APA_ADANYA = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.DateTimeField)
"""Fields whose value the driver understands as it stands in the row; the others prepare it (JSON, bytes, arrays)."""


class _Kursor(psycopg.Cursor[tuple[Any, ...]]):
    """Prepares on first use. All whole numbers travel as bigint, else each size of number makes a plan of its own."""

    def __init__(self, terhubung: psycopg.Connection[tuple[Any, ...]]) -> None:
        super().__init__(terhubung)
        self.adapters.register_dumper(int, Int8Dumper)

    def execute(self, query: Any, params: Any = None, **_lain: Any) -> Any:
        return super().execute(query, params, prepare=True)

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        """Keep the statement where Django looks for it when it logs and counts; psycopg does so only for others."""
        self._query = super()._convert_query(query, params)
        return self._query


class _KursorMentah(psycopg.RawCursor[tuple[Any, ...]], _Kursor):
    """The same for statements of ours without quoted text: their marks are counted once, not at each execution."""

    def execute(self, query: Any, params: Any = None, **lain: Any) -> Any:
        return super().execute(_bernomor(query), params, **lain)


@cache
def _bernomor(perintah: str) -> str:
    """With the server's own $1, $2 … for each %s."""
    potongan = perintah.split("%s")
    return "".join(f"{teks}${nomor}" for nomor, teks in enumerate(potongan[:-1], 1)) + potongan[-1]


@contextmanager
def siap(jenis: type[_Kursor] = _Kursor) -> Iterator[CursorWrapper]:
    """A cursor of Django's connection, in its transaction and schema, counted and logged as every other."""
    koneksi: Any = connections[DEFAULT_DB_ALIAS]
    if koneksi.connection is None or koneksi.search_path_set_schemas is None:
        koneksi.cursor().close()  # opens the connection and sets the schema
    with jenis(koneksi.connection) as kursor:
        yield koneksi.make_debug_cursor(kursor) if koneksi.queries_logged else koneksi.make_cursor(kursor)


def sisip(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one model in one statement and give them their numbers; as `bulk_create` does."""
    if not rows:
        return
    bentuk = _bentuk(type(rows[0]))
    with siap(_KursorMentah) as cursor:
        cursor.execute(_perintah(type(rows[0]), len(rows)), [value for row in rows for value in bentuk.nilai(row)])
        numbers = cursor.fetchall()
    for row, (pk,) in zip(rows, numbers, strict=True):
        row.pk = pk
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS  # noqa: SLF001 -- documented, and so is _meta below


@dataclass(frozen=True, slots=True)
class _Bentuk:
    """What an insert into a model's table fills, and how a row is read for it."""

    kolom: tuple[str, ...]
    baca: Callable[[models.Model], tuple[Any, ...]]
    siapkan: tuple[tuple[int, Any], ...]
    """Positions whose field prepares the value, with that field."""

    def nilai(self, row: models.Model) -> list[Any]:
        values = list(self.baca(row))
        for at, field in self.siapkan:
            values[at] = field.get_db_prep_save(field.pre_save(row, True), connections[DEFAULT_DB_ALIAS])
        return values


@cache
def _bentuk(model: type[models.Model]) -> _Bentuk:
    """The number comes from the database, and so does what it computes itself."""
    meta = model._meta  # noqa: SLF001
    fields: list[Any] = [f for f in meta.local_concrete_fields if not f.primary_key and not f.generated]
    plain = [isinstance(_isi(f), APA_ADANYA) and not getattr(f, "auto_now_add", False) for f in fields]
    return _Bentuk(
        kolom=tuple(f.column for f in fields),
        baca=attrgetter(*(f.attname for f in fields)),
        siapkan=tuple((at, f) for at, f in enumerate(fields) if not plain[at]),
    )


def _isi(field: Any) -> Any:
    """The field whose kind of value stands in the column: of a tie to another row, that row's key."""
    return field.target_field if field.is_relation else field


@cache
def _perintah(model: type[models.Model], banyak: int) -> str:
    nama, meta = connections[DEFAULT_DB_ALIAS].ops.quote_name, model._meta  # noqa: SLF001
    kolom = ", ".join(map(nama, _bentuk(model).kolom))
    baris = f"({', '.join(['%s'] * len(_bentuk(model).kolom))})"
    tabel, kunci = nama(meta.db_table), nama(str(meta.pk.column))
    return f"INSERT INTO {tabel} ({kolom}) VALUES {', '.join([baris] * banyak)} RETURNING {kunci}"  # noqa: S608 -- names of ours
