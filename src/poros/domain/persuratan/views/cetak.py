"""Paper: the disposition sheet, the agenda book, the slip on the letter."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from poros.kernel.wewenang import fetch
from poros.web import unduhan
from poros.web.forms import Tanggal
from poros.web.izin import perlu
from poros.web.jawab import status

from .. import cetak, queries
from ..forms.surat import HARI_WAJAR
from ..models import Surat
from ..wewenang import Wewenang


class FormMasa(forms.Form):
    """From when to when the book goes; both days count."""

    dari = forms.DateField(label=gettext_lazy("Dari"), widget=Tanggal, validators=HARI_WAJAR)
    sampai = forms.DateField(label=gettext_lazy("Sampai"), widget=Tanggal, validators=HARI_WAJAR)

    def clean(self) -> dict[str, date]:
        data = super().clean() or {}
        if data.get("dari") and data.get("sampai") and data["sampai"] < data["dari"]:
            self.add_error("sampai", _("Tanggal akhir harus setelah tanggal awal."))
        return data


@perlu(Wewenang.LIHAT)
@require_GET
def lembar(request: HttpRequest, pk: int) -> HttpResponse:
    surat = _surat(request, pk)
    return unduhan.pdf(cetak.lembar(request.actor, surat, request.tenant), f"Lembar disposisi {surat.agenda}")


@perlu(Wewenang.LIHAT)
@require_GET
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    surat = _surat(request, pk)
    alamat = request.build_absolute_uri(reverse("surat:surat", args=[pk]))
    return unduhan.pdf(cetak.slip(request.actor, surat, request.tenant, alamat), f"Slip {surat.agenda}")


@perlu(Wewenang.LIHAT)
@require_GET
def agenda(request: HttpRequest) -> HttpResponse:
    """Ask for the period, then print it."""
    hari = timezone.localdate()
    form = FormMasa(
        request.GET if "dari" in request.GET else None,
        initial={"dari": hari.replace(month=1, day=1), "sampai": hari},
    )
    if not (form.is_bound and form.is_valid()):
        return render(request, "persuratan/agenda.html", {"form": form}, status=status(form))
    dari, sampai = form.cleaned_data["dari"], form.cleaned_data["sampai"]
    if "xlsx" in request.GET:
        rows = queries.baris_ekspor(cetak.baris_agenda(request.actor, dari, sampai))
        return unduhan.tabel("xlsx", _("Buku agenda"), queries.judul_ekspor(), rows)
    judul = _("Buku agenda %s") % cetak.masa(dari, sampai)
    return unduhan.pdf(cetak.agenda(request.actor, dari, sampai, request.tenant), judul)


def _surat(request: HttpRequest, pk: int) -> Surat:
    return fetch(request.actor, Wewenang.LIHAT, queries.surat_terlihat(request.actor), pk)
