"""Rules, functional posts and strategies: read by all, edited by who keeps them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch, visible
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.acuan import SYARAT, FormAturan, FormJf, FormStrategi, awal_aturan, awal_strategi
from ..models import AturanSederhana, JabatanFungsional, StrategiSakip
from ..queries import acuan as baca
from ..wewenang import Wewenang


@perlu(Wewenang.ATURAN_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    isi = {"aturan": list(baca.aturan_semua()), "kelola": mengelola(request)}
    return render(request, "reformasi/aturan_daftar.html", isi)


@perlu(Wewenang.ATURAN_LIHAT)
@require_GET
def aturan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.ATURAN_LIHAT, AturanSederhana.objects.all(), pk)
    conditions = [
        (label, [known.get(v, v) for v in row.syarat[name]])
        for name, (label, known) in SYARAT.items()
        if row.syarat.get(name)
    ]
    return render(request, "reformasi/aturan.html", {"a": row, "syarat": conditions, "kelola": mengelola(request)})


@perlu(Wewenang.KELOLA)
@require_http_methods(["GET", "POST"])
def tulis(request: HttpRequest) -> HttpResponse:
    """Write a rule; `dari` in the address begins with another."""
    unit = fetch(request.actor, Wewenang.KELOLA, Unit.objects.all(), request.actor.unit_id)
    begin = request.GET.get("dari", "")
    row = get_object_or_404(AturanSederhana, pk=begin) if begin.isdecimal() and len(begin) < 19 else None  # noqa: PLR2004 -- digits of a bigint
    form = FormAturan(request.POST or None, initial=awal_aturan(row) if row else {})
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            kept = services.catat_aturan(request.actor, unit, data=form.data_aturan())
            kabari(request, _("Aturan disimpan. Telaah yang sedang disusun berubah setelah dihitung ulang."))
            return redirect("reformasi:aturan", kept.pk)
    isi = {
        "form": form,
        "judul": _("Tulis aturan"),
        "ket": _(
            "Syarat yang tidak dicentang berarti tidak ditanyakan. Kode dan tanggal mulai yang sama menggantikan."
        ),
        "tombol": _("Simpan aturan"),
        "ke": reverse("reformasi:aturan_daftar"),
    }
    return render(request, "reformasi/formulir.html", isi, status=status(form))


@perlu(Wewenang.ATURAN_LIHAT)
@require_http_methods(["GET", "POST"])
def jf(request: HttpRequest) -> HttpResponse:
    """The list of functional posts, with its two acts."""
    form = FormJf(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = services.hapus_jf if "hapus" in request.POST else services.catat_jf
        with tampung(form):
            act(request.actor, Unit(pk=request.actor.unit_id), nama=form.cleaned_data["nama"])
            kabari(request, _("Daftar jabatan fungsional diperbarui."))
            return redirect("reformasi:jf")
    rows = JabatanFungsional.objects.filter(aktif=True)
    isi = {"form": form, "jf": rows, "kelola": mengelola(request)}
    return render(request, "reformasi/jf.html", isi, status=status(form))


@perlu(Wewenang.STRATEGI_LIHAT)
@require_GET
def strategi_daftar(request: HttpRequest) -> HttpResponse:
    isi = {"strategi": StrategiSakip.objects.all(), "kelola": mengelola(request)}
    return render(request, "reformasi/strategi.html", isi)


@perlu(Wewenang.STRATEGI_LIHAT)
@require_GET
def strategi(request: HttpRequest, pk: int) -> HttpResponse:
    """A strategy is shown in its list."""
    fetch(request.actor, Wewenang.STRATEGI_LIHAT, StrategiSakip.objects.all(), pk)
    return redirect(f"{reverse('reformasi:strategi_daftar')}#s{pk}")


@perlu(Wewenang.KELOLA)
@require_http_methods(["GET", "POST"])
def tulis_strategi(request: HttpRequest) -> HttpResponse:
    """Write a strategy; `dari` in the address begins with another."""
    unit = fetch(request.actor, Wewenang.KELOLA, Unit.objects.all(), request.actor.unit_id)
    begin = request.GET.get("dari", "")
    row = get_object_or_404(StrategiSakip, pk=begin) if begin.isdecimal() and len(begin) < 19 else None  # noqa: PLR2004 -- digits of a bigint
    form = FormStrategi(request.POST or None, initial=awal_strategi(row) if row else {})
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.catat_strategi(request.actor, unit, data=form.data_strategi())
            kabari(request, _("Strategi disimpan."))
            return redirect("reformasi:strategi_daftar")
    isi = {
        "form": form,
        "judul": _("Tulis strategi"),
        "ket": _("Kode yang sama menggantikan."),
        "tombol": _("Simpan strategi"),
        "ke": reverse("reformasi:strategi_daftar"),
    }
    return render(request, "reformasi/formulir.html", isi, status=status(form))


def mengelola(request: HttpRequest) -> bool:
    """May this actor edit rules and catalogues, and begin things?"""
    return visible(request.actor, Wewenang.KELOLA, Unit.objects.all()).exists()
