"""The map: its layers, drawing an area, and what lies in it while it is drawn."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.wewenang import fetch
from poros.web.formulir import formulir
from poros.web.izin import perlu

from .. import services
from ..forms.lapangan import FormArea, baca_titik
from ..models import Kejadian
from ..queries import kejadian as baca
from ..queries import peta
from ..wewenang import Wewenang

TEKS_MAKS = 8000


@perlu(Wewenang.LIHAT)
@require_GET
def peta_json(request: HttpRequest, pk: int) -> JsonResponse:
    return JsonResponse(peta.geojson(baca.satu(request.actor, pk)))


@perlu(Wewenang.AREA_GAMBAR)
@require_http_methods(["GET", "POST"])
def area(request: HttpRequest, pk: int) -> HttpResponse:
    """Drawn on the map with mouse or finger, or typed; without scripts the field remains."""
    row = fetch(request.actor, Wewenang.AREA_GAMBAR, Kejadian.objects.all(), pk)
    form = FormArea(request.POST or None)
    return formulir(
        request,
        form,
        lambda: services.gambar_area(request.actor, row, data=form.data_area()),
        judul=_("Gambar area"),
        ket=_("Ketuk peta untuk setiap titik, atau tulis titiknya. Penduduk, tempat, dan jalan di dalamnya dihitung."),
        tombol=_("Simpan area"),
        ke=reverse("krisis:lapangan", args=[pk]),
        kabar=_("Area digambar."),
        template="krisis/area.html",
        kejadian=row,
    )


@perlu(Wewenang.AREA_GAMBAR)
@require_GET
def isi_area(request: HttpRequest, pk: int) -> HttpResponse:
    """In words what lies in the corners that stand in the field; nothing while they make no area."""
    row = fetch(request.actor, Wewenang.AREA_GAMBAR, Kejadian.objects.all(), pk)
    text = request.GET.get("titik", "")
    try:
        ring = baca_titik(text) if len(text) <= TEKS_MAKS else None
    except ValueError:
        ring = None
    return render(request, "krisis/_isi_area.html", {"i": peta.isi_cincin(row, ring) if ring else None})
