"""An office and who held it, definitively, one after the other."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit
from poros.kernel.wewenang import boleh, fetch
from poros.web.izin import perlu
from poros.web.pesan import kabari

from .. import services
from ..forms.struktur import AngkatForm, BerhentiForm, JabatanForm, UbahJabatanForm, awal_jabatan
from ..queries.penjabat import riwayat_jabatan
from ..wewenang import Wewenang
from .kirim import halaman_formulir, jalankan


@perlu(Wewenang.JABATAN_LIHAT)
@require_GET
def jabatan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.JABATAN_LIHAT, Jabatan.objects.select_related("unit"), pk)
    isi = {
        "jabatan": row,
        "riwayat": list(riwayat_jabatan(row)),
        "boleh": boleh(request.actor, row, Wewenang.JABATAN_UBAH, Wewenang.ANGKAT, Wewenang.SURAT_PERINTAH),
    }
    return render(request, "kelembagaan/jabatan.html", isi)


@perlu(Wewenang.JABATAN_BENTUK)
@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest, pk: int) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.JABATAN_BENTUK, Unit.objects.all(), pk)
    form = JabatanForm(request.POST or None)
    kembali = reverse("kelembagaan:unit", args=[pk])
    act = lambda: services.bentuk_jabatan(request.actor, unit, bentuk=form.bentuk())  # noqa: E731 -- one call
    if request.method == "POST" and jalankan(form, act):
        kabari(request, _("Jabatan dibentuk."))
        return redirect(kembali)
    return halaman_formulir(request, form, judul=_("Jabatan baru di %(unit)s") % {"unit": unit.nama}, kembali=kembali)


@perlu(Wewenang.JABATAN_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.JABATAN_UBAH, Jabatan.objects.all(), pk)
    form = UbahJabatanForm(request.POST or None, initial=awal_jabatan(row))
    kembali = reverse("kelembagaan:jabatan", args=[pk])

    def act() -> Jabatan:
        return services.ubah_jabatan(request.actor, row, bentuk=form.bentuk(), aktif=form.cleaned_data["aktif"])

    if request.method == "POST" and jalankan(form, act):
        kabari(request, _("Jabatan diubah."))
        return redirect(kembali)
    return halaman_formulir(request, form, judul=_("Ubah %(jabatan)s") % {"jabatan": row.nama}, kembali=kembali)


@perlu(Wewenang.ANGKAT)
@require_http_methods(["GET", "POST"])
def angkat(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.ANGKAT, Jabatan.objects.all(), pk)
    form = AngkatForm(request.POST or None, initial={"dari": request.actor.hari})
    kembali = reverse("kelembagaan:jabatan", args=[pk])
    act = lambda: services.angkat(request.actor, row, **form.cleaned_data)  # noqa: E731 -- one call
    if request.method == "POST" and jalankan(form, act):
        kabari(request, _("Pengangkatan dicatat."))
        return redirect(kembali)
    kata = {
        "judul": _("Angkat %(jabatan)s") % {"jabatan": row.nama},
        "ket": _("Masa jabatan pemangku sebelumnya berakhir sehari sebelum tanggal mulai."),
    }
    return halaman_formulir(request, form, kembali=kembali, **kata)


@perlu(Wewenang.BERHENTIKAN)
@require_http_methods(["GET", "POST"])
def berhenti(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.BERHENTIKAN, Pemangku.objects.select_related("orang", "jabatan"), pk)
    form = BerhentiForm(request.POST or None, initial={"pada": request.actor.hari})
    kembali = reverse("kelembagaan:jabatan", args=[row.jabatan_id])
    act = lambda: services.berhentikan(request.actor, row, **form.cleaned_data)  # noqa: E731 -- one call
    if request.method == "POST" and jalankan(form, act):
        kabari(request, _("Pemberhentian dicatat."))
        return redirect(kembali)
    kata = {
        "judul": _("Berhentikan %(nama)s") % {"nama": row.orang.nama},
        "ket": row.jabatan.nama,
        "tombol": _("Berhentikan"),
        "nada": "bahaya",
    }
    return halaman_formulir(request, form, kembali=kembali, **kata)
