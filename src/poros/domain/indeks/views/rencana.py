"""The way up: plans, their numbers recomputed while they are changed, and the roadmap that they become."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, visible
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.rencana import FormLangkahNaik, FormRencana, FormTetapkan
from ..models import Rencana
from ..queries import rencana as baca
from ..rules.alur import StatusRencana
from ..wewenang import Wewenang
from . import gambar


@perlu(Wewenang.RENCANA_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.rencana_terlihat(request.actor), request.GET)
    may = visible(request.actor, Wewenang.RENCANA_SUSUN, Unit.objects.all()).exists()
    return render(request, "indeks/rencana_daftar.html", {"halaman": page, "boleh_susun": may})


@perlu(Wewenang.RENCANA_SUSUN)
@require_http_methods(["GET", "POST"])
def susun(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.RENCANA_SUSUN, Unit.objects.all(), request.actor.unit_id)
    form = FormRencana(request.POST or None, actor=request.actor, initial={"tahun": request.actor.hari.year + 1})
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            made = services.susun_rencana(request.actor, unit, data=baca.awal(**form.cleaned_data))
            return redirect("indeks:rencana", made.pk)
    isi = {
        "form": form,
        "judul": _("Susun rencana naik"),
        "ket": _("Jalan dengan upaya paling kecil dihitung untuk Anda; setelah itu boleh diubah dengan tangan."),
        "tombol": _("Hitung jalannya"),
        "ke": reverse("indeks:rencana_daftar"),
    }
    return render(request, "indeks/formulir.html", isi, status=status(form))


@perlu(Wewenang.RENCANA_LIHAT)
@require_GET
def rencana(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk)
    may = boleh(request.actor, row, Wewenang.RENCANA_UBAH)
    if not may or row.status != StatusRencana.DISUSUN:
        return render(
            request, "indeks/peta_jalan.html", {"rencana": row, **isi_rencana(row), "langkah": baca.peta_jalan(row)}
        )
    return _halaman(request, row)


@perlu(Wewenang.RENCANA_UBAH)
@require_POST
def hitung(request: HttpRequest, pk: int) -> HttpResponse:
    """The numbers of the plan as it stands in the form; nothing is kept."""
    row = fetch(request.actor, Wewenang.RENCANA_UBAH, baca.semua(), pk)
    form = FormLangkahNaik(request.POST, rencana=row, langkah=baca.langkah(row))
    if form.is_valid():
        row.sasaran, row.predikat = form.cleaned_data["sasaran"], form.cleaned_data["predikat"]
        row.pilihan = form.pilihan()
        row.upaya = {**row.upaya, **form.upaya(row.upaya)}
    return render(request, "indeks/rencana.html#ringkas", {"rencana": row, "ringkas": baca.ringkas(row)})


@perlu(Wewenang.RENCANA_UBAH)
@require_POST
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was changed; with `ulang` the way of least effort is computed anew."""
    row = fetch(request.actor, Wewenang.RENCANA_UBAH, baca.semua(), pk)
    form = FormLangkahNaik(request.POST, rencana=row, langkah=baca.langkah(row))
    if form.is_valid():
        with tampung(form):
            services.ubah_rencana(
                request.actor,
                row,
                **form.tujuan(),
                upaya=form.upaya(row.upaya),
                pilihan=None if "ulang" in request.POST else form.pilihan(),
            )
            kabari(request, _("Jalan termurah dihitung ulang.") if "ulang" in request.POST else _("Rencana disimpan."))
            return redirect("indeks:rencana", pk)
    return _halaman(request, row, form)


@perlu(Wewenang.RENCANA_TETAPKAN)
@require_http_methods(["GET", "POST"])
def tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.RENCANA_TETAPKAN, baca.semua(), pk)
    steps = baca.naik(row)
    form = FormTetapkan(request.POST or None, actor=request.actor, naik=steps, pemilik=baca.pemilik(row))
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            made = services.tetapkan_rencana(
                request.actor, row, pemilik=form.pemilik(), tenggat=form.cleaned_data["tenggat"]
            )
            n = len({s.unit_id for s in made})
            kabari(request, ngettext("%(n)s penugasan diterbitkan.", "%(n)s penugasan diterbitkan.", n) % {"n": n})
            return redirect("indeks:rencana", pk)
    isi = {
        "form": form,
        "judul": _("Tetapkan dan bagikan"),
        "ket": _("Setiap unit mendapat satu penugasan untuk semua indikator yang harus dinaikkannya."),
        "tombol": _("Tetapkan rencana"),
        "ke": reverse("indeks:rencana", args=[pk]),
    }
    return render(request, "indeks/formulir.html", isi, status=status(form))


def isi_rencana(row: Rencana) -> dict[str, Any]:
    """The plan's numbers and the picture of effort against index."""
    numbers = baca.ringkas(row)
    return {"ringkas": numbers, "batas": gambar.batas_upaya(baca.batas_upaya(row), numbers)}


def _halaman(request: HttpRequest, row: Rencana, gagal: FormLangkahNaik | None = None) -> HttpResponse:
    steps = baca.langkah(row)
    form = gagal or FormLangkahNaik(rencana=row, langkah=steps)
    lines = [(s, form[f"t-{s.kode}"], form[f"b-{s.kode}"]) for s in steps]
    isi = {"rencana": row, "form": form, "langkah": lines, **isi_rencana(row)}
    return render(request, "indeks/rencana.html", isi, status=status(form))
