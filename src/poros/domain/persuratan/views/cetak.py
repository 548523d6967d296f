"""Paper: the disposition sheet, the agenda book, the slip on the letter."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from poros.kernel import cetak
from poros.kernel.wewenang import fetch
from poros.pure.tanggal import panjang
from poros.web import unduhan
from poros.web.forms import Tanggal
from poros.web.izin import perlu

from .. import queries
from ..wewenang import Wewenang
from .jawab import status

TEMPLATE = Path(__file__).parents[1] / "templates" / "persuratan" / "cetak"


class FormMasa(forms.Form):
    """From when to when the book goes; both days count."""

    dari = forms.DateField(label=gettext_lazy("Dari"), widget=Tanggal)
    sampai = forms.DateField(label=gettext_lazy("Sampai"), widget=Tanggal)

    def clean(self) -> dict[str, date]:
        data = super().clean() or {}
        if data.get("dari") and data.get("sampai") and data["sampai"] < data["dari"]:
            self.add_error("sampai", _("Tanggal akhir harus setelah tanggal awal."))
        return data


@perlu(Wewenang.LIHAT)
@require_GET
def lembar(request: HttpRequest, pk: int) -> HttpResponse:
    surat = fetch(request.actor, Wewenang.LIHAT, queries.surat_terlihat(request.actor), pk)
    data = {"agenda": surat.agenda, "lembar": queries.lembar_cetak(request.actor, surat)}
    return _pdf(request, "lembar", _("Lembar disposisi %s") % surat.agenda, data)


@perlu(Wewenang.LIHAT)
@require_GET
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    surat = fetch(request.actor, Wewenang.LIHAT, queries.surat_terlihat(request.actor), pk)
    alamat = request.build_absolute_uri(reverse("surat:surat", args=[pk]))
    return _pdf(request, "slip", f"slip {surat.agenda}", {**queries.slip(surat), "qr": cetak.qr(alamat)})


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
    rows = queries.agenda(request.actor, _tengah_malam(dari), _tengah_malam(sampai + timedelta(days=1)))
    if "xlsx" in request.GET:
        return unduhan.tabel("xlsx", _("Buku agenda"), queries.judul_ekspor(), queries.baris_ekspor(rows))
    masa = f"{panjang(dari)} – {panjang(sampai)}"
    data = {**queries.buku(list(rows)), "unit": request.actor.jabat.unit, "masa": masa}
    return _pdf(request, "agenda", _("Buku agenda %s") % masa, data)


def _pdf(request: HttpRequest, nama: str, judul: str, data: dict[str, object]) -> HttpResponse:
    dicetak = _("Dicetak dari Poros %(waktu)s oleh %(nama)s") % {
        "waktu": f"{timezone.localtime():%d-%m-%Y %H.%M}",
        "nama": request.actor.nama,
    }
    isi = cetak.pdf(TEMPLATE / f"{nama}.typ", {"daerah": _pemerintah(request), "dicetak": dicetak, **data})
    return unduhan.pdf(isi, judul)


def _pemerintah(request: HttpRequest) -> str:
    """Letterhead: "Pemerintah Kota …" for a region, the bare name for a ministry."""
    daerah = request.tenant
    bare = daerah.jenis == "kementerian" or daerah.nama.lower().startswith("pemerintah")
    return daerah.nama if bare else f"Pemerintah {daerah.nama}"


def _tengah_malam(hari: date) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time.min))
