"""Where logistics begins: alarms; and what managers set up, kinds of goods and parts of units."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch
from poros.web.formulir import formulir
from poros.web.halaman import potong
from poros.web.izin import perlu

from .. import services
from ..forms.gudang import FormBarang, FormPeran
from ..models import Barang, PeranLogistik
from ..publik import ringkasan
from ..rules.alur import PeranUnit
from ..wewenang import Wewenang


@perlu(Wewenang.GUDANG_LIHAT)
@require_GET
def beranda(request: HttpRequest) -> HttpResponse:
    may = boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.GUDANG_CATAT, Wewenang.PERAN_ATUR)
    isi: dict[str, Any] = {
        "r": ringkasan(request.actor),
        "kelola": Wewenang.GUDANG_CATAT in may,
        "atur": Wewenang.PERAN_ATUR in may,
    }
    return render(request, "logistik/beranda.html", isi)


@perlu(Wewenang.GUDANG_LIHAT)
@require_GET
def barang(request: HttpRequest) -> HttpResponse:
    page = potong(Barang.objects.all(), request.GET)
    may = boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.BARANG_CATAT)
    return render(request, "logistik/barang.html", {"halaman": page, "kelola": bool(may)})


@perlu(Wewenang.BARANG_CATAT)
@require_http_methods(["GET", "POST"])
def catat_barang(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.BARANG_CATAT, Unit.objects.all(), request.actor.unit_id)
    form = FormBarang(request.POST or None, actor=request.actor)

    def kerja() -> None:
        services.catat_barang(request.actor, unit, data=form.data_barang())

    way = reverse("logistik:barang")
    return formulir(request, form, kerja, judul=_("Jenis barang baru"), ke=way, tombol=_("Simpan"))


@perlu(Wewenang.BARANG_UBAH)
@require_http_methods(["GET", "POST"])
def ubah_barang(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.BARANG_UBAH, Barang.objects.all(), pk)
    form = FormBarang(request.POST or None, actor=request.actor, barang=row)

    def kerja() -> None:
        services.ubah_barang(request.actor, row, data=form.data_barang(), aktif=form.cleaned_data["aktif"])

    way = reverse("logistik:barang")
    return formulir(request, form, kerja, judul=row.nama, ke=way, tombol=_("Simpan"), kabar=_("Barang disimpan."))


@perlu(Wewenang.PERAN_ATUR)
@require_http_methods(["GET", "POST"])
def peran(request: HttpRequest) -> HttpResponse:
    unit = get_object_or_404(Unit, pk=request.actor.unit_id)
    fetch(request.actor, Wewenang.PERAN_ATUR, Unit.objects.all(), unit.pk)
    held = list(PeranLogistik.objects.values_list("unit_id", "peran"))
    begin = {
        "pengelola": [pk for pk, part in held if part == PeranUnit.PENGELOLA],
        "bud": [pk for pk, part in held if part == PeranUnit.BUD],
    }
    form = FormPeran(request.POST or None, actor=request.actor, initial=begin)

    def kerja() -> None:
        services.atur_peran(request.actor, unit, **form.cleaned_data)

    way = reverse("logistik:beranda")
    return formulir(
        request,
        form,
        kerja,
        judul=_("Peran unit dalam logistik"),
        ke=way,
        tombol=_("Simpan"),
        kabar=_("Peran disimpan."),
    )
