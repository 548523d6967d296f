"""A unit: what it is, was and will be, and the changes of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch
from poros.web.izin import perlu
from poros.web.pesan import kabari

from .. import services
from ..forms.struktur import (
    AkhiriKoordinasiForm,
    AkhiriUrusanForm,
    HapusUnitForm,
    KoordinasiForm,
    UnitBaruForm,
    UnitForm,
    UrusanForm,
)
from ..queries.peta import garis_unit
from ..queries.struktur import jabatan_unit, penugasan_terbuka, urusan_janggal, urusan_unit
from ..wewenang import Wewenang
from .kirim import halaman_formulir, jalankan

BATAS = 20
"""Open work named on the page that ends a unit; the rest is counted."""


@perlu(Wewenang.UNIT_LIHAT)
@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    row = _unit(request, Wewenang.UNIT_LIHAT, pk)
    garis = list(garis_unit(pk, request.actor.hari))
    urusan_ini = list(urusan_unit(row, request.actor.hari))
    isi = {
        "unit": row,
        "jabatan": jabatan_unit(request.actor, row),
        "koordinator": [g for g in garis if g.unit_id == pk],
        "mengoordinasikan": [g for g in garis if g.koordinator_id == pk],
        "urusan": urusan_ini,
        "janggal": urusan_janggal([u.kode for u in urusan_ini]),
        "versi": list(row.versi.select_related("induk").order_by("-dari")),
        "boleh": boleh(request.actor, row, Wewenang.SOTK, Wewenang.KOORDINASI, Wewenang.URUSAN),
    }
    return render(request, "kelembagaan/unit.html", isi)


@perlu(Wewenang.SOTK)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = _unit(request, Wewenang.SOTK, pk)
    awal = {"nama": row.nama, "singkatan": row.singkatan, "jenis": row.jenis, "induk": row.induk_id}
    form = UnitForm(request.POST or None, initial={**awal, "berlaku": request.actor.hari})

    def act() -> Unit:
        data = form.cleaned_data
        return services.ubah_unit(
            request.actor, row, bentuk=form.bentuk(), berlaku=data["berlaku"], dasar=data["dasar"]
        )

    kata = {"judul": _("Ubah %(unit)s") % {"unit": row.nama}, "ket": _("Yang lama tetap tersimpan sebagai riwayat.")}
    return _proses(request, form, act, row, **kata)


@perlu(Wewenang.SOTK)
@require_http_methods(["GET", "POST"])
def bawahan(request: HttpRequest, pk: int) -> HttpResponse:
    row = _unit(request, Wewenang.SOTK, pk)
    form = UnitBaruForm(request.POST or None, initial={"berlaku": request.actor.hari})

    def act() -> Unit:
        data = form.cleaned_data
        return services.bentuk_unit(
            request.actor,
            row,
            kode=data["kode"],
            bentuk=form.bentuk(),
            berlaku=data["berlaku"],
            dasar=data["dasar"],
        )

    return _proses(request, form, act, row, judul=_("Unit baru di bawah %(unit)s") % {"unit": row.nama})


@perlu(Wewenang.SOTK)
@require_http_methods(["GET", "POST"])
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    row = _unit(request, Wewenang.SOTK, pk)
    form = HapusUnitForm(request.POST or None, initial={"berlaku": request.actor.hari})
    terbuka = list(penugasan_terbuka(row)[: BATAS + 1])
    kata = {
        "judul": _("Hapus %(unit)s") % {"unit": row.nama},
        "ket": _("Tidak ada data yang hilang: unit berakhir pada tanggalnya, riwayatnya tetap dapat dibaca."),
        "tombol": _("Hapus unit"),
        "nada": "bahaya",
        "terbuka": terbuka[:BATAS],
        "lebih": len(terbuka) > BATAS,
    }
    return _proses(request, form, lambda: services.hapus_unit(request.actor, row, **form.cleaned_data), row, **kata)


@perlu(Wewenang.KOORDINASI)
@require_http_methods(["GET", "POST"])
def koordinasi(request: HttpRequest, pk: int) -> HttpResponse:
    row = _unit(request, Wewenang.KOORDINASI, pk)
    form = KoordinasiForm(request.POST or None, initial={"dari": request.actor.hari})
    kata = {
        "judul": _("Koordinator %(unit)s") % {"unit": row.nama},
        "ket": _("Koordinator utama yang baru mengakhiri yang lama sehari sebelumnya."),
    }
    act = lambda: services.tetapkan_koordinasi(request.actor, row, **form.cleaned_data)  # noqa: E731 -- one call
    return _proses(request, form, act, row, **kata)


@perlu(Wewenang.URUSAN)
@require_http_methods(["GET", "POST"])
def urusan(request: HttpRequest, pk: int) -> HttpResponse:
    row = _unit(request, Wewenang.URUSAN, pk)
    form = UrusanForm(request.POST or None, initial={"dari": request.actor.hari})
    act = lambda: services.tetapkan_urusan(request.actor, row, **form.cleaned_data)  # noqa: E731 -- one call
    return _proses(request, form, act, row, judul=_("Urusan %(unit)s") % {"unit": row.nama})


@perlu(Wewenang.KOORDINASI)
@require_http_methods(["GET", "POST"])
def koordinasi_akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    row = _unit(request, Wewenang.KOORDINASI, pk)
    awal = {"koordinator": request.GET.get("koordinator"), "berlaku": request.actor.hari}
    form = AkhiriKoordinasiForm(request.POST or None, initial=awal)
    kata = {
        "judul": _("Akhiri koordinasi %(unit)s") % {"unit": row.nama},
        "ket": _("Penugasan yang sedang berjalan tetap pada koordinatornya; yang baru tidak lagi."),
        "tombol": _("Akhiri"),
    }
    act = lambda: services.akhiri_koordinasi(request.actor, row, **form.cleaned_data)  # noqa: E731 -- one call
    return _proses(request, form, act, row, **kata)


@perlu(Wewenang.URUSAN)
@require_http_methods(["GET", "POST"])
def urusan_akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    row = _unit(request, Wewenang.URUSAN, pk)
    kode = request.GET.get("kode", "")
    form = AkhiriUrusanForm(request.POST or None, initial={"kode": kode, "berlaku": request.actor.hari})
    kata = {
        "judul": _("Akhiri urusan %(kode)s") % {"kode": kode},
        "ket": row.nama,
        "tombol": _("Akhiri"),
    }
    act = lambda: services.akhiri_urusan(request.actor, row, **form.cleaned_data)  # noqa: E731 -- one call
    return _proses(request, form, act, row, **kata)


def _unit(request: HttpRequest, wewenang: Wewenang, pk: int) -> Unit:
    return fetch(request.actor, wewenang, Unit.objects.select_related("induk"), pk)


def _proses(request: HttpRequest, form: forms.Form, act: Callable[[], Any], row: Unit, **kata: Any) -> HttpResponse:
    """Run the act of a form on a unit and go back to the unit, or show the form with what was refused."""
    kembali = reverse("kelembagaan:unit", args=[row.pk])
    if request.method == "POST" and jalankan(form, act) is not None:
        kabari(request, _("Perubahan dicatat."))
        return redirect(kembali)
    return halaman_formulir(request, form, kembali=kembali, **kata)
