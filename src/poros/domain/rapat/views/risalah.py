"""The record of a session: written, read, agreed to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.web.formulir import tindak
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import pdf

from .. import cetak, services
from ..forms.risalah import FormRisalah, FormUcapan
from ..models import Ucapan
from ..queries import rapat as rapat_baca
from ..queries import risalah as baca
from ..services.notula import Tertinggal
from ..wewenang import Wewenang


@perlu(Wewenang.LIHAT)
@require_http_methods(["GET", "POST"])
def risalah(request: HttpRequest, pk: int) -> HttpResponse:
    """What was said so far, and for who writes a form for what follows."""
    row = rapat_baca.satu(request.actor, pk)
    r = baca.rincian(request.actor, row)
    form = FormRisalah(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            made = services.tulis_risalah(request.actor, row, ucapan=form.cleaned_data["teks"])
            kabari(request, _("%(n)s ucapan ditambahkan.") % {"n": len(made)})
            return redirect("rapat:risalah", pk)
    isi = {"rapat": row, "r": r, "ucapan": list(baca.ucapan(row)), "form": form}
    return render(request, "rapat/risalah.html", isi, status=status(form))


@perlu(Wewenang.TULIS)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int, ucapan_id: int) -> HttpResponse:
    """Mend one speech; when somebody else was quicker both wordings are shown and nothing is lost."""
    row = rapat_baca.satu(request.actor, pk, Wewenang.TULIS)
    said = baca.satu_ucapan(row, ucapan_id)
    form = FormUcapan(request.POST or None, ucapan=said)
    terkini: Ucapan | None = None
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            seen = form.cleaned_data["versi"] or 0
            try:
                services.ubah_ucapan(request.actor, row, ucapan_id=ucapan_id, versi=seen, data=form.data_ucapan())
            except Tertinggal as error:
                terkini = error.terkini
                form.susul(terkini)
                raise
            return redirect("rapat:risalah", pk)
    isi = {
        "rapat": row,
        "ucapan": said,
        "form": form,
        "terkini": terkini,
        "tulisan": said.tulisan.order_by("-versi"),
    }
    return render(request, "rapat/ucapan.html", isi, status=status(form))


@perlu(Wewenang.TULIS)
@require_POST
def hapus(request: HttpRequest, pk: int, ucapan_id: int) -> HttpResponse:
    row = rapat_baca.satu(request.actor, pk, Wewenang.TULIS)
    seen = request.POST.get("versi", "")
    version = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 6 else 0  # noqa: PLR2004 -- a small number
    return tindak(
        request,
        lambda: services.hapus_ucapan(request.actor, row, ucapan_id=ucapan_id, versi=version),
        ke=reverse("rapat:risalah", args=[pk]),
        kabar=_("Ucapan dihapus dari risalah; riwayat tulisannya tetap ada."),
    )


@perlu(Wewenang.SAHKAN)
@require_POST
def setujui(request: HttpRequest, pk: int) -> HttpResponse:
    row = rapat_baca.satu(request.actor, pk, Wewenang.SAHKAN)
    return tindak(
        request,
        lambda: services.sahkan_risalah(request.actor, row),
        ke=reverse("rapat:risalah", args=[pk]),
        kabar=_("Risalah disetujui. Tanda tangan elektronik diminta kepada ketua dan sekretaris rapat."),
    )


@perlu(Wewenang.LIHAT)
@require_GET
def pdf_risalah(request: HttpRequest, pk: int) -> HttpResponse:
    row = rapat_baca.satu(request.actor, pk)
    baca.rincian(request.actor, row)
    return pdf(cetak.risalah(request.actor, row), _("Risalah %(judul)s") % {"judul": row.judul})
