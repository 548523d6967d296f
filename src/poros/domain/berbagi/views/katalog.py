"""The catalogue: cards and filters, two or three side by side, and what our weakest indicators could use."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh
from poros.web.halaman import kursor, potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen
from poros.web.unduhan import tabel

from .. import ekspor
from ..forms.tawaran import FormSaring
from ..labels import NADA
from ..queries import katalog, ukuran
from ..wewenang import Wewenang

SEHALAMAN = 24
EKSPOR_MAKS = 5000


@perlu(Wewenang.TAWARAN_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    form = FormSaring(request.GET)
    rows = katalog.kartu(katalog.tawaran_terlihat(request.actor, form.saringan()))
    page = potong(rows, request.GET, SEHALAMAN)
    kueri = request.GET.copy()
    for name in ("sesudah", "sebelum"):
        kueri.pop(name, None)
    isi: dict[str, Any] = {"halaman": page, "saring": form, "nada": NADA, "kueri": kueri.urlencode()}
    if fragmen(request):
        return render(request, "berbagi/katalog.html#daftar", isi)
    may = boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.TAWARAN_USUL, Wewenang.TAWARAN_CATAT)
    isi |= {"usul": Wewenang.TAWARAN_USUL in may, "catat": Wewenang.TAWARAN_CATAT in may}
    return render(request, "berbagi/katalog.html", isi)


@perlu(Wewenang.TAWARAN_LIHAT)
@require_GET
def ekspor_katalog(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """The filtered offers, as the page shows them."""
    saring = FormSaring(request.GET).saringan()
    rows = katalog.tawaran_terlihat(request.actor, saring).order_by("-pk")[:EKSPOR_MAKS]
    return tabel(bentuk, _("Tawaran berbagi pakai"), ekspor.kepala(), ekspor.baris(rows))


@perlu(Wewenang.TAWARAN_LIHAT)
@require_GET
def banding(request: HttpRequest) -> HttpResponse:
    """Up to three offers side by side; the address names them."""
    chosen = [pk for pk in map(kursor, request.GET.getlist("t")) if pk is not None]
    rows = katalog.dibandingkan(request.actor, chosen)
    facts = [(row, row.isi()) for row in rows]
    names = ukuran.nama_indikator() if rows else {}
    shared = set.intersection(*(set(isi.indikator) for _row, isi in facts)) if facts else set()
    lines = {row.pk: [(i, k, names.get(i, {}).get(k, "")) for i, k in isi.indikator] for row, isi in facts}
    return render(request, "berbagi/banding.html", {"tawaran": facts, "indikator": lines, "sama": sorted(shared)})


@perlu(Wewenang.TAWARAN_LIHAT)
@require_GET
def terlemah(request: HttpRequest) -> HttpResponse:
    """Where we stand lowest, and who offers something for that."""
    newest = ukuran.hasil_terakhir(request.actor)
    asked = request.GET.get("indeks", "")
    indeks = asked if asked in newest else next(iter(newest), "")
    found = ukuran.kelemahan(request.actor, newest[indeks]) if indeks else None
    return render(request, "berbagi/terlemah.html", {"k": found, "pilihan": list(newest), "indeks": indeks})
