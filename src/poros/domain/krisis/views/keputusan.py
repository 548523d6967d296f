"""Decision cards: what is asked, put before the competent office, decided, and what came of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.wewenang import boleh, fetch, may
from poros.web.formulir import formulir, tindak
from poros.web.izin import perlu
from poros.web.jawab import status, tampung, teks
from poros.web.pesan import kabari

from .. import services
from ..forms.keputusan import FormHasil, FormKartu, FormPutus
from ..models import Kartu, Kejadian
from ..queries import kejadian as baca
from ..services.keputusan import berwenang
from ..wewenang import Wewenang
from .kejadian import kepala

HASIL_MAKS = 2000
KARTU = Kartu.objects.select_related("kejadian", "pilihan").prefetch_related("opsi")


@perlu(Wewenang.LIHAT)
@require_GET
def daftar(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk)
    isi = {
        **kepala(row, "kartu"),
        "kartu": row.kartu.select_related("pilihan")[:50],
        "boleh": may(request.actor, Wewenang.KARTU_AJUKAN, row),
    }
    return render(request, "krisis/kartu_daftar.html", isi)


@perlu(Wewenang.KARTU_AJUKAN)
@require_http_methods(["GET", "POST"])
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.KARTU_AJUKAN, Kejadian.objects.all(), pk)
    form = FormKartu(request.POST or None, kejadian=row)

    def kerja() -> str:
        card = services.ajukan_kartu(request.actor, row, data=form.data_kartu())
        return reverse("krisis:kartu", args=[card.pk])

    return formulir(
        request,
        form,
        kerja,
        judul=_("Minta putusan"),
        ket=_("Poros mencari siapa yang berwenang dan menghitung akibat setiap pilihan."),
        tombol=_("Ajukan"),
        ke=reverse("krisis:kartu_daftar", args=[pk]),
        kabar=_("Kartu putusan diajukan."),
    )


@perlu(Wewenang.LIHAT, Wewenang.KARTU_PUTUS)
@require_http_methods(["GET", "POST"])
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One card. Who is not competent sees who is, and is told so when he tries."""
    row = fetch(request.actor, Wewenang.KARTU_PUTUS, KARTU, pk)
    form = FormPutus(request.POST or None, kartu=row)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.putuskan(request.actor, row, **form.cleaned_data)
            kabari(request, _("Putusan dicatat."))
            return redirect("krisis:kartu", pk)
    can_tell = row.diputus is not None and bool(boleh(request.actor, row, Wewenang.KARTU_HASIL))
    isi = {
        **kepala(row.kejadian, "kartu"),
        "kartu": row,
        "form": form,
        "berwenang": berwenang(request.actor, row),
        "lewat": row.diputus is None and row.batas < row.kejadian.jam,
        "hasil": FormHasil(initial={"hasil": row.hasil}) if can_tell else None,
    }
    return render(request, "krisis/kartu.html", isi, status=status(form))


@perlu(Wewenang.KARTU_HASIL)
@require_POST
def hasil(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.KARTU_HASIL, Kartu.objects.all(), pk)
    return tindak(
        request,
        lambda: services.catat_hasil(request.actor, row, hasil=teks(request.POST, "hasil", HASIL_MAKS)),
        kabar=_("Hasil putusan dicatat."),
        ke=reverse("krisis:kartu", args=[pk]),
    )
