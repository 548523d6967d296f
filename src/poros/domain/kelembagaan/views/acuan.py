"""Calendar and legal clocks of this government."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch
from poros.web.izin import perlu
from poros.web.pesan import kabari

from .. import services
from ..forms.acuan import AturanForm, HapusLiburForm, LiburForm, PekanForm
from ..labels import kata_libur
from ..queries.acuan import aturan_berlaku, aturan_riwayat, libur_tahun, pekan_kerja
from ..queries.kelola import mengelola
from ..rules.libur import baca
from ..wewenang import Wewenang
from .kirim import halaman_formulir, jalankan

TAHUN = frozenset(map(str, range(2000, 2101)))


@perlu(Wewenang.UNIT_LIHAT)
@require_GET
def kalender(request: HttpRequest) -> HttpResponse:
    diminta = request.GET.get("tahun", "")
    tahun = int(diminta) if diminta in TAHUN else request.actor.hari.year
    isi = {
        "tahun": tahun,
        "libur": list(libur_tahun(tahun)),
        "pekan": pekan_kerja(),
        "kelola": mengelola(request.actor),
    }
    return render(request, "kelembagaan/kalender.html", isi)


@perlu(Wewenang.KALENDER)
@require_http_methods(["GET", "POST"])
def kalender_impor(request: HttpRequest) -> HttpResponse:
    unit = _unit(request, Wewenang.KALENDER)
    form = LiburForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        libur, galat = baca(form.cleaned_data["berkas"])
        for satu in galat:
            form.add_error("berkas", _("Baris %(n)s: %(kata)s") % {"n": satu.baris, "kata": kata_libur(satu)})
        if jalankan(form, lambda: services.impor_libur(request.actor, unit, libur=libur)):
            n = len(libur)
            kabari(request, ngettext("%(n)s hari libur dicatat.", "%(n)s hari libur dicatat.", n) % {"n": n})
            return redirect(_tahun(max(h.tanggal for h in libur)))
    kata = {
        "judul": _("Impor hari libur"),
        "ket": _("Satu tahun sekaligus. Tanggal yang sudah ada diperbarui keterangannya."),
        "tombol": _("Impor"),
        "unggah": True,
    }
    return halaman_formulir(request, form, kembali=reverse("kelembagaan:kalender"), **kata)


@perlu(Wewenang.KALENDER)
@require_POST
def kalender_hapus(request: HttpRequest) -> HttpResponse:
    form, unit = HapusLiburForm(request.POST), _unit(request, Wewenang.KALENDER)
    if jalankan(form, lambda: services.hapus_libur(request.actor, unit, **form.cleaned_data)):
        kabari(request, _("Hari itu kembali menjadi hari kerja."))
        return redirect(_tahun(form.cleaned_data["tanggal"]))
    kabari(request, _("Tanggal itu tidak terbaca; tidak ada yang diubah."), nada="bahaya")
    return redirect("kelembagaan:kalender")


@perlu(Wewenang.KALENDER)
@require_http_methods(["GET", "POST"])
def pekan(request: HttpRequest) -> HttpResponse:
    unit = _unit(request, Wewenang.KALENDER)
    form = PekanForm(request.POST or None, initial={"dari": request.actor.hari, "hari": [0, 1, 2, 3, 4]})
    act = lambda: services.ubah_pekan_kerja(request.actor, unit, **form.cleaned_data)  # noqa: E731 -- one call
    if request.method == "POST" and jalankan(form, act):
        kabari(request, _("Pekan kerja dicatat."))
        return redirect("kelembagaan:kalender")
    return halaman_formulir(request, form, judul=_("Pekan kerja"), kembali=reverse("kelembagaan:kalender"))


@perlu(Wewenang.UNIT_LIHAT)
@require_GET
def aturan(request: HttpRequest) -> HttpResponse:
    isi = {"aturan": aturan_berlaku(request.actor.hari), "kelola": mengelola(request.actor)}
    return render(request, "kelembagaan/aturan.html", isi)


@perlu(Wewenang.ATURAN)
@require_http_methods(["GET", "POST"])
def aturan_versi(request: HttpRequest, kode: str) -> HttpResponse:
    unit, riwayat = _unit(request, Wewenang.ATURAN), aturan_riwayat(kode)
    awal = {k: getattr(riwayat[0], k) for k in ("jumlah", "satuan", "akibat")}
    form = AturanForm(request.POST or None, initial={**awal, "dari": request.actor.hari})
    act = lambda: services.versi_aturan(request.actor, unit, kode=kode, versi=form.versi())  # noqa: E731 -- one call
    if request.method == "POST" and jalankan(form, act):
        kabari(request, _("Versi baru dicatat; tenggat yang sudah diberikan tidak berubah."))
        return redirect("kelembagaan:aturan")
    kata = {"judul": riwayat[0].nama, "atas": kode, "aturan": riwayat, "tombol": _("Tambah versi")}
    return halaman_formulir(request, form, kembali=reverse("kelembagaan:aturan"), **kata)


def _tahun(hari: date) -> str:
    """The calendar of the year of a day."""
    return f"{reverse('kelembagaan:kalender')}?tahun={hari.year}"


def _unit(request: HttpRequest, wewenang: Wewenang) -> Unit:
    """What belongs to no unit is kept by the manager in his own."""
    return fetch(request.actor, wewenang, Unit.objects.all(), request.actor.unit_id)
