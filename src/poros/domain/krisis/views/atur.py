"""Set up beforehand: plans, roles, layers."""

import yaml
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch, may, visible
from poros.web.formulir import formulir
from poros.web.halaman import kursor
from poros.web.izin import perlu

from .. import services
from ..forms.atur import FormLapisan, FormPeran, FormRencana
from ..labels import PERAN
from ..models import RencanaKontinjensi
from ..queries import parameter
from ..rules.alur import Peran
from ..wewenang import Wewenang


@perlu(Wewenang.RENCANA_LIHAT)
@require_GET
def rencana(request: HttpRequest) -> HttpResponse:
    """Plans with their versions, and which units have which role."""
    unit = Unit(pk=request.actor.unit_id)
    roles = parameter.unit_menurut_peran()
    isi = {
        "rencana": visible(request.actor, Wewenang.RENCANA_LIHAT, parameter.rencana_terbaru()),
        "peran": [(p, PERAN[p], roles.get(p, [])) for p in Peran],
        "boleh_tulis": may(request.actor, Wewenang.RENCANA_TULIS, unit),
        "boleh_atur": may(request.actor, Wewenang.PERAN_ATUR, unit),
    }
    return render(request, "krisis/rencana.html", isi)


@perlu(Wewenang.RENCANA_TULIS)
@require_http_methods(["GET", "POST"])
def tulis(request: HttpRequest) -> HttpResponse:
    """A new plan or version, begun as a copy with `?dari=`."""
    unit = fetch(request.actor, Wewenang.RENCANA_TULIS, Unit.objects.all(), request.actor.unit_id)
    source = RencanaKontinjensi.objects.filter(pk=kursor(request.GET.get("dari")) or 0).first()
    text = yaml.safe_dump(source.isi, allow_unicode=True, sort_keys=False, width=200) if source else ""
    form = FormRencana(request.POST or None, initial={"naskah": text})
    return formulir(
        request,
        form,
        lambda: services.tulis_rencana(request.actor, unit, **form.cleaned_data),
        judul=_("Tulis rencana kontinjensi"),
        tombol=_("Simpan versi"),
        ke=reverse("krisis:rencana"),
        kabar=_("Versi rencana disimpan."),
    )


@perlu(Wewenang.PERAN_ATUR)
@require_http_methods(["GET", "POST"])
def peran(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.PERAN_ATUR, Unit.objects.all(), request.actor.unit_id)
    asked = request.GET.get("peran", "")
    known = parameter.unit_menurut_peran().get(Peran(asked), []) if asked in set(Peran) else []
    form = FormPeran(
        request.POST or None, actor=request.actor, initial={"peran": asked, "units": [u.pk for u in known]}
    )
    return formulir(
        request,
        form,
        lambda: services.atur_peran(request.actor, unit, **form.nilai()),
        judul=_("Peran unit dalam bencana"),
        tombol=_("Simpan peran"),
        ke=reverse("krisis:rencana"),
        kabar=_("Peran disimpan."),
    )


@perlu(Wewenang.LAPISAN_MUAT)
@require_http_methods(["GET", "POST"])
def lapisan(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.LAPISAN_MUAT, Unit.objects.all(), request.actor.unit_id)
    form = FormLapisan(request.POST or None, request.FILES or None)

    def kerja() -> object:
        c = form.cleaned_data
        return services.muat_lapisan(request.actor, unit, jenis=c["jenis"], isi=c["berkas"].read(), sumber=c["sumber"])

    return formulir(
        request,
        form,
        kerja,
        judul=_("Muat lapisan peta"),
        ket=_("Batas wilayah dengan penduduknya, atau jaringan jalan, sebagai GeoJSON."),
        tombol=_("Muat"),
        ke=reverse("krisis:rencana"),
        kabar=_("Lapisan dimuat."),
    )
