"""Resources that orders may claim: list, add, change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.queries.pengaturan import sumber_daya_terlihat
from poros.kernel.penugasan.wewenang import Wewenang
from poros.kernel.wewenang import fetch
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.pesan import kabari

from ..forms.pengaturan import SumberDayaForm
from .jawaban import tampilkan, tuntas


@perlu(Wewenang.SUMBER_DAYA_UBAH)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    halaman = potong(sumber_daya_terlihat(request.actor), request.GET)
    return render(request, "koordinasi/sumber_daya_daftar.html", {"halaman": halaman})


@perlu(Wewenang.SUMBER_DAYA_TAMBAH)
@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.SUMBER_DAYA_TAMBAH, Unit.objects.all(), request.actor.unit_id)
    form = SumberDayaForm(request.POST or None, unit_id=unit.pk)
    if request.method == "POST" and form.is_valid():
        try:
            services.tambah_sumber_daya(request.actor, unit, data=form.isi())
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Sumber daya ditambahkan."))
            return tuntas(request, reverse("koordinasi:sumber_daya_daftar"))
    return tampilkan(request, "koordinasi/sumber_daya.html", form)


@perlu(Wewenang.SUMBER_DAYA_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.SUMBER_DAYA_UBAH, sumber_daya_terlihat(request.actor), pk)
    form = SumberDayaForm(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            services.ubah_sumber_daya(request.actor, row, data=form.isi())
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Sumber daya disimpan."))
            return tuntas(request, reverse("koordinasi:sumber_daya_daftar"))
    return tampilkan(request, "koordinasi/sumber_daya.html", form, row=row)
