"""The proposal as paper and as a table."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from poros.web import unduhan
from poros.web.izin import perlu

from .. import cetak
from ..queries import telaah as baca
from ..wewenang import Wewenang


@perlu(Wewenang.TELAAH_LIHAT)
@require_GET
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_telaah(request.actor, pk)
    return unduhan.pdf(cetak.usulan(request.actor, row, request.tenant), _("Usulan %s") % row.judul)


@perlu(Wewenang.TELAAH_LIHAT)
@require_GET
def tabel_usulan(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    row = baca.satu_telaah(request.actor, pk)
    return unduhan.tabel(bentuk, _("Usulan %s") % row.judul, cetak.kepala(), cetak.baris_usulan(request.actor, row))
