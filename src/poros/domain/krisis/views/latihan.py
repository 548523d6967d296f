"""Drills that play themselves: start, hold, go on, end."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch
from poros.web.formulir import formulir, tindak
from poros.web.izin import perlu

from .. import services
from ..forms.latihan import FormPeragaan
from ..models import Kejadian
from ..rules.peragaan import AksiPeragaan
from ..wewenang import Wewenang


@perlu(Wewenang.LATIHAN_MAINKAN)
@require_http_methods(["GET", "POST"])
def mainkan(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.LATIHAN_MAINKAN, Unit.objects.all(), request.actor.unit_id)
    form = FormPeragaan(request.POST or None)

    def kerja() -> str:
        row = services.mainkan(request.actor, unit, **form.cleaned_data)
        return reverse("krisis:papan", args=[row.kejadian_id])

    return formulir(
        request,
        form,
        kerja,
        judul=_("Mainkan skenario latihan"),
        ket=_("Skenario berjalan sendiri di satu latihan: setiap langkah dikerjakan jabatannya, atas nama Anda."),
        tombol=_("Mulai peragaan"),
        ke=reverse("krisis:latihan"),
        kabar=_("Peragaan dimulai. Papan ini mengikutinya."),
    )


@perlu(Wewenang.LATIHAN_ATUR)
@require_POST
def atur(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    row = fetch(request.actor, Wewenang.LATIHAN_ATUR, Kejadian.objects.all(), pk)
    return tindak(
        request,
        lambda: services.atur_peragaan(request.actor, row, aksi=AksiPeragaan(aksi)),
        kabar={
            AksiPeragaan.JEDA: _("Peragaan dijeda."),
            AksiPeragaan.LANJUT: _("Peragaan berlanjut."),
            AksiPeragaan.HENTI: _("Peragaan dihentikan."),
        }[AksiPeragaan(aksi)],
        ke=reverse("krisis:papan", args=[pk]),
    )
