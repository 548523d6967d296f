"""Plh., Plt. and Pj.: three taps to let somebody stand in, one to end it."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Jabatan, Pemangku
from poros.kernel.wewenang import boleh, fetch
from poros.web.izin import perlu
from poros.web.pesan import kabari

from .. import services
from ..forms.penjabat import CabutForm, PerpanjangForm, SuratPerintahForm
from ..labels import kata_keberatan
from ..queries.penjabat import batas_kata, calon, dapat_diwakilkan, keberatan, surat_berjalan
from ..wewenang import Wewenang
from .kirim import halaman_formulir, jalankan

BATAS = 30
"""Offices offered on the page; a search finds the others."""
JUMAT = 4


@perlu(Wewenang.SURAT_PERINTAH)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    jabatan = list(dapat_diwakilkan(request.actor, request.GET.get("q", ""))[: BATAS + 1])
    isi = {"surat": list(surat_berjalan(request.actor)), "jabatan": jabatan[:BATAS], "lebih": len(jabatan) > BATAS}
    return render(request, "kelembagaan/delegasi.html", isi)


@perlu(Wewenang.SURAT_PERINTAH)
@require_http_methods(["GET", "POST"])
def terbitkan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.SURAT_PERINTAH, Jabatan.objects.select_related("unit"), pk)
    batas = batas_kata(request.actor, row, request.actor.hari)
    form = SuratPerintahForm(
        request.POST or None,
        calon=calon(request.actor, row, request.actor.hari),
        kapasitas=[b.kapasitas for b in batas],
        initial={
            "dari": request.actor.hari,
            "kapasitas": batas[0].kapasitas,
            "sampai": batas[0].akhir or _akhir_pekan(request.actor.hari),
        },
    )

    def act() -> Pemangku:
        return services.terbitkan_surat_perintah(request.actor, row, surat=form.surat())

    if request.method == "POST":
        peringatan = keberatan(request.actor, row, form.surat()) if form.is_valid() else []
        if surat := jalankan(form, act):
            kabari(request, _("%(nama)s sudah diberi tahu.") % {"nama": surat.orang.nama})
            for satu in peringatan:
                kabari(request, kata_keberatan(satu), nada="awas")
            return redirect("kelembagaan:pemangku", surat.pk)
    status = 422 if form.errors else 200
    return render(
        request, "kelembagaan/surat_perintah.html", {"jabatan": row, "form": form, "batas": batas}, status=status
    )


@perlu(Wewenang.PEMANGKU_LIHAT)
@require_GET
def surat(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Pemangku.objects.select_related("orang", "jabatan__unit", "pemberi")
    row = fetch(request.actor, Wewenang.PEMANGKU_LIHAT, rows, pk)
    hak = boleh(request.actor, row, Wewenang.SURAT_CABUT, Wewenang.SURAT_PERPANJANG, Wewenang.BERHENTIKAN)
    return render(request, "kelembagaan/pemangku.html", {"surat": row, "boleh": hak, "hari": request.actor.hari})


@perlu(Wewenang.SURAT_CABUT)
@require_http_methods(["GET", "POST"])
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.SURAT_CABUT, Pemangku.objects.select_related("orang", "jabatan"), pk)
    form = CabutForm(request.POST or None)
    kembali = reverse("kelembagaan:pemangku", args=[pk])
    act = lambda: services.cabut(request.actor, row, alasan=form.cleaned_data["alasan"])  # noqa: E731 -- one call
    if request.method == "POST" and jalankan(form, act):
        kabari(request, _("Surat perintah dicabut; mulai hari ini tidak berlaku lagi."))
        return redirect(kembali)
    kata = {
        "judul": _("Cabut surat perintah %(nama)s") % {"nama": row.orang.nama},
        "ket": row.jabatan.nama,
        "tombol": _("Cabut sekarang"),
        "nada": "bahaya",
    }
    return halaman_formulir(request, form, kembali=kembali, **kata)


@perlu(Wewenang.SURAT_PERPANJANG)
@require_http_methods(["GET", "POST"])
def perpanjang(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.SURAT_PERPANJANG, Pemangku.objects.select_related("orang", "jabatan__unit"), pk)
    form = PerpanjangForm(request.POST or None)
    kembali = reverse("kelembagaan:pemangku", args=[pk])
    act = lambda: services.perpanjang(request.actor, row, **form.cleaned_data)  # noqa: E731 -- one call
    if request.method == "POST" and jalankan(form, act):
        kabari(request, _("Surat perintah diperpanjang."))
        return redirect(kembali)
    kata = {"judul": _("Perpanjang %(nama)s") % {"nama": row.orang.nama}, "tombol": _("Perpanjang")}
    return halaman_formulir(request, form, kembali=kembali, **kata)


def _akhir_pekan(hari: date) -> date:
    """The Friday to come: how long most absences last."""
    return hari + timedelta(days=(JUMAT - hari.weekday()) % 7)
