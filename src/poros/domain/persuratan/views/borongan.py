"""Registering a pile: drop many scans, correct what was guessed row by row, register them one after the other."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.web.izin import perlu
from poros.web.jawab import status, tampung

from .. import queries, services
from ..forms import FormBorongan, FormSurat
from ..forms.surat import BORONGAN_MAKS
from ..forms.titipan import baca_titipan
from ..wewenang import Wewenang
from .catat import titipkan

HALAMAN = "persuratan/borongan.html"
BARIS = "persuratan/_baris_borongan.html"


@perlu(Wewenang.CATAT)
def borongan(request: HttpRequest) -> HttpResponse:
    """GET: the drop zone. POST: the scans are kept, each answers as a row that reads itself."""
    isi = {"form": FormBorongan(actor=request.actor)}
    if request.method == "POST":
        files = request.FILES.getlist("pindaian")[:BORONGAN_MAKS]
        baris, ditolak = [], []
        for file in files:
            try:
                baris.append(titipkan(request, file))
            except Ditolak as error:
                ditolak.append((file.name, error.pesan))
        isi |= {"baris": baris, "ditolak": ditolak}
    return render(request, HALAMAN, isi)


@perlu(Wewenang.CATAT)
@require_GET
def baris(request: HttpRequest) -> HttpResponse:
    """One row: the form with the guesses from its scan."""
    titipan = baca_titipan(request.GET.get("titipan", ""), request.actor.orang_id)
    if titipan is None:
        raise Http404
    form = FormSurat(
        actor=request.actor,
        prefix=f"d{titipan.berkas_id}",
        tebakan=queries.tebakan(titipan.berkas_id),
        initial={"titipan": titipan.tanda()},
    )
    isi = {
        "form": form,
        "titipan": titipan,
        "serupa": queries.serupa_berkas(request.actor, titipan.berkas_id),
    }
    return render(request, BARIS, isi)


@perlu(Wewenang.CATAT)
@require_POST
def catat_baris(request: HttpRequest) -> HttpResponse:
    """Register one row; the answer takes its place."""
    data = request.POST.copy()
    prefix = next((k.removesuffix("-titipan") for k in data if k.endswith("-titipan")), "")
    for name in ("kepada", "diterima"):
        data[f"{prefix}-{name}"] = data.get(name, "")
    form = FormSurat(data, actor=request.actor, prefix=prefix)
    if form.is_valid():
        values = form.data_surat()
        unit = Unit.objects.get(pk=request.actor.unit_id)
        with tampung(form):
            surat = services.catat(request.actor, unit, data=values, berkas=form.berkas(), nomor_surat=values.nomor)
            return render(request, BARIS, {"surat": surat, "titipan": form.cleaned_data["titipan"]})
    isi = {"form": form, "titipan": form.cleaned_data.get("titipan")}
    return render(request, BARIS, isi, status=status(form))
