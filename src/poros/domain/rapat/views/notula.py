"""The notula while it is written: lines that come in from several hands, and each hand's own form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.wewenang import TidakBerwenang
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.notula import FormButir
from ..forms.rapat import FormKoreksi
from ..models import ButirNotula, Rapat
from ..queries import rapat as baca
from ..services.notula import Tertinggal
from ..wewenang import Wewenang
from .rapat import isi_rapat


@perlu(Wewenang.TULIS)
@require_http_methods(["GET", "POST"])
def notula(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines so far, and a form for the next one; the point that was chosen last is offered again."""
    row = baca.satu(request.actor, pk, Wewenang.TULIS)
    last = request.GET.get("acara", "")
    form = FormButir(
        request.POST or None,
        actor=request.actor,
        rapat=row,
        initial={"acara": last if last.isdecimal() else None, "jenis": "catatan"},
    )
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            line = services.tulis_butir(request.actor, row, data=form.data_butir())
            return redirect(f"{reverse('rapat:notula', args=[pk])}?acara={line.acara_id or ''}")
    isi = _isi(row) | {"form": form, "lalu": baca.tindak_lalu(request.actor, row)}
    return render(request, "rapat/notula.html", isi, status=status(form))


@perlu(Wewenang.TULIS)
@require_GET
def butir(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines alone, asked for every few seconds; nothing at all while they are those that the reader has."""
    row = baca.satu(request.actor, pk, Wewenang.TULIS)
    seen = baca.sidik_notula(row)
    if request.GET.get("sidik") == seen:
        return HttpResponse(status=204)
    return render(request, "rapat/notula.html#butir", _isi(row))


@perlu(Wewenang.TULIS)
@require_http_methods(["GET", "POST"])
def ubah_butir(request: HttpRequest, pk: int, butir_id: int) -> HttpResponse:
    """Change a line; when somebody else was quicker both wordings are shown and nothing is lost."""
    row = baca.satu(request.actor, pk, Wewenang.TULIS)
    line = _satu(row, butir_id)
    form = FormButir(request.POST or None, actor=request.actor, rapat=row, butir=line)
    terkini: ButirNotula | None = None
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            try:
                services.ubah_butir(
                    request.actor,
                    row,
                    butir_id=butir_id,
                    versi=form.cleaned_data["versi"] or 0,
                    data=form.data_butir(),
                )
            except Tertinggal as error:
                terkini = error.terkini
                form.susul(terkini)
                raise
            return redirect("rapat:notula", pk)
    isi = {"rapat": row, "butir": line, "form": form, "terkini": terkini, "tulisan": line.tulisan.order_by("-versi")}
    return render(request, "rapat/butir.html", isi, status=status(form))


@perlu(Wewenang.TULIS)
@require_POST
def hapus_butir(request: HttpRequest, pk: int, butir_id: int) -> HttpResponse:
    row = baca.satu(request.actor, pk, Wewenang.TULIS)
    seen = request.POST.get("versi", "")
    version = int(seen) if seen.isdecimal() and len(seen) < 6 else 0  # noqa: PLR2004 -- a small number
    services.hapus_butir(request.actor, row, butir_id=butir_id, versi=version)
    kabari(request, _("Butir dihapus dari notula; riwayat tulisannya tetap ada."))
    return redirect("rapat:notula", pk)


@perlu(Wewenang.TULIS)
@require_POST
def koreksi(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk, Wewenang.TULIS)
    form = FormKoreksi(request.POST)
    if form.is_valid():
        with tampung(form):
            made = services.koreksi(request.actor, row, isi=form.cleaned_data["isi"])
            kabari(request, _("Koreksi nomor %(n)s dicatat.") % {"n": made.nomor})
            return redirect("rapat:rapat", pk)
    return render(request, "rapat/rapat.html", isi_rapat(request, pk, form), status=422)


def _isi(row: Rapat) -> dict[str, Any]:
    seen = baca.sidik_notula(row)
    lines = baca.butir(row)
    points = list(row.acara.all())
    for point in points:
        point.baris = [b for b in lines if b.acara_id == point.pk]  # type: ignore[attr-defined]  # as `baca.acara`
    return {
        "rapat": row,
        "acara": points,
        "lain": [b for b in lines if b.acara_id is None],
        "sidik": seen,
        "ditulis": baca.dapat_ditulis(row),
    }


def _satu(row: Rapat, butir_id: int) -> ButirNotula:
    line = row.butir.filter(pk=butir_id, dihapus=False).first()
    if line is None:
        raise TidakBerwenang
    return line
