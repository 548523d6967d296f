"""A decided plan: the roadmap with its work, money and progress."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.wewenang import fetch, visible
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import tabel

from .. import services
from ..forms.rencana import FormBelanja, FormTetapkan
from ..models import LangkahRencana, Rencana
from ..queries import rencana as baca
from ..wewenang import Wewenang


@perlu(Wewenang.RENCANA_TETAPKAN)
@require_http_methods(["GET", "POST"])
def tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.RENCANA_TETAPKAN, baca.semua(), pk)
    form = FormTetapkan(request.POST or None, actor=request.actor, naik=baca.naik(row))
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            made = services.tetapkan_rencana(
                request.actor, row, pemilik=form.pemilik(), tenggat=form.cleaned_data["tenggat"]
            )
            n = len({s.penugasan_id for s in made})
            kabari(request, ngettext("%(n)s penugasan diterbitkan.", "%(n)s penugasan diterbitkan.", n) % {"n": n})
            return redirect("indeks:rencana", pk)
    isi = {
        "form": form,
        "judul": _("Tetapkan dan bagikan"),
        "ket": _("Setiap unit mendapat satu penugasan tiap tahun untuk semua indikator yang harus dinaikkannya."),
        "tombol": _("Tetapkan rencana"),
        "ke": reverse("indeks:rencana", args=[pk]),
    }
    return render(request, "indeks/formulir.html", isi, status=status(form))


@perlu(Wewenang.LANGKAH_BELANJA)
@require_http_methods(["GET", "POST"])
def belanja(request: HttpRequest, pk: int) -> HttpResponse:
    """Which part of the budget pays for a step."""
    rows = LangkahRencana.objects.select_related("rencana__instrumen")
    row = fetch(request.actor, Wewenang.LANGKAH_BELANJA, rows, pk)
    form = FormBelanja(request.POST or None, langkah=row)
    back = reverse("indeks:rencana", args=[row.rencana_id])
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.catat_belanja(request.actor, row, belanja=form.belanja())
            kabari(request, _("Anggaran langkah dicatat."))
            return redirect(back)
    words = {"kode": row.kode, "nama": baca.nama(row.rencana).get(row.kode, ""), "tahun": row.tahun}
    isi = {
        "form": form,
        "judul": _("Anggaran langkah %(kode)s tahun %(tahun)s") % words,
        "ket": words["nama"],
        "tombol": _("Simpan"),
        "ke": back,
    }
    return render(request, "indeks/formulir.html", isi, status=status(form))


@perlu(Wewenang.RENCANA_LIHAT)
@require_GET
def ekspor(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """The roadmap as a table."""
    row = baca.satu(request.actor, pk)
    judul = [
        _("Tahun"), _("Kode"), _("Indikator"), _("Dari"), _("Ke"), _("Upaya"), _("Unit"), _("Tenggat"),
        _("Status"), _("Kemajuan (%)"), _("Tercapai"), _("Kode rekening"), _("Kegiatan"), _("Anggaran (rupiah)"),
    ]  # fmt: skip
    rows = (
        [
            k.langkah.tahun, k.langkah.kode, k.nama, k.langkah.dari, k.langkah.ke, k.langkah.upaya,
            k.langkah.unit.singkatan, k.langkah.tenggat, k.langkah.penugasan.get_status_display(),
            k.langkah.penugasan.kemajuan, k.tercapai, k.langkah.rekening, k.langkah.kegiatan, k.langkah.anggaran,
        ]
        for k in baca.peta_jalan(row).langkah
    )  # fmt: skip
    return tabel(bentuk, _("Peta jalan %s") % row.judul, judul, rows)


def halaman(request: HttpRequest, row: Rencana) -> HttpResponse:
    """The roadmap as a page; also a plan that one may only read."""
    pays = visible(request.actor, Wewenang.LANGKAH_BELANJA, LangkahRencana.objects.filter(rencana=row))
    isi = {
        "rencana": row,
        "ringkas": baca.ringkas(row),
        "peta": baca.peta_jalan(row),
        "membayar": set(pays.values_list("pk", flat=True)),
    }
    return render(request, "indeks/peta_jalan.html", isi)
