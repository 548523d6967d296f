"""Pages of long lists by cursor: the same cost on the first page and on the thousandth, never an OFFSET."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)

BANYAK = 50
BATAS_HITUNG = 100


@dataclass(frozen=True, slots=True)
class Halaman(Generic[M]):
    """Some rows, and the cursors for c-paginasi; None means that the list ends there."""

    isi: list[M]
    sebelum: int | None = None
    sesudah: int | None = None

    @property
    def utuh(self) -> bool:
        """Is this the whole list? Then counting it costs nothing."""
        return self.sebelum is None and self.sesudah is None


def potong(rows: QuerySet[M], alamat: Mapping[str, str], banyak: int = BANYAK) -> Halaman[M]:
    """The page of `rows` (newest first, by number) that `?sesudah=` or `?sebelum=` asks for. One query."""
    sebelum, sesudah = kursor(alamat.get("sebelum")), kursor(alamat.get("sesudah"))
    if sebelum is not None:
        found = list(rows.filter(pk__gt=sebelum).order_by("pk")[: banyak + 1])
        isi = found[:banyak][::-1]
        newer = isi[0].pk if len(found) > banyak else None
        return Halaman(isi, newer, isi[-1].pk if isi else None)
    older = rows.filter(pk__lt=sesudah) if sesudah is not None else rows
    found = list(older.order_by("-pk")[: banyak + 1])
    isi = found[:banyak]
    return Halaman(isi, isi[0].pk if isi and sesudah is not None else None, isi[-1].pk if len(found) > banyak else None)


def kursor(teks: str | None) -> int | None:
    """A cursor out of the address; what is none is no cursor."""
    return int(teks) if teks and teks.isascii() and teks.isdecimal() and len(teks) < 19 else None  # noqa: PLR2004 -- digits of a bigint


def hitung(rows: QuerySet[M], halaman: Halaman[M], batas: int = BATAS_HITUNG) -> str:
    """How many there are, in words: exact up to `batas`, then "100+". Asks only when the page does not tell."""
    if halaman.utuh:
        return str(len(halaman.isi))
    banyak = rows.order_by()[: batas + 1].count()
    return f"{batas}+" if banyak > batas else str(banyak)
