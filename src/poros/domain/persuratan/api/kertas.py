"""Paper for programs: the disposition sheet, the slip, the agenda book, as PDF."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Tanggal
from poros.kernel.wewenang import fetch

from .. import cetak
from ..models import Surat
from ..queries import surat_terlihat
from ..wewenang import Wewenang
from .rute import rute

PDF = "application/pdf"
BINER = {"responses": {200: {"content": {PDF: {"schema": {"type": "string"}}}}}}


class Masa(Masukan):
    """From when to when the book goes; both days count."""

    dari: Tanggal = Field(description="Dari tanggal.")
    sampai: Tanggal = Field(description="Sampai dengan tanggal.")


@rute.baca("/surat/{surat_id}/lembar", None, "Lembar disposisi sebagai PDF", Cakupan.SURAT_BACA, **BINER)
def lembar(request: HttpRequest, surat_id: Path[Id]) -> HttpResponse:
    isi = cetak.lembar(request.auth.actor, _surat(request, surat_id), request.tenant)
    return HttpResponse(isi, content_type=PDF)


@rute.baca("/surat/{surat_id}/slip", None, "Slip agenda dengan QR sebagai PDF", Cakupan.SURAT_BACA, **BINER)
def slip(request: HttpRequest, surat_id: Path[Id]) -> HttpResponse:
    row = _surat(request, surat_id)
    alamat = request.build_absolute_uri(reverse("surat:surat", args=[row.pk]))
    return HttpResponse(cetak.slip(request.auth.actor, row, request.tenant, alamat), content_type=PDF)


@rute.baca("/agenda-surat", None, "Buku agenda unit sendiri sebagai PDF", Cakupan.SURAT_BACA, **BINER)
def agenda(request: HttpRequest, masa: Query[Masa]) -> HttpResponse:
    isi = cetak.agenda(request.auth.actor, masa.dari, masa.sampai, request.tenant)
    return HttpResponse(isi, content_type=PDF)


def _surat(request: HttpRequest, nomor: int) -> Surat:
    actor = request.auth.actor
    return fetch(actor, Wewenang.LIHAT, surat_terlihat(actor), nomor)
