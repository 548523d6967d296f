"""What everybody may read: our own published offers, as pages and for machines. No script is needed."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from poros.web.halaman import potong
from poros.web.izin import terbuka

from ..forms.tawaran import FormSaring
from ..queries import katalog, ukuran
from ..rules.publiccode import tuang, tulis, umpan
from ..rules.tawaran import Jenis

SEJAM = 3600
"""Pages carry a token of their reader, so only files for machines may be passed on by others."""


@terbuka("own offers that the managers have published, so that other governments find them")
@require_GET
@cache_control(private=True, max_age=SEJAM)
def daftar(request: HttpRequest) -> HttpResponse:
    form = FormSaring(request.GET)
    page = potong(katalog.kartu(katalog.tawaran_publik(form.saringan_publik())), request.GET)
    return render(request, "berbagi/publik/daftar.html", {"halaman": page, "saring": form})


@terbuka("one published offer of this government")
@require_GET
@cache_control(private=True, max_age=SEJAM)
def tawaran(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(katalog.tawaran_publik(), pk=pk)
    names = ukuran.nama_indikator()
    indikator = [(i, names.get(i.indeks, {}).get(i.kode, "")) for i in row.indikator.all()]
    return render(request, "berbagi/publik/tawaran.html", {"tawaran": row, "isi": row.isi(), "indikator": indikator})


@terbuka("the description of a published application that catalogues of public software read")
@require_GET
@cache_control(public=True, max_age=SEJAM)
def publiccode(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    row = get_object_or_404(katalog.tawaran_publik(), pk=pk, jenis=Jenis.APLIKASI)
    return HttpResponse(tuang(tulis(row.isi())), content_type="application/yaml; charset=utf-8")


@terbuka("all published offers for other installations of Poros, which read it as a source")
@require_GET
@cache_control(public=True, max_age=SEJAM)
def umpan_json(request: HttpRequest) -> HttpResponse:
    rows = katalog.isi_publik(katalog.tawaran_publik())
    answer = JsonResponse(umpan(request.tenant.nama, rows), json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
