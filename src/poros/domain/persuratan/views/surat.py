"""The letter's page, and the acts on a letter that are not a sheet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poros.kernel.registry import tertutup
from poros.kernel.wewenang import fetch
from poros.web.izin import perlu
from poros.web.jawab import asal, di_perangkat, ke, status, tampung, teks
from poros.web.pesan import kabari

from .. import queries, services
from ..forms import FormSurat, FormTeruskan
from ..models import Surat
from ..rules import DAPAT_DIPERBAIKI
from ..wewenang import Wewenang

CATATAN_MAKS = 2000


@perlu(Wewenang.LIHAT)
@require_GET
def surat(request: HttpRequest, pk: int) -> HttpResponse:
    kisah = queries.cerita(request.actor, pk)
    if not kisah.sudah_dibaca:
        services.baca(request.actor, kisah.surat)
    isi = {"c": kisah, "surat": kisah.surat, "w": {w.name.lower(): w in kisah.boleh for w in Wewenang}}
    if Wewenang.TERUSKAN in kisah.boleh:
        isi["teruskan"] = FormTeruskan(actor=request.actor)
    page = render(request, "persuratan/surat.html", isi)
    return page if tertutup(kisah.surat) else di_perangkat(page)


@perlu(Wewenang.PERBAIKI)
def perbaiki(request: HttpRequest, pk: int) -> HttpResponse:
    letter = fetch(request.actor, Wewenang.PERBAIKI, queries.surat_terlihat(request.actor), pk)
    awal = {name: getattr(letter, name) for name in (*DAPAT_DIPERBAIKI, "diterima")} | {"kepada": letter.kepada_id}
    if request.method != "POST":
        return render(request, "persuratan/perbaiki.html", {"form": _form_perbaiki(request, awal), "surat": letter})
    form = _form_perbaiki(request, awal, data=request.POST)
    if form.is_valid():
        with tampung(form):
            perubahan = form.perubahan(letter)
            if perubahan:
                services.perbaiki(request.actor, letter, perubahan=perubahan)
                kabari(request, _("Data surat diperbaiki."))
            return ke(request, reverse("surat:surat", args=[pk]))
    return render(request, "persuratan/perbaiki.html", {"form": form, "surat": letter}, status=status(form))


@perlu(Wewenang.TERUSKAN)
@require_POST
def teruskan(request: HttpRequest, pk: int) -> HttpResponse:
    form = FormTeruskan(request.POST, actor=request.actor)
    if form.is_valid():
        with tampung(form):
            services.teruskan(request.actor, Surat(pk=pk), **form.cleaned_data)
            kabari(request, _("Surat diteruskan ke meja %s.") % form.cleaned_data["kepada"])
            return ke(request, asal(request, reverse("surat:surat", args=[pk])))
    letter = fetch(request.actor, Wewenang.TERUSKAN, queries.surat_terlihat(request.actor), pk)
    return render(request, "persuratan/teruskan.html", {"form": form, "surat": letter}, status=status(form))


@perlu(Wewenang.DISPOSISI)
@require_POST
def arsipkan(request: HttpRequest, pk: int) -> HttpResponse:
    services.arsipkan(request.actor, Surat(pk=pk), catatan=teks(request.POST, "catatan", CATATAN_MAKS))
    kabari(request, _("Surat diarsipkan tanpa disposisi."), urung=reverse("surat:urungkan", args=[pk]))
    return ke(request, asal(request, reverse("surat:surat", args=[pk])))


@perlu(Wewenang.TARIK)
@require_POST
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    services.tarik(request.actor, Surat(pk=pk), alasan=teks(request.POST, "alasan", CATATAN_MAKS))
    kabari(request, _("Surat ditarik. Nomor agendanya tetap terpakai."))
    return ke(request, reverse("surat:surat", args=[pk]))


@perlu(Wewenang.BERKASKAN)
@require_POST
def berkaskan(request: HttpRequest, pk: int) -> HttpResponse:
    services.berkaskan(request.actor, Surat(pk=pk))
    kabari(request, _("Surat diberkaskan."))
    return ke(request, reverse("surat:surat", args=[pk]))


def _form_perbaiki(request: HttpRequest, awal: dict[str, object], data: object = None) -> FormSurat:
    """The registration form without what cannot be corrected."""
    form = FormSurat(data, actor=request.actor, initial=awal)
    for name in ("titipan", "pindaian", "kepada", "diterima"):
        del form.fields[name]
    return form
