"""One document before its signer: read it whole, agree or refuse, put the mark where it belongs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.berkas.queries import tautan
from poros.kernel.commands import Ditolak
from poros.kernel.tandatangan import queries as ttd
from poros.kernel.tandatangan import services
from poros.kernel.tandatangan.jalan import tanyakan as tanya
from poros.kernel.tandatangan.models import Dokumen, Permintaan
from poros.kernel.tandatangan.rules import BELUM_DIKIRIM, Status
from poros.kernel.tandatangan.values import JENIS
from poros.kernel.tandatangan.wewenang import Wewenang
from poros.kernel.wewenang import fetch
from poros.web.izin import perlu
from poros.web.jawab import ke, status, tampung
from poros.web.pesan import kabari

from ..forms import FormAlasan, FormLetak
from .lembar import lembar


@perlu(Wewenang.BUKA)
@require_GET
def permintaan(request: HttpRequest, pk: int) -> HttpResponse:
    """The first opening is recorded: only what was opened can be agreed to."""
    row = ttd.satu(request.actor, pk)
    if not ttd.sudah(request.actor, [pk]):
        services.buka(request.actor, row)
    return render(request, "verifikasi/permintaan.html", _isi(request, row))


@perlu(Wewenang.SETUJUI)
@require_POST
def setujui(request: HttpRequest, pk: int) -> HttpResponse:
    row = ttd.satu(request.actor, pk)
    if "setuju" not in request.POST:
        return _gagal(request, row, _("Centang pernyataan bahwa Anda sudah membaca dan menyetujuinya."))
    try:
        services.setujui(request.actor, row)
    except Ditolak as refusal:
        return _gagal(request, row, refusal.pesan)
    kabari(request, _("Disetujui. Tandatangani sekarang, atau kumpulkan dahulu beberapa dokumen."))
    return ke(request, reverse("verifikasi:meja"))


@perlu(Wewenang.PINDAHKAN)
@require_http_methods(["GET", "POST"])
def letak(request: HttpRequest, pk: int) -> HttpResponse:
    row = ttd.satu(request.actor, pk)
    sheets = lembar(request.actor, row.dokumen)
    data = request.POST if request.method == "POST" else None
    form = FormLetak(data, initial=FormLetak.awal(row.posisi, max(1, len(sheets))))
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.pindahkan(request.actor, row, posisi=form.posisi(row.posisi))
            kabari(request, _("Letak tanda diubah."))
            return ke(request, reverse("verifikasi:permintaan", args=[pk]))
    return render(request, "verifikasi/letak.html", {"permintaan": row, "form": form}, status=status(form))


@perlu(Wewenang.TOLAK)
@require_http_methods(["GET", "POST"])
def tolak(request: HttpRequest, pk: int) -> HttpResponse:
    row = ttd.satu(request.actor, pk)
    form = FormAlasan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.tolak(request.actor, row, alasan=form.cleaned_data["alasan"])
            kabari(request, _("Dokumen ditolak dan dikembalikan kepada pembuatnya."))
            return ke(request, reverse("verifikasi:meja"))
    isi = {
        "permintaan": row,
        "form": form,
        "judul": _("Tolak menandatangani"),
        "ket": _("Pembuatnya diberi tahu dan menulis naskah baru. Naskah ini tidak dapat dipakai lagi."),
        "tombol": _("Tolak"),
    }
    return render(request, "verifikasi/alasan.html", isi, status=status(form))


@perlu(Wewenang.NIHILKAN)
@require_POST
def tanyakan(request: HttpRequest, pk: int) -> HttpResponse:
    hasil = tanya(request.actor, ttd.satu(request.actor, pk))
    kabari(request, hasil.pesan)
    return ke(request, reverse("verifikasi:permintaan", args=[pk]))


@perlu(Wewenang.LEPASKAN)
@require_http_methods(["GET", "POST"])
def lepaskan(request: HttpRequest, pk: int) -> HttpResponse:
    row = ttd.satu(request.actor, pk)
    form = FormAlasan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.lepaskan(request.actor, row, alasan=form.cleaned_data["alasan"])
            kabari(request, _("Percobaan dilepaskan. Dokumen dapat ditandatangani lagi."))
            return ke(request, reverse("verifikasi:meja"))
    isi = {
        "permintaan": row,
        "form": form,
        "judul": _("Lepaskan percobaan yang tidak pasti"),
        "ket": _("Hanya bila Anda sudah memeriksa pada penyedia bahwa dokumen ini belum ditandatangani."),
        "tombol": _("Lepaskan"),
    }
    return render(request, "verifikasi/alasan.html", isi, status=status(form))


@perlu(Wewenang.LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """A document with its signers and proofs, for those whose paper it is."""
    row = fetch(request.actor, Wewenang.LIHAT, Dokumen.objects.select_related("unit", "terkini"), pk)
    isi = {
        "dokumen": row,
        "permintaan": row.permintaan.select_related("jabatan"),
        "tanda": ttd.tanda_tangan(row),
        "berkas": tautan(request.actor, JENIS, row.pk).order_by("-pk"),
    }
    return render(request, "verifikasi/rinci.html", isi)


def _gagal(request: HttpRequest, row: Permintaan, pesan: str) -> HttpResponse:
    return render(request, "verifikasi/permintaan.html", _isi(request, row) | {"galat": pesan}, status=422)


def _isi(request: HttpRequest, row: Permintaan) -> dict[str, Any]:
    return {
        "permintaan": row,
        "dokumen": row.dokumen,
        "lembar": lembar(request.actor, row.dokumen),
        "lain": row.dokumen.permintaan.select_related("jabatan"),
        "setuju": ttd.sudah(request.actor, [row.pk]).get(row.pk, False),
        "terbuka": row.status in BELUM_DIKIRIM,
        "ragu": row.status in {Status.DIPROSES, Status.TIDAK_PASTI},
    }
