"""Filling in for others: an officer with a phone and no network, many answers in a row; or papers copied at a desk."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.isian import FormTitipan
from ..labels import TERIMA
from ..queries import survei as baca
from ..queries.parameter import instrumen
from ..wewenang import Wewenang
from .isi import DARI_SKRIP


@perlu(Wewenang.JAWABAN_CATAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.dapat_diisi(request.actor), request.GET)
    response = render(request, "survei/entri_daftar.html", {"halaman": page})
    response["X-Poros-Luring"] = "simpan"
    return response


@perlu(Wewenang.JAWABAN_CATAT)
@require_http_methods(["GET", "POST"])
def entri(request: HttpRequest, pk: int) -> HttpResponse:
    line = baca.satu_isian(request.actor, pk)
    form = FormTitipan(request.POST or None, instrumen=instrumen(line.survei.instrumen))
    skrip = DARI_SKRIP in request.headers
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            kanal = form.cleaned_data["kanal"]
            outcome = services.catat_jawaban(request.actor, line, isian=form.isian(), kanal=kanal)
            if skrip:
                return JsonResponse({"hasil": outcome.value, "pesan": str(TERIMA[outcome])})
            kabari(request, _("Jawaban tersimpan. Silakan isi yang berikutnya."))
            return redirect("survei:entri", pk)
    if skrip and request.method == "POST":
        return JsonResponse({"hasil": "salah", "pesan": form.errors.as_text()}, status=422)
    response = render(request, "survei/entri.html", {"liputan": line, "form": form}, status=status(form))
    if request.method == "GET":
        response["X-Poros-Luring"] = "simpan"
    return response
