"""A signer's desk: what waits, several signed with one passphrase, each outcome shown as it comes."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poros.kernel.tandatangan import queries as ttd
from poros.kernel.tandatangan.jalan import Hasil
from poros.kernel.tandatangan.jalan import tandatangani as jalan
from poros.kernel.tandatangan.rules import SATU_KALI
from poros.kernel.tandatangan.wewenang import Wewenang
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import SALAH

from ..forms import FormFrasa
from .frasa import berfrasa

SELA = "<!--hasil-->"
"""Where in the page the outcomes come."""


@perlu(Wewenang.BUKA)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    return render(request, "verifikasi/meja.html", _isi(request, FormFrasa()))


@perlu(Wewenang.BUKA)
@require_GET
def riwayat(request: HttpRequest) -> HttpResponse:
    page = potong(ttd.riwayat(request.actor), request.GET)
    return render(request, "verifikasi/riwayat.html", {"halaman": page})


@berfrasa("frasa")
@perlu(Wewenang.KIRIM)
@require_POST
def tandatangani(request: HttpRequest) -> HttpResponseBase:
    """Sign what was chosen. The page comes at once and grows by a line with each document that is done."""
    form = FormFrasa(request.POST)
    chosen = [int(pk) for pk in request.POST.getlist("permintaan") if pk.isascii() and pk.isdecimal() and len(pk) < 19]  # noqa: PLR2004 -- digits of a bigint
    if not chosen:
        form.add_error(None, _("Pilih sedikitnya satu dokumen yang sudah Anda setujui."))
    elif len(chosen) > SATU_KALI:
        form.add_error(None, _("Paling banyak %d dokumen sekali jalan.") % SATU_KALI)
    if not form.is_valid():
        return render(request, "verifikasi/meja.html", _isi(request, form, chosen), status=SALAH)
    before, after = render_to_string("verifikasi/hasil.html", {"sela": SELA}, request).split(SELA)
    results = jalan(request.actor, chosen, form.cleaned_data["frasa"])
    answer = StreamingHttpResponse(_alirkan(before, results, after))
    answer["X-Accel-Buffering"] = "no"
    answer["Cache-Control"] = "no-store"
    return answer


def _alirkan(before: str, results: Iterator[Hasil], after: str) -> Iterator[str]:
    """The rest of the request: middleware has left by now, so language and time zone are set again."""
    zone, language = timezone.get_current_timezone(), translation.get_language()
    return _baris(before, results, after, zone, language)


def _baris(before: str, results: Iterator[Hasil], after: str, zone: object, language: str) -> Iterator[str]:
    with timezone.override(zone), translation.override(language):
        yield before
        done = all_of_them = 0
        for hasil in results:
            all_of_them, done = all_of_them + 1, done + hasil.sah
            yield render_to_string("verifikasi/_hasil.html", {"hasil": hasil})
        yield render_to_string("verifikasi/_jumlah.html", {"sah": done, "semua": all_of_them})
        yield after


def _isi(request: HttpRequest, form: FormFrasa, chosen: list[int] | None = None) -> dict[str, object]:
    page = potong(ttd.menunggu(request.actor), request.GET)
    read = ttd.sudah(request.actor, [row.pk for row in page.isi])
    ticked = set(chosen) if chosen is not None else {pk for pk, agreed in read.items() if agreed}
    rows = [(row, read.get(row.pk), row.pk in ticked) for row in page.isi]
    return {"halaman": page, "baris": rows, "form": form, "siap": sum(bool(agreed) for _row, agreed, _c in rows)}
