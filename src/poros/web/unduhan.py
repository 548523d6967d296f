"""Answers that are files."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import get_language, override

from poros.kernel import cetak

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def pdf(isi: bytes, nama: str, *, unduh: bool = False) -> HttpResponse:
    """A PDF, shown in the browser unless it is to be kept."""
    return _bernama(HttpResponse(isi, content_type="application/pdf"), f"{slugify(nama)}.pdf", unduh=unduh)


def tabel(bentuk: str, nama: str, judul: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponseBase:
    """Rows as `csv` or `xlsx`, written while they are read."""
    if bentuk == "csv":
        stream = StreamingHttpResponse(_di_sini(cetak.csv(judul, rows)), content_type="text/csv; charset=utf-8")
        return _bernama(stream, f"{slugify(nama)}.csv")
    return _bernama(FileResponse(cetak.xlsx(judul, rows, lembar=nama), content_type=XLSX), f"{slugify(nama)}.xlsx")


def _di_sini(baris: Iterator[str]) -> Iterator[str]:
    """Lines as this request would write them: while an answer is sent, its zone and language hold no more."""
    zona, bahasa = timezone.get_current_timezone(), get_language()

    def berikut() -> str | None:
        with timezone.override(zona), override(bahasa):
            return next(baris, None)

    return iter(berikut, None)


def _bernama(response: Any, nama: str, *, unduh: bool = True) -> Any:
    response["Content-Disposition"] = content_disposition_header(unduh, nama)
    return response
