"""Pages by key, newest first: the thousandth costs what the first costs."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak

from .rules import baca_kursor, tulis_kursor
from .skema import Saring

M = TypeVar("M", bound=Model)


def halaman(request: HttpRequest, rows: QuerySet[M], saring: Saring, bentuk: Callable[[M], Any]) -> dict[str, Any]:
    """The page of `rows` that was asked for, one query; `lanjut` keeps all filters."""
    sebelum = nomor(saring.kursor)
    rows = rows.order_by("-pk") if sebelum is None else rows.filter(pk__lt=sebelum).order_by("-pk")
    found = list(rows[: saring.batas + 1])
    page = found[: saring.batas]
    return {
        "isi": [bentuk(row) for row in page],
        "lanjut": lanjut(request, page[-1].pk) if len(found) > saring.batas else None,
    }


def nomor(kursor: str) -> int | None:
    """The number a cursor stands for; `Ditolak` when it is none of ours."""
    if not kursor:
        return None
    try:
        return baca_kursor(kursor)
    except ValueError as error:
        raise Ditolak(_("Kursor ini tidak dikenal. Mulailah lagi dari halaman pertama."), "kursor") from error


def lanjut(request: HttpRequest, terakhir: int) -> str:
    """The address of the page after the row `terakhir`."""
    query = request.GET.copy()
    query["kursor"] = tulis_kursor(terakhir)
    return f"{request.path}?{query.urlencode()}"
