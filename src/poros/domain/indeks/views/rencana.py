"""The way up: plans, their numbers recomputed while they are changed, and what they assume."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, visible
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import SALAH, status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.anggapan import LembarAnggapan
from ..forms.rencana import FormLangkahNaik, FormRencana
from ..models import Rencana
from ..queries import rencana as baca
from ..queries.kertas import penilaian_terlihat
from ..rules.alur import StatusRencana
from ..wewenang import Wewenang
from . import gambar, peta


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
    form = FormRencana(request.POST or None, actor=request.actor, initial=_mulanya(request))
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
    if row.status != StatusRencana.DISUSUN or not boleh(request.actor, row, Wewenang.RENCANA_UBAH):
        return peta.halaman(request, row)
    return _halaman(request, row)


@perlu(Wewenang.RENCANA_UBAH)
@require_POST
def hitung(request: HttpRequest, pk: int) -> HttpResponse:
    """The numbers of the plan as it stands in the form; nothing is kept."""
    row = fetch(request.actor, Wewenang.RENCANA_UBAH, baca.semua(), pk)
    form = FormLangkahNaik(request.POST, rencana=row, langkah=baca.langkah(row))
    if form.is_valid():
        target = form.tujuan()
        row.predikat, row.sasaran = target.predikat, target.sasaran
        if target.predikat:
            row.sasaran = baca.batas_predikat(row.instrumen, target.predikat)
        row.pilihan = form.pilihan()
    return render(request, "indeks/rencana.html#ringkas", {"rencana": row, **isi_rencana(row)})


@perlu(Wewenang.RENCANA_UBAH)
@require_POST
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was changed; with `ulang` the way of least effort is computed anew."""
    row = fetch(request.actor, Wewenang.RENCANA_UBAH, baca.semua(), pk)
    form = FormLangkahNaik(request.POST, rencana=row, langkah=baca.langkah(row))
    if form.is_valid():
        again = "ulang" in request.POST
        with tampung(form):
            services.ubah_rencana(request.actor, row, tujuan=form.tujuan(), pilihan=None if again else form.pilihan())
            kabari(request, _("Jalan termurah dihitung ulang.") if again else _("Rencana disimpan."))
            return redirect("indeks:rencana", pk)
    return _halaman(request, row, form)


@perlu(Wewenang.RENCANA_UBAH)
@require_http_methods(["GET", "POST"])
def anggapan(request: HttpRequest, pk: int) -> HttpResponse:
    """Years, efforts, who does what, preconditions and capacities of a plan."""
    row = fetch(request.actor, Wewenang.RENCANA_UBAH, baca.semua(), pk)
    sheet = LembarAnggapan(request.POST or None, actor=request.actor, rencana=row)
    failed = False
    if request.method == "POST":
        if sheet.is_valid():
            with tampung(sheet.masa):
                services.ubah_anggapan(request.actor, row, anggapan=sheet.anggapan())
                kabari(request, _("Anggapan disimpan dan jalan termurah dihitung ulang."))
                return redirect("indeks:rencana", pk)
        failed = True
    isi = {"rencana": row, "lembar": sheet}
    return render(request, "indeks/anggapan.html", isi, status=SALAH if failed else 200)


def isi_rencana(row: Rencana) -> dict[str, Any]:
    """The plan's numbers and the picture of effort against index."""
    numbers = baca.ringkas(row)
    return {"ringkas": numbers, "batas": gambar.batas_upaya(baca.batas_upaya(row), numbers)}


def _halaman(request: HttpRequest, row: Rencana, gagal: FormLangkahNaik | None = None) -> HttpResponse:
    steps = baca.langkah(row)
    form = gagal or FormLangkahNaik(rencana=row, langkah=steps)
    lines = [(s, [(year, form[f"t-{s.kode}-{year}"]) for year in row.masa]) for s in steps]
    isi = {"rencana": row, "form": form, "langkah": lines, **isi_rencana(row)}
    return render(request, "indeks/rencana.html", isi, status=status(form))


def _mulanya(request: HttpRequest) -> dict[str, Any]:
    """Two years from the next one on, from the newest assessment; `?penilaian=` names another."""
    seen = penilaian_terlihat(request.actor).order_by("-tahun", "-pk")
    named = request.GET.get("penilaian", "")
    held = seen.filter(pk=int(named)).first() if named.isdecimal() and len(named) < 10 else None  # noqa: PLR2004 -- a number of ours
    year = request.actor.hari.year
    return {"mulai": year + 1, "tahun": year + 2, "penilaian": held.pk if held else None}
