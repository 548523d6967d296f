"""People and their accounts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Orang, Unit
from poros.kernel.wewenang import boleh, fetch
from poros.web.halaman import kursor
from poros.web.izin import perlu
from poros.web.pesan import kabari

from .. import services
from ..forms.akun import AkunForm, OrangForm, SetelUlangForm, TutupForm
from ..queries.akun import SEHALAMAN, daftar_orang
from ..queries.penjabat import riwayat_orang
from ..wewenang import Wewenang
from .kirim import halaman_formulir, jalankan

BIDANG = ("nama", "gelar_depan", "gelar_belakang", "nip", "pangkat", "surel", "telepon")


@perlu(Wewenang.ORANG_UBAH)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    rows = list(daftar_orang(request.actor, request.GET.get("q", ""), kursor(request.GET.get("sesudah"))))
    lanjut = rows[SEHALAMAN - 1].pk if len(rows) > SEHALAMAN else None
    return render(request, "kelembagaan/orang_daftar.html", {"orang": rows[:SEHALAMAN], "sesudah": lanjut})


@perlu(Wewenang.ORANG_LIHAT)
@require_GET
def orang(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.ORANG_LIHAT, Orang.objects.select_related("akun"), pk)
    isi = {
        "orang": row,
        "akun": getattr(row, "akun", None),
        "riwayat": list(riwayat_orang(pk)),
        "boleh": boleh(request.actor, row, Wewenang.ORANG_UBAH, Wewenang.AKUN, Wewenang.PROFIL),
    }
    return render(request, "kelembagaan/orang.html", isi)


@perlu(Wewenang.ORANG_CATAT)
@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.ORANG_CATAT, Unit.objects.all(), request.actor.unit_id)
    form = OrangForm(request.POST or None)
    act = lambda: services.catat_orang(request.actor, unit, data=form.data_orang())  # noqa: E731 -- one call
    if request.method == "POST" and (row := jalankan(form, act)):
        return redirect("kelembagaan:orang", row.pk)
    return halaman_formulir(request, form, judul=_("Catat orang"), kembali=reverse("kelembagaan:orang_daftar"))


@perlu(Wewenang.ORANG_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.ORANG_UBAH, Orang.objects.all(), pk)
    form = OrangForm(request.POST or None, initial={k: getattr(row, k) for k in BIDANG})
    act = lambda: services.ubah_orang(request.actor, row, data=form.data_orang())  # noqa: E731 -- one call
    if request.method == "POST" and jalankan(form, act):
        kabari(request, _("Data %(nama)s diubah.") % {"nama": row.nama})
        return redirect("kelembagaan:orang", pk)
    return halaman_formulir(request, form, judul=row.nama, kembali=reverse("kelembagaan:orang", args=[pk]))


@perlu(Wewenang.AKUN)
@never_cache
@require_http_methods(["GET", "POST"])
def akun(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.AKUN, Orang.objects.all(), pk)
    form = AkunForm(request.POST or None)
    act = lambda: services.buat_akun(request.actor, row, **form.cleaned_data)  # noqa: E731 -- one call
    if request.method == "POST" and (sandi := jalankan(form, act)):
        return render(request, "kelembagaan/sandi.html", {"orang": row, "baru": sandi})
    kembali = reverse("kelembagaan:orang", args=[pk])
    kata = {"judul": _("Akun untuk %(nama)s") % {"nama": row.nama}, "tombol": _("Buat akun")}
    return halaman_formulir(request, form, kembali=kembali, **kata)


@perlu(Wewenang.AKUN)
@never_cache
@require_http_methods(["GET", "POST"])
def setel_ulang(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.AKUN, Orang.objects.all(), pk)
    form = SetelUlangForm(request.POST if request.method == "POST" else None)
    act = lambda: services.setel_ulang(request.actor, row, **form.cleaned_data)  # noqa: E731 -- one call
    if request.method == "POST" and (sandi := jalankan(form, act)):
        return render(request, "kelembagaan/sandi.html", {"orang": row, "baru": sandi})
    kata = {
        "judul": _("Setel ulang kata sandi %(nama)s") % {"nama": row.nama},
        "ket": _("Semua sesinya berakhir. Pastikan dahulu bahwa yang meminta memang orangnya."),
        "tombol": _("Setel ulang"),
        "nada": "bahaya",
    }
    return halaman_formulir(request, form, kembali=reverse("kelembagaan:orang", args=[pk]), **kata)


@perlu(Wewenang.AKUN)
@require_http_methods(["GET", "POST"])
def tutup(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.AKUN, Orang.objects.all(), pk)
    form = TutupForm(request.POST or None)
    act = lambda: services.tutup_akun(request.actor, row, **form.cleaned_data)  # noqa: E731 -- one call
    if request.method == "POST" and jalankan(form, act):
        kabari(request, _("Akun ditutup."))
        return redirect("kelembagaan:orang", pk)
    kata = {"judul": _("Tutup akun %(nama)s") % {"nama": row.nama}, "tombol": _("Tutup akun"), "nada": "bahaya"}
    return halaman_formulir(request, form, kembali=reverse("kelembagaan:orang", args=[pk]), **kata)


@perlu(Wewenang.AKUN)
@require_POST
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    services.buka_akun(request.actor, fetch(request.actor, Wewenang.AKUN, Orang.objects.all(), pk))
    kabari(request, _("Akun dibuka kembali."))
    return redirect("kelembagaan:orang", pk)
