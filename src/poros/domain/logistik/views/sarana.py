"""Resources and requests for them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, may, visible
from poros.web.formulir import formulir, tindak
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen

from .. import services
from ..forms.gudang import FormCari
from ..forms.sarana import FormKlaim, FormPermintaan, FormSarana, FormTugaskan, FormTutup
from ..labels import (
    AKSI_KLAIM,
    AKSI_PERMINTAAN,
    JENIS_SARANA,
    NADA_KEADAAN,
    NADA_KLAIM,
    NADA_PERMINTAAN,
    STATUS_PERMINTAAN,
)
from ..models import Klaim, PermintaanSarana
from ..queries import sarana as baca
from ..rules.alur import FLOW_KLAIM, FLOW_PERMINTAAN, AksiKlaim, AksiPermintaan, StatusKlaim, StatusPermintaan
from ..wewenang import Wewenang

WEWENANG = {
    AksiPermintaan.TOLAK: Wewenang.PERMINTAAN_PUTUS,
    AksiPermintaan.BATALKAN: Wewenang.PERMINTAAN_TUTUP,
    AksiPermintaan.SELESAIKAN: Wewenang.PERMINTAAN_TUTUP,
}


@perlu(Wewenang.SARANA_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    saring = FormCari(request.GET).saringan("q", "jenis")
    page = potong(baca.sarana_terlihat(request.actor, **saring), request.GET)
    isi: dict[str, Any] = {"halaman": page, "nada": NADA_KEADAAN, "pilihan": JENIS_SARANA.items(), "saring": saring}
    if fragmen(request):
        return render(request, "logistik/sarana_daftar.html#daftar", isi)
    own = Unit(pk=request.actor.unit_id)
    granted = boleh(request.actor, own, Wewenang.SARANA_CATAT, Wewenang.PERMINTAAN_AJUKAN)
    isi |= {"catat": Wewenang.SARANA_CATAT in granted, "minta": Wewenang.PERMINTAAN_AJUKAN in granted}
    return render(request, "logistik/sarana_daftar.html", isi)


@perlu(Wewenang.SARANA_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_sarana(request.actor, pk)
    isi = {
        "sarana": row,
        "jadwal": [(k, NADA_KLAIM[StatusKlaim(k.status)]) for k in baca.jadwal(row)],
        "nada": NADA_KEADAAN[row.keadaan],
        "ubah": may(request.actor, Wewenang.SARANA_UBAH, row),
    }
    return render(request, "logistik/sarana.html", isi)


@perlu(Wewenang.SARANA_CATAT)
@require_http_methods(["GET", "POST"])
def catat(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.SARANA_CATAT, Unit.objects.all(), request.actor.unit_id)
    form = FormSarana(request.POST or None)

    def kerja() -> str:
        row = services.catat_sarana(request.actor, unit, data=form.data_sarana())
        return reverse("logistik:sarana", args=[row.pk])

    way = reverse("logistik:sarana_daftar")
    return formulir(request, form, kerja, judul=_("Sarana baru"), ke=way, tombol=_("Simpan"))


@perlu(Wewenang.SARANA_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_sarana(request.actor, pk, Wewenang.SARANA_UBAH)
    form = FormSarana(request.POST or None, sarana=row)

    def kerja() -> None:
        services.ubah_sarana(request.actor, row, data=form.data_sarana())

    way = reverse("logistik:sarana", args=[pk])
    return formulir(request, form, kerja, judul=row.nama, ke=way, tombol=_("Simpan"), kabar=_("Sarana disimpan."))


@perlu(Wewenang.PERMINTAAN_LIHAT)
@require_GET
def permintaan_daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.permintaan_terlihat(request.actor, **FormCari(request.GET).saringan("status")), request.GET)
    own = Unit(pk=request.actor.unit_id)
    isi = {
        "halaman": page,
        "nada": NADA_PERMINTAAN,
        "pilihan": STATUS_PERMINTAAN.items(),
        "minta": bool(boleh(request.actor, own, Wewenang.PERMINTAAN_AJUKAN)),
    }
    return render(request, "logistik/permintaan_daftar.html", isi)


@perlu(Wewenang.PERMINTAAN_AJUKAN)
@require_http_methods(["GET", "POST"])
def minta(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.PERMINTAAN_AJUKAN, Unit.objects.all(), request.actor.unit_id)
    form = FormPermintaan(request.POST or None, actor=request.actor)

    def kerja() -> str:
        row = services.minta_sarana(request.actor, unit, data=form.data_permintaan())
        return reverse("logistik:permintaan", args=[row.pk])

    way = reverse("logistik:permintaan_daftar")
    return formulir(request, form, kerja, judul=_("Minta sarana"), ket=unit.nama, ke=way, tombol=_("Ajukan"))


@perlu(Wewenang.PERMINTAAN_LIHAT)
@require_GET
def permintaan(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_permintaan(request.actor, pk)
    claims = baca.klaim(row)
    granted = boleh(request.actor, row, Wewenang.PERMINTAAN_PUTUS, Wewenang.PERMINTAAN_TUTUP)
    acts = FLOW_PERMINTAAN.acts_from(StatusPermintaan(row.status))
    own = visible(request.actor, Wewenang.KLAIM_JALANKAN, Klaim.objects.filter(permintaan=row))
    mine = set(own.values_list("pk", flat=True))
    isi = {
        "permintaan": row,
        "nada": NADA_PERMINTAAN[StatusPermintaan(row.status)],
        "klaim": [(k, NADA_KLAIM[StatusKlaim(k.status)], _langkah(k) if k.pk in mine else []) for k in claims],
        "tugaskan": AksiPermintaan.PENUHI in acts and Wewenang.PERMINTAAN_PUTUS in granted,
        "aksi": [(a.value, AKSI_PERMINTAAN[a]) for a in acts if a in WEWENANG and WEWENANG[a] in granted],
    }
    return render(request, "logistik/permintaan.html", isi)


@perlu(Wewenang.PERMINTAAN_PUTUS)
@require_http_methods(["GET", "POST"])
def tugaskan(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_permintaan(request.actor, pk, Wewenang.PERMINTAAN_PUTUS)
    form = FormTugaskan(request.POST or None, bebas=baca.bebas(row))

    def kerja() -> None:
        services.tugaskan_sarana(request.actor, row, **form.cleaned_data)

    words = _("Yang sejenis, siap, dan bebas selama waktu itu; yang berkemampuan lebih dulu.")
    return formulir(request, form, kerja, judul=_("Tugaskan sarana"), ket=words, ke=_ke(pk), tombol=_("Tugaskan"))


@perlu(Wewenang.PERMINTAAN_PUTUS, Wewenang.PERMINTAAN_TUTUP)
@require_POST
def tutup(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_permintaan(request.actor, pk)
    form = FormTutup(request.POST)

    def kerja() -> PermintaanSarana | None:
        if not form.is_valid():
            return None
        act, why = form.cleaned_data["aksi"], form.cleaned_data["alasan"]
        if act is AksiPermintaan.TOLAK:
            return services.tolak_permintaan(request.actor, row, alasan=why)
        return services.tutup_permintaan(request.actor, row, aksi=act, alasan=why)

    return tindak(request, kerja, ke=_ke(pk), kabar=_("Permintaan ditutup."))


@perlu(Wewenang.KLAIM_JALANKAN)
@require_POST
def klaim(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.KLAIM_JALANKAN, Klaim.objects.all(), pk)
    form = FormKlaim(request.POST)
    act = form.cleaned_data["aksi"] if form.is_valid() else AksiKlaim.TIBA

    def kerja() -> None:
        services.jalankan_klaim(request.actor, row, aksi=act)

    return tindak(request, kerja, ke=_ke(row.permintaan_id), kabar=f"{AKSI_KLAIM[act]}: {row.sarana}")


def _langkah(row: Klaim) -> list[tuple[str, Any]]:
    return [(a.value, AKSI_KLAIM[a]) for a in FLOW_KLAIM.acts_from(StatusKlaim(row.status))]


def _ke(pk: int) -> str:
    return reverse("logistik:permintaan", args=[pk])
