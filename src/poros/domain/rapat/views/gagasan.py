"""Ideas: gathered, grouped, weighed, answered; with a page for people outside."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.tandatangan.alamat import pangkal
from poros.kernel.wewenang import boleh, fetch
from poros.web.formulir import formulir
from poros.web.izin import perlu, terbuka
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import pdf, tabel

from .. import cetak, services
from ..forms.gagasan import FormAtur, FormGagasan, FormNilai, FormOlah
from ..labels import JUDUL_GAGASAN, NADA_HASIL
from ..models import Gagasan, Rapat
from ..queries import gagasan as baca
from ..queries import rapat as rapat_baca
from ..services.gagasan import olahkan, sumbang_tamu, sumbangkan
from ..wewenang import Wewenang
from .laju import terlalu_cepat


@perlu(Wewenang.SUMBANG)
@require_http_methods(["GET", "POST"])
def gagasan(request: HttpRequest, pk: int) -> HttpResponse:
    """All ideas by weight, whose they are, and a form for one's own."""
    row = rapat_baca.satu(request.actor, pk, Wewenang.SUMBANG)
    form = FormGagasan(request.POST or None, rapat=row)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            sumbangkan(request.actor, row, form.data_gagasan())
            kabari(request, _("Gagasan Anda tercatat. Hasilnya dikabarkan di sini."))
            return redirect("rapat:gagasan", pk)
    can = boleh(request.actor, row, Wewenang.KELOLA, Wewenang.HADIR)
    weighed = baca.timbang(row)
    isi = {
        "rapat": row,
        "form": form,
        "gagasan": weighed,
        "penyumbang": baca.penyumbang(t.gagasan for t in weighed),
        "nada": NADA_HASIL,
        "kelola": Wewenang.KELOLA in can,
        "nilai": bool(can) and bool(row.kriteria.all()),
        "kriteria": list(row.kriteria.all()),
        "pertanyaan": list(row.pertanyaan.all()),
        "alamat": pangkal() + reverse("rapat:gagasan_publik", args=[row.kunci_gagasan]),
    }
    return render(request, "rapat/gagasan.html", isi, status=status(form))


@perlu(Wewenang.KELOLA)
@require_http_methods(["GET", "POST"])
def atur(request: HttpRequest, pk: int) -> HttpResponse:
    row = rapat_baca.satu(request.actor, pk, Wewenang.KELOLA)
    form = FormAtur(request.POST or None, rapat=row)
    return formulir(
        request,
        form,
        lambda: services.atur_gagasan(request.actor, row, **form.cleaned_data),
        judul=_("Pertanyaan dan kriteria"),
        ket=row.judul,
        tombol=_("Simpan"),
        ke=reverse("rapat:gagasan", args=[pk]),
    )


@perlu(Wewenang.NILAI)
@require_http_methods(["GET", "POST"])
def nilai(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.NILAI, Gagasan.objects.select_related("rapat"), pk)
    mine = baca.nilai_saya(request.actor, row.rapat).get(pk, {})
    form = FormNilai(request.POST or None, kriteria=list(row.rapat.kriteria.all()), sudah=mine)
    return formulir(
        request,
        form,
        lambda: services.nilai(request.actor, row, nilai=form.nilai()),
        judul=_("Timbang gagasan"),
        ket=row.isi,
        tombol=_("Simpan nilai"),
        ke=reverse("rapat:gagasan", args=[row.rapat_id]),
    )


@perlu(Wewenang.OLAH)
@require_http_methods(["GET", "POST"])
def olah(request: HttpRequest, pk: int) -> HttpResponse:
    """Group it; and say what became of it."""
    row = fetch(request.actor, Wewenang.OLAH, Gagasan.objects.select_related("rapat", "unit"), pk)
    form = FormOlah(request.POST or None, gagasan=row)
    return formulir(
        request,
        form,
        lambda: olahkan(request.actor, row, **form.cleaned_data),
        judul=_("Olah gagasan"),
        ket=row.isi,
        tombol=_("Simpan"),
        ke=reverse("rapat:gagasan", args=[row.rapat_id]),
    )


@perlu(Wewenang.SUMBANG)
@require_GET
def laporan(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper of a discussion, a forum, a musrenbang."""
    row = rapat_baca.satu(request.actor, pk, Wewenang.SUMBANG)
    return pdf(cetak.laporan_gagasan(row), _("Gagasan %(judul)s") % {"judul": row.judul})


@perlu(Wewenang.SUMBANG)
@require_GET
def unduh(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """All ideas as a table; of an unnamed one nobody."""
    if bentuk not in {"csv", "xlsx"}:
        raise Http404
    row = rapat_baca.satu(request.actor, pk, Wewenang.SUMBANG)
    name = _("Gagasan %(judul)s") % {"judul": row.judul}
    return tabel(bentuk, name, [str(word) for word in JUDUL_GAGASAN], baca.baris(row))


@terbuka("people outside are asked for their ideas; the address is shared by the organiser, who can close it")
@never_cache
@require_http_methods(["GET", "POST"])
def publik(request: HttpRequest, tanda: str) -> HttpResponse:
    row = Rapat.objects.filter(kunci_gagasan=tanda, gagasan_dibuka=True).first()
    if row is None:
        raise Http404
    if terlalu_cepat(request):
        return HttpResponse(_("Terlalu banyak kiriman. Coba lagi sebentar."), status=429)
    form = FormGagasan(request.POST or None, rapat=row, luar=True)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            made = sumbang_tamu(row, form.data_gagasan())
            return redirect("rapat:hasil_gagasan", made.kunci)
    return render(request, "rapat/publik/gagasan.html", {"rapat": row, "form": form}, status=status(form))


@terbuka("a contributor from outside looks up what became of his idea; the address is known to him alone")
@never_cache
@require_GET
def hasil(request: HttpRequest, tanda: str) -> HttpResponse:
    row = get_object_or_404(Gagasan.objects.select_related("rapat"), kunci=tanda)
    return render(request, "rapat/publik/hasil.html", {"gagasan": row, "nada": NADA_HASIL})
