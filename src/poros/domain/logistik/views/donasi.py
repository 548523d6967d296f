"""Donations as managers see them: pledges to be answered, goods to be counted in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.wewenang import boleh
from poros.web.formulir import formulir
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.unduhan import pdf

from .. import cetak, services
from ..forms.dasar import FormAlasan
from ..forms.donasi import FormSetujui, FormTerimaDonasi
from ..forms.gudang import FormCari
from ..labels import AKSI_DONASI, NADA_DONASI, STATUS_DONASI
from ..models import Donasi
from ..queries import donasi as baca
from ..rules.alur import FLOW_DONASI, AksiDonasi, StatusDonasi
from ..wewenang import Wewenang

WEWENANG = {
    AksiDonasi.SETUJUI: Wewenang.DONASI_JAWAB,
    AksiDonasi.TOLAK: Wewenang.DONASI_JAWAB,
    AksiDonasi.MASUKKAN: Wewenang.DONASI_TERIMA,
    AksiDonasi.BATALKAN: Wewenang.DONASI_TERIMA,
}
"""Which permission each button asks for; the services say the same."""


@perlu(Wewenang.DONASI_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.donasi_terlihat(request.actor, **FormCari(request.GET).saringan("status")), request.GET)
    isi = {"halaman": page, "nada": NADA_DONASI, "pilihan": STATUS_DONASI.items()}
    return render(request, "logistik/donasi_daftar.html", isi)


@perlu(Wewenang.DONASI_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    return _halaman(request, baca.satu_donasi(request.actor, pk))


@perlu(Wewenang.DONATUR_LIHAT)
@require_POST
def donatur(request: HttpRequest, pk: int) -> HttpResponse:
    """Name and contact, shown once asked for: the trail keeps who looked."""
    row = services.lihat_donatur(request.actor, baca.satu_donasi(request.actor, pk, Wewenang.DONATUR_LIHAT))
    return _halaman(request, row, donatur=True)


@perlu(Wewenang.DONASI_JAWAB)
@require_http_methods(["GET", "POST"])
def setujui(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_donasi(request.actor, pk, Wewenang.DONASI_JAWAB)
    form = FormSetujui(request.POST or None)

    def kerja() -> None:
        services.setujui_donasi(request.actor, row, **form.cleaned_data)

    words = _("Disetujui paling banyak sebanyak yang masih kurang, supaya tidak menumpuk.")
    return formulir(request, form, kerja, judul=_("Setujui donasi"), ket=words, ke=_ke(pk), tombol=_("Setujui"))


@perlu(Wewenang.DONASI_JAWAB)
@require_http_methods(["GET", "POST"])
def tolak(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_donasi(request.actor, pk, Wewenang.DONASI_JAWAB)
    thanks = _("Terima kasih atas niat baik Anda. Barang ini sedang cukup; lihat daftar yang masih dibutuhkan.")
    form = FormAlasan(request.POST or None, initial={"alasan": thanks})

    def kerja() -> None:
        services.tolak_donasi(request.actor, row, **form.cleaned_data)

    return formulir(request, form, kerja, judul=_("Tolak dengan terima kasih"), ke=_ke(pk), tombol=_("Kirim jawaban"))


@perlu(Wewenang.DONASI_TERIMA)
@require_http_methods(["GET", "POST"])
def terima(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_donasi(request.actor, pk, Wewenang.DONASI_TERIMA)
    form = FormTerimaDonasi(request.POST or None, donasi=row)

    def kerja() -> None:
        services.terima_donasi(request.actor, row, **form.cleaned_data)

    words = _("Disetujui %(n)s %(satuan)s.") % {"n": row.disetujui, "satuan": row.barang.satuan}
    return formulir(request, form, kerja, judul=_("Barang donasi datang"), ket=words, ke=_ke(pk), tombol=_("Masukkan"))


@perlu(Wewenang.DONASI_TERIMA)
@require_http_methods(["GET", "POST"])
def batal(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_donasi(request.actor, pk, Wewenang.DONASI_TERIMA)
    form = FormAlasan(request.POST or None)

    def kerja() -> None:
        services.batalkan_donasi(request.actor, row, **form.cleaned_data)

    return formulir(request, form, kerja, judul=_("Donasi tidak jadi datang"), ke=_ke(pk), tombol=_("Batalkan"))


@perlu(Wewenang.DONATUR_LIHAT)
@require_GET
def tanda_terima(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt names the giver: printing it is looking, and the trail says so."""
    row = services.lihat_donatur(request.actor, baca.satu_donasi(request.actor, pk, Wewenang.DONATUR_LIHAT))
    return pdf(cetak.tanda_terima(row, request.tenant), f"Tanda terima {row.pk}")


def _halaman(request: HttpRequest, row: Donasi, *, donatur: bool = False) -> HttpResponse:
    granted = boleh(request.actor, row, *dict.fromkeys(WEWENANG.values()), Wewenang.DONATUR_LIHAT)
    acts = [a for a in FLOW_DONASI.acts_from(StatusDonasi(row.status)) if WEWENANG[a] in granted]
    isi: dict[str, Any] = {
        "donasi": row,
        "nada": NADA_DONASI[StatusDonasi(row.status)],
        "aksi": [(a, AKSI_DONASI[a], reverse(f"logistik:donasi_{ALAMAT[a]}", args=[row.pk])) for a in acts],
        "donatur": donatur,
        "lihat": Wewenang.DONATUR_LIHAT in granted and not donatur,
        "jejak": baca.perjalanan([row])[0] if row.masuk else None,
    }
    return render(request, "logistik/donasi.html", isi)


ALAMAT = {
    AksiDonasi.SETUJUI: "setujui",
    AksiDonasi.TOLAK: "tolak",
    AksiDonasi.MASUKKAN: "terima",
    AksiDonasi.BATALKAN: "batal",
}


def _ke(pk: int) -> str:
    return reverse("logistik:donasi", args=[pk])
