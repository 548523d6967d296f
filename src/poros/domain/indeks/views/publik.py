"""What everybody may read: results of all governments, one page each, data to take along. No script is needed."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from poros.web.izin import terbuka
from poros.web.unduhan import tabel

from .. import ekspor
from ..models import HasilTerbit, Instrumen, Penilaian
from ..queries.beku import tanda
from ..queries.instrumen import bagian
from ..queries.kertas import penjelasan
from ..rules.alur import Status
from .banding import isi_papan, isi_potret

SEJAM = 3600
UTAMA = "spbe"


@terbuka("published results of all governments; the ministries have made them public")
@require_GET
@cache_control(public=True, max_age=SEJAM)
def daftar(request: HttpRequest) -> HttpResponse:
    """Of the index that the address names (`?indeks=`), else of the first one."""
    asked = request.GET.get("indeks", "")
    indeks = asked if ekspor.KODE.fullmatch(asked) else UTAMA
    announced = Penilaian.objects.filter(status=Status.DIUMUMKAN).select_related("instrumen").order_by("-tahun")
    return render(request, "indeks/publik/daftar.html", isi_papan(request, indeks) | {"diumumkan": announced})


@terbuka("one government's published result beside its peers")
@require_GET
@cache_control(public=True, max_age=SEJAM)
def daerah(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "indeks/publik/daerah.html", isi_potret(get_object_or_404(HasilTerbit, pk=pk)))


@terbuka("published results as open data")
@require_GET
@cache_control(public=True, max_age=SEJAM)
def data(request: HttpRequest, indeks: str) -> HttpResponseBase:  # noqa: ARG001 -- Django's signature
    """All years, in the columns that the import takes."""
    rows = HasilTerbit.objects.filter(indeks=indeks).order_by("tahun", "nama")
    versions = Instrumen.objects.filter(indeks=indeks).order_by("-dari")
    parts = list(dict.fromkeys(kode for row in versions for kode in bagian([row], indeks)))
    return tabel("csv", f"hasil {indeks}", ekspor.kepala(parts), ekspor.baris(rows.iterator(chunk_size=500), parts))


@terbuka("a result that the head of government has announced")
@require_GET
@cache_control(public=True, max_age=SEJAM)
def hasil(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Penilaian.objects.select_related("instrumen", "unit", "beku")
    row = get_object_or_404(rows, pk=pk, status=Status.DIUMUMKAN)
    return render(request, "indeks/publik/hasil.html", {"penilaian": row, "tanda": tanda(row), **penjelasan(row)})
