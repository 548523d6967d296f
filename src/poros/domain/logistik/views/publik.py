"""What everybody may read and do: what is needed, a pledge, its way, what went where. No script is needed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_http_methods

from poros.web.izin import terbuka
from poros.web.jawab import status, tampung
from poros.web.unduhan import pdf

from .. import cetak
from ..forms.donasi import FormJanji
from ..labels import NADA_DONASI
from ..models import Cadangan
from ..queries import donasi as baca
from ..queries.stok import cadangan_berlaku
from ..rules.alur import StatusDonasi
from ..services.pintu import janji as catat_janji

LIMA_MENIT = 300


@terbuka("the list of what is needed, so that people give what helps")
@require_GET
@cache_control(private=True, max_age=LIMA_MENIT)
def dibutuhkan(request: HttpRequest) -> HttpResponse:
    return render(request, "logistik/publik/dibutuhkan.html", {"baris": baca.dibutuhkan(baca.hari_ini())})


@terbuka("people pledge goods without signing in; a pledge is answered by the managers")
@never_cache
@require_http_methods(["GET", "POST"])
def janji(request: HttpRequest) -> HttpResponse:
    rows = baca.dibutuhkan(baca.hari_ini())
    chosen = [
        (r.barang.pk, _("%(nama)s, masih kurang %(n)s %(satuan)s")
         % {"nama": r.barang.nama, "n": r.kekurangan.terbuka, "satuan": r.barang.satuan})
        for r in rows
    ]  # fmt: skip
    form = FormJanji(request.POST or None, pilihan=chosen, initial=_awal(request))
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            return redirect("logistik:publik_janji", catat_janji(form.data_donasi()).tanda)
    return render(request, "logistik/publik/janji_baru.html", {"form": form, "ada": bool(rows)}, status=status(form))


@terbuka("a giver follows the own pledge; the address cannot be guessed")
@never_cache
@require_GET
def satu_janji(request: HttpRequest, tanda: str) -> HttpResponse:
    row = baca.menurut_tanda(tanda)
    if row is None:
        raise Http404
    isi = {
        "donasi": row,
        "nada": NADA_DONASI[StatusDonasi(row.status)],
        "jejak": baca.perjalanan([row])[0] if row.masuk else None,
    }
    return render(request, "logistik/publik/janji.html", isi)


@terbuka("the receipt of a giver's own donation; the address cannot be guessed")
@never_cache
@require_GET
def tanda_terima(request: HttpRequest, tanda: str) -> HttpResponse:
    row = baca.menurut_tanda(tanda)
    if row is None or not row.masuk:
        raise Http404
    return pdf(cetak.tanda_terima(row, request.tenant), "Tanda terima donasi")


@terbuka("what was given, where it went, and what is kept back and why, without names unless a giver wished it")
@require_GET
@cache_control(private=True, max_age=LIMA_MENIT)
def kemana(request: HttpRequest) -> HttpResponse:
    kept: list[Cadangan] = list(cadangan_berlaku(baca.hari_ini()).select_related("gudang", "barang").order_by("pk"))
    isi = {"baris": baca.perjalanan(baca.diterima_terakhir()), "cadangan": kept}
    return render(request, "logistik/publik/kemana.html", isi)


def _awal(request: HttpRequest) -> dict[str, object]:
    return {"barang_id": request.GET.get("barang", "")[:19], "rencana": baca.hari_ini()}
