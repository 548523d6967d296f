"""Rooms, ways and protocol units."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import SumberDaya
from poros.kernel.wewenang import boleh, fetch, visible
from poros.web.formulir import formulir
from poros.web.izin import perlu

from .. import services
from ..forms.agenda import FormProtokol, FormRuang, FormTempuh
from ..models import Ruang, WaktuTempuh
from ..queries.waktu import ruang_terlihat
from ..wewenang import Wewenang


@perlu(Wewenang.RUANG_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """The rooms; resources that are none yet, for those who may make them one; the ways between places."""
    rooms = list(ruang_terlihat(request.actor)[:200])
    mine = visible(request.actor, Wewenang.RUANG_ATUR, SumberDaya.objects.filter(orang_id__isnull=True, aktif=True))
    own = {row.pk: row for row in mine[:200]}
    known = {r.sumber_daya_id for r in rooms}
    can = boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.TEMPUH_ATUR, Wewenang.PROTOKOL_ATUR)
    isi = {
        "ruang": rooms,
        "milik": own,
        "belum": [row for pk, row in own.items() if pk not in known],
        "tempuh": list(WaktuTempuh.objects.select_related("dari", "ke")[:200]),
        "atur_tempuh": Wewenang.TEMPUH_ATUR in can,
        "atur_protokol": Wewenang.PROTOKOL_ATUR in can,
    }
    return render(request, "rapat/ruang.html", isi)


@perlu(Wewenang.RUANG_ATUR)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a resource a room, or change it."""
    row = fetch(request.actor, Wewenang.RUANG_ATUR, SumberDaya.objects.all(), pk)
    there = Ruang.objects.filter(sumber_daya=row).select_related("lokasi").first()
    begin = {"lokasi": there.lokasi.nama, "kursi": there.kursi} if there else None
    form = FormRuang(request.POST or None, initial=begin)
    return formulir(
        request,
        form,
        lambda: services.simpan_ruang(request.actor, row, **form.cleaned_data),
        judul=row.nama,
        ket=_("Ruang rapat: tempatnya dan banyaknya kursi."),
        tombol=_("Simpan"),
        ke=reverse("rapat:ruang_daftar"),
    )


@perlu(Wewenang.TEMPUH_ATUR)
@require_http_methods(["GET", "POST"])
def tempuh(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.TEMPUH_ATUR, Unit.objects.all(), request.actor.unit_id)
    form = FormTempuh(request.POST or None)
    return formulir(
        request,
        form,
        lambda: services.simpan_tempuh(request.actor, unit, **form.cleaned_data),
        judul=_("Waktu tempuh"),
        ket=_("Antara dua tempat, pulang dan pergi sama."),
        tombol=_("Simpan"),
        ke=reverse("rapat:ruang_daftar"),
    )


@perlu(Wewenang.PROTOKOL_ATUR)
@require_http_methods(["GET", "POST"])
def protokol(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.PROTOKOL_ATUR, Unit.objects.all(), request.actor.unit_id)
    form = FormProtokol(request.POST or None, actor=request.actor)
    return formulir(
        request,
        form,
        lambda: services.atur_protokol(request.actor, unit, unit_id=form.cleaned_data["unit"]),
        judul=_("Unit protokol"),
        ket=_("Unit yang menyusun agenda pimpinan."),
        tombol=_("Simpan"),
        ke=reverse("rapat:ruang_daftar"),
    )
