"""Pages of the trail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from poros.web.halaman import potong
from poros.web.izin import perlu

from . import queries
from .forms import Saring
from .wewenang import Wewenang


@perlu(Wewenang.JEJAK)
def jejak(request: HttpRequest) -> HttpResponse:
    """The trail of the whole government, filtered."""
    saring = Saring(request.GET)
    saring.is_valid()  # what cannot be read filters nothing, the rest does
    page = potong(queries.semua_jejak(request.actor, saring.cleaned_data), request.GET)
    potongan = request.headers.get("HX-Request") == "true"
    template = "pengawasan/jejak.html#daftar" if potongan else "pengawasan/jejak.html"
    return render(
        request,
        template,
        {
            "saring": saring,
            "baris": queries.dengan_kata(page.isi),
            "halaman": page,
            "segel": queries.segel_terakhir(request.actor).first(),
        },
    )


@perlu()
def objek(request: HttpRequest, jenis: str, pk: int) -> HttpResponse:
    """The trail of one thing, for whoever sees the thing."""
    row, rows = queries.jejak_objek(request.actor, jenis, pk)
    page = potong(rows, request.GET)
    return render(
        request,
        "pengawasan/objek.html",
        {"hal": row, "jenis": jenis, "baris": queries.dengan_kata(page.isi), "halaman": page},
    )


@perlu(Wewenang.SEGEL)
def segel(request: HttpRequest) -> HttpResponse:
    """The seals."""
    page = potong(queries.segel_terakhir(request.actor), request.GET)
    return render(request, "pengawasan/segel.html", {"halaman": page})
