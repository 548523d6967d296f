"""The desk: what waits for a decision, and several checked sheets in one go."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.web.halaman import kursor
from poros.web.izin import perlu
from poros.web.pesan import kabari

from .. import queries, services
from ..forms import FormKirim
from ..ikhtisar import kalimat_usul, putusan, siapkan
from ..wewenang import Wewenang


@perlu(Wewenang.DISPOSISI, Wewenang.USULKAN)
@require_GET
def meja(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    letters = queries.meja(actor)
    proposals = queries.saran(actor, letters)
    staf = queries.meja_staf(actor) if actor.adalah(Fungsi.TATA_USAHA, Fungsi.PIMPINAN) else []
    checked = [s.pk for s in letters if proposals[s.pk].diperiksa]
    ticks = {pk: FormKirim(pk) for pk in checked} if len(checked) > 1 else {}
    isi = {
        "kartu": [(s, putusan(actor, s, proposals[s.pk]), ticks.get(s.pk)) for s in letters],
        "staf": [(s, siapkan(actor, s), getattr(s, "usulan", None)) for s in staf],
        "banyak": bool(ticks),
    }
    return render(request, "persuratan/meja.html", isi)


@perlu(Wewenang.DISPOSISI_BANYAK)
@require_POST
def kirim(request: HttpRequest) -> HttpResponse:
    """First shows what exactly would be sent; sends it when that is confirmed and has not changed meanwhile."""
    ids = [pk for word in request.POST.getlist("surat") if (pk := kursor(word)) is not None]
    daftar = queries.rencana(request.actor, ids)
    if not daftar:
        kabari(request, _("Centang dahulu surat yang usul disposisinya sudah diperiksa staf."), nada="awas")
        return redirect("surat:meja")
    seen = {r.cap for r in daftar} == set(request.POST.getlist("cap"))
    if "yakin" in request.POST and seen:
        unit = Unit(pk=request.actor.unit_id)
        sent = services.disposisikan_banyak(request.actor, unit, lembar=[(r.surat, r.isi) for r in daftar])
        n = len(sent)
        kabari(request, ngettext("%(n)s disposisi dikirim.", "%(n)s disposisi dikirim.", n) % {"n": n})
        return redirect("surat:meja")
    rows = [(r, kalimat_usul(request.actor, r.saran)) for r in daftar]
    return render(request, "persuratan/kirim.html", {"rows": rows, "berubah": "yakin" in request.POST})
