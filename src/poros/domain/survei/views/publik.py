"""What everybody may read: published surveys with their method, and the figures to take along. No script is needed."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from poros.web.izin import terbuka
from poros.web.unduhan import tabel

from .. import ekspor
from ..models import Survei
from ..queries.survei import terbit
from ..rules.rekap import untuk_umum
from .tampilan import isi_hasil

SEJAM = 3600
PALING_BANYAK = 100


@terbuka("published surveys; publication is a duty of PermenPANRB 14/2017")
@require_GET
@cache_control(public=True, max_age=SEJAM)
def daftar(request: HttpRequest) -> HttpResponse:
    return render(request, "survei/publik/daftar.html", {"survei": list(terbit()[:PALING_BANYAK])})


@terbuka("a survey whose result somebody stands for")
@require_GET
@cache_control(public=True, max_age=SEJAM)
def hasil(request: HttpRequest, pk: int) -> HttpResponse:
    row = _terbit(pk)
    return render(request, "survei/publik/hasil.html", {"survei": row, **isi_hasil(untuk_umum(row.hasil))})


@terbuka("the figures of a published survey as open data")
@require_GET
def data(request: HttpRequest, pk: int) -> HttpResponseBase:  # noqa: ARG001 -- Django's signature
    row = _terbit(pk)
    shown = untuk_umum(row.hasil)
    return tabel("csv", _("Hasil survei %s") % row, ekspor.judul_hasil(shown), ekspor.baris_hasil(shown))


def _terbit(pk: int) -> Survei:
    return get_object_or_404(terbit(), pk=pk)
