"""Kinds of acts that orders may name: list, add, change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.queries.pengaturan import tindak_terlihat
from poros.kernel.penugasan.wewenang import Wewenang
from poros.kernel.wewenang import fetch
from poros.web.izin import perlu
from poros.web.pesan import kabari

from ..forms.pengaturan import Tindak
from .jawaban import tampilkan, tuntas


@perlu(Wewenang.TINDAK_UBAH)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    return render(request, "koordinasi/tindak_daftar.html", {"rows": tindak_terlihat(request.actor)})


@perlu(Wewenang.TINDAK_TAMBAH)
@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.TINDAK_TAMBAH, Unit.objects.all(), request.actor.unit_id)
    form = Tindak(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.tambah_tindak(request.actor, unit, data=form.isi())
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Tindakan ditambahkan."))
            return tuntas(request, reverse("koordinasi:tindak_daftar"))
    return tampilkan(request, "koordinasi/tindak.html", form)


@perlu(Wewenang.TINDAK_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.TINDAK_UBAH, tindak_terlihat(request.actor), pk)
    form = Tindak(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            services.ubah_tindak(request.actor, row, data=form.isi())
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Tindakan disimpan."))
            return tuntas(request, reverse("koordinasi:tindak_daftar"))
    return tampilkan(request, "koordinasi/tindak.html", form, row=row)
