"""Instruments: versions, the tree of one, writing a new one and seeing what it does before it is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch, visible
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.instrumen import FormInstrumen
from ..queries import instrumen as baca
from ..wewenang import Wewenang


@perlu(Wewenang.INSTRUMEN_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.instrumen_terlihat(request.actor), request.GET)
    return render(request, "indeks/instrumen_daftar.html", {"halaman": page, "boleh_tulis": _boleh_tulis(request)})


@perlu(Wewenang.INSTRUMEN_LIHAT)
@require_GET
def instrumen(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_instrumen(request.actor, pk)
    isi = {"instrumen": row, "p": baca.pratinjau(row.naskah), "boleh_tulis": _boleh_tulis(request)}
    return render(request, "indeks/instrumen.html", isi)


@perlu(Wewenang.INSTRUMEN_LIHAT)
@require_GET
def naskah(request: HttpRequest, pk: int) -> HttpResponse:
    """The text itself, to take along."""
    row = baca.satu_instrumen(request.actor, pk)
    answer = HttpResponse(row.naskah, content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.kode}.yaml"'
    return answer


@perlu(Wewenang.INSTRUMEN_CATAT)
@require_http_methods(["GET", "POST"])
def tulis(request: HttpRequest) -> HttpResponse:
    """Write one; `dari` in the address begins with the text of another. Only the button "simpan" keeps it."""
    unit = fetch(request.actor, Wewenang.INSTRUMEN_CATAT, Unit.objects.all(), request.actor.unit_id)
    form = FormInstrumen(request.POST or None, request.FILES or None, initial={"naskah": _awal(request)})
    isi: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["naskah"]
        with tampung(form):
            isi["p"] = baca.pratinjau(text)
            if "simpan" in request.POST:
                kept = services.catat_instrumen(request.actor, unit, naskah=text, kode=isi["p"].instrumen.kode)
                kabari(request, _("Instrumen %s disimpan.") % kept.nama)
                return redirect("indeks:instrumen", kept.pk)
            isi["form"] = FormInstrumen(initial={"naskah": text})
    return render(request, "indeks/instrumen_tulis.html", isi, status=status(form))


def _awal(request: HttpRequest) -> str:
    pk = request.GET.get("dari", "")
    return baca.satu_instrumen(request.actor, int(pk)).naskah if pk.isdecimal() and len(pk) < 19 else ""  # noqa: PLR2004 -- digits of a bigint


def _boleh_tulis(request: HttpRequest) -> bool:
    return visible(request.actor, Wewenang.INSTRUMEN_CATAT, Unit.objects.all()).exists()
