"""The page of one penugasan and the acts on it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.commands import Ditolak
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.labels import AKSI
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.queries.rincian import penugasan_satu
from poros.kernel.penugasan.rules import Aksi
from poros.kernel.penugasan.wewenang import WEWENANG_AKSI, Wewenang
from poros.kernel.registry import objek, tertutup
from poros.web.izin import perlu
from poros.web.jawab import di_perangkat, fragmen
from poros.web.pesan import kabari

from ..forms.aksi import BENTUK, Bukti, Delegasi, Pesan
from ..forms.unit import daftar_unit, pasang
from ..labels import SEKALI_TEKAN, SUDAH
from .jawaban import kembali, tampilkan, tuntas

LAKUKAN = {
    Aksi.TERIMA: services.terima,
    Aksi.KETAHUI: services.ketahui,
    Aksi.KEMBALIKAN: services.kembalikan,
    Aksi.TEGASKAN: services.tegaskan,
    Aksi.ALIHKAN: services.alihkan,
    Aksi.LAPORKAN: services.laporkan,
    Aksi.SERAHKAN: services.serahkan,
    Aksi.VERIFIKASI: services.verifikasi,
    Aksi.TOLAK: services.tolak,
    Aksi.SETUJUI: services.setujui,
    Aksi.REVISI: services.revisi,
    Aksi.BUKA_KEMBALI: services.buka_kembali,
    Aksi.BATALKAN: services.batalkan,
}
UTAMA = (Aksi.TERIMA, Aksi.KETAHUI, Aksi.SERAHKAN, Aksi.VERIFIKASI, Aksi.SETUJUI, Aksi.TEGASKAN)
BATAS_TOMBOL = 3
DI_MENU = frozenset({Aksi.BATALKAN})
"""Rare and grave: never beside the daily buttons."""


@perlu(Wewenang.LIHAT)
@require_GET
def penugasan(request: HttpRequest, pk: int) -> HttpResponse:
    return _halaman(request, pk)


def _halaman(request: HttpRequest, pk: int, status: int = 200, **forms: Any) -> HttpResponse:
    """The page; `forms` are those that were sent and are shown again with what is wrong."""
    actor = request.actor
    found = queries.rincian(actor, pk)
    acts = sorted(found.aksi, key=lambda a: a not in UTAMA)
    beside = [a for a in acts if a not in DI_MENU][:BATAS_TOMBOL]
    isi = {
        "r": found,
        "t": found.tugas,
        "sumber_url": _sumber(found.tugas.arahan.sumber, found.tugas.arahan.sumber_id),
        "tombol": [_tombol(request, a) for a in beside],
        "lainnya": [_tombol(request, a) for a in acts if a not in beside],
        "bukti": forms.get("bukti") or (Bukti() if found.boleh_bukti else None),
        "delegasi": forms.get("delegasi") or (Delegasi(actor, found.tugas.unit_id) if found.boleh_delegasi else None),
        "pesan": forms.get("pesan") or Pesan(auto_id="id_pesan_%s"),
        "daftar_unit": daftar_unit(actor) if Aksi.ALIHKAN in found.aksi else [],
        "boleh_bicara": Wewenang.BICARA in found.wewenang,
    }
    page = render(request, "koordinasi/penugasan.html", isi, status=status)
    return page if tertutup(found.tugas) else di_perangkat(page)


def _tombol(request: HttpRequest, aksi: Aksi) -> dict[str, Any]:
    """A button: pressed at once, or opening the dialog with its form."""
    form = BENTUK[aksi](auto_id=f"id_{aksi.value}_%s")
    pasang(form, request.actor)
    return {"aksi": aksi, "nama": AKSI[aksi], "sekali": aksi in SEKALI_TEKAN, "form": form, "utama": aksi in UTAMA}


def _sumber(jenis: str, pk: int | None) -> str:
    """The way to what the order came from, when a module keeps such things."""
    if not jenis or pk is None:
        return ""
    try:
        return reverse(objek(jenis).url, args=[pk])
    except LookupError:
        return ""


@perlu(Wewenang.TERIMA, Wewenang.KERJA, Wewenang.KOORDINASI, Wewenang.SETUJUI)
@require_http_methods(["GET", "POST"])
def aksi(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    """Take one step of the flow; on GET the page that asks for what the step needs."""
    if aksi not in set(Aksi):
        raise Http404
    act = Aksi(aksi)
    form = BENTUK[act](request.POST or None)
    pasang(form, request.actor)
    if request.method == "POST" and (form.is_valid() or act in SEKALI_TEKAN):
        try:
            LAKUKAN[act](request.actor, Penugasan(pk=pk), **(form.isi() if form.is_valid() else {}))
        except Ditolak as error:
            form = BENTUK[act](request.POST)
            form.is_valid()
            form.tolak(error)
        else:
            kabari(request, SUDAH[act])
            return tuntas(request, kembali(request, reverse("koordinasi:penugasan", args=[pk])))
    isi = {"aksi": act, "nama": AKSI[act], "pk": pk, "daftar_unit": daftar_unit(request.actor)}
    if fragmen(request):
        return tampilkan(request, "koordinasi/aksi.html#formulir", form, **isi)
    return tampilkan(
        request, "koordinasi/aksi.html", form, t=penugasan_satu(request.actor, WEWENANG_AKSI[act], pk), **isi
    )


@perlu(Wewenang.DELEGASI)
@require_http_methods(["POST"])
def delegasi(request: HttpRequest, pk: int) -> HttpResponse:
    tugas = penugasan_satu(request.actor, Wewenang.DELEGASI, pk)
    form = Delegasi(request.actor, tugas.unit_id, request.POST)
    if form.is_valid():
        try:
            services.delegasikan(request.actor, tugas, **form.cleaned_data)
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Didelegasikan kepada %(jabatan)s.") % {"jabatan": form.cleaned_data["kepada"]})
            return tuntas(request, reverse("koordinasi:penugasan", args=[pk]))
    return _halaman(request, pk, 422, delegasi=form)


@perlu(Wewenang.KERJA)
@require_http_methods(["POST"])
def bukti(request: HttpRequest, pk: int) -> HttpResponse:
    form = Bukti(request.POST, request.FILES)
    if form.is_valid():
        try:
            services.tambah_bukti(request.actor, Penugasan(pk=pk), isi=form.isi())
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Bukti ditambahkan."))
            return tuntas(request, reverse("koordinasi:penugasan", args=[pk]) + "#bukti")
    return _halaman(request, pk, 422, bukti=form)


@perlu(Wewenang.BICARA)
@require_http_methods(["POST"])
def pesan(request: HttpRequest, pk: int) -> HttpResponse:
    form = Pesan(request.POST, auto_id="id_pesan_%s")
    if form.is_valid():
        services.bicara(request.actor, Penugasan(pk=pk), isi=form.cleaned_data["isi"])
        return tuntas(request, reverse("koordinasi:penugasan", args=[pk]) + "#pesan")
    return _halaman(request, pk, 422, pesan=form)
