"""One's own certificate of the local CA; and for the administrator, who is known to BSrE."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from poros.kernel.organisasi.models import Orang
from poros.kernel.tandatangan import queries as ttd
from poros.kernel.tandatangan import services
from poros.kernel.tandatangan.models import SertifikatLokal
from poros.kernel.tandatangan.wewenang import Wewenang
from poros.kernel.wewenang import fetch, visible
from poros.web.izin import perlu
from poros.web.jawab import ke, status, tampung
from poros.web.pesan import kabari

from ..forms import FormAlasan, FormEsign, FormSertifikat
from .frasa import berfrasa

PALING_BANYAK = 100
"""Certificates of others on the administrator's page, the newest; programs page through all."""


@berfrasa("frasa", "ulang")
@perlu(Wewenang.SERTIFIKAT_LIHAT, Wewenang.SERTIFIKAT_BUAT)
@require_http_methods(["GET", "POST"])
def sertifikat(request: HttpRequest) -> HttpResponse:
    form = FormSertifikat(request.POST or None)
    if request.method == "POST" and form.is_valid():
        own = Orang(pk=request.actor.orang_id)
        with tampung(form):
            services.buat_sertifikat(request.actor, own, frasa=form.cleaned_data["frasa"])
            kabari(request, _("Sertifikat Anda dibuat. Ingat frasa sandinya: tidak ada yang dapat memulihkannya."))
            return ke(request, reverse("verifikasi:sertifikat"))
    rows = ttd.sertifikat(request.actor)
    kini = timezone.now()
    own_rows = list(rows.filter(orang_id=request.actor.orang_id))
    isi = {
        "form": form,
        "milik": own_rows,
        "lain": rows.exclude(orang_id=request.actor.orang_id)[:PALING_BANYAK],
        "aktif": any(row.dicabut is None and row.sampai > kini for row in own_rows),
        "kini": kini,
        "mendaftar": visible(request.actor, Wewenang.ESIGN_DAFTAR, Orang.objects.all()).exists(),
    }
    return render(request, "verifikasi/sertifikat.html", isi, status=status(form))


@perlu(Wewenang.SERTIFIKAT_CABUT)
@require_http_methods(["GET", "POST"])
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.SERTIFIKAT_CABUT, SertifikatLokal.objects.select_related("orang"), pk)
    form = FormAlasan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.cabut_sertifikat(request.actor, row, alasan=form.cleaned_data["alasan"])
            kabari(request, _("Sertifikat dicabut. Yang sudah ditandatangani sebelumnya tetap sah."))
            return ke(request, reverse("verifikasi:sertifikat"))
    isi = {
        "form": form,
        "judul": _("Cabut sertifikat %s") % row.orang.nama,
        "ket": _("Sertifikat ini tidak dapat dipakai lagi sejak sekarang."),
        "tombol": _("Cabut"),
    }
    return render(request, "verifikasi/alasan.html", isi, status=status(form))


@berfrasa("pengenal")
@perlu(Wewenang.ESIGN_DAFTAR)
@require_http_methods(["GET", "POST"])
def esign(request: HttpRequest) -> HttpResponse:
    people = visible(request.actor, Wewenang.ESIGN_DAFTAR, Orang.objects.order_by("nama"))
    form = FormEsign(request.POST or None, orang=people)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.daftarkan_esign(
                request.actor, form.cleaned_data["orang"], pengenal=form.cleaned_data["pengenal"].strip()
            )
            kabari(request, _("Pengenal dicatat."))
            return ke(request, reverse("verifikasi:sertifikat"))
    isi = {
        "form": form,
        "judul": _("Pengenal pada BSrE"),
        "ket": _("Tanpa pengenal, pejabat tidak dapat menandatangani lewat BSrE."),
        "tombol": _("Catat"),
    }
    return render(request, "verifikasi/alasan.html", isi, status=status(form))
