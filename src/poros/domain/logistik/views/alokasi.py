"""Allocations: proposed by the engine, shown beside first come first served, decided by people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, may
from poros.web.formulir import formulir, tindak
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import teks

from .. import services
from ..forms.titik import FormAlokasi
from ..labels import AKSI_ALOKASI, NADA_ALOKASI
from ..queries import alokasi as baca
from ..rules.alur import FLOW_ALOKASI, AksiAlokasi, StatusAlokasi
from ..wewenang import Wewenang


@perlu(Wewenang.ALOKASI_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    isi = {
        "halaman": potong(baca.alokasi_terlihat(request.actor), request.GET),
        "nada": NADA_ALOKASI,
        "kelola": bool(boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.ALOKASI_HITUNG)),
    }
    return render(request, "logistik/alokasi_daftar.html", isi)


@perlu(Wewenang.ALOKASI_HITUNG)
@require_http_methods(["GET", "POST"])
def hitung(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.ALOKASI_HITUNG, Unit.objects.all(), request.actor.unit_id)
    form = FormAlokasi(request.POST or None, actor=request.actor, initial={"dari": request.actor.hari})

    def kerja() -> str:
        row = services.hitung_alokasi(request.actor, unit, data=form.data_alokasi())
        return reverse("logistik:alokasi", args=[row.pk])

    words = _("Stok bebas dibagi menurut kebutuhan pengungsi lewat jalur yang terbuka. Hasilnya usulan.")
    way = reverse("logistik:alokasi_daftar")
    return formulir(request, form, kerja, judul=_("Hitung alokasi adil"), ket=words, ke=way, tombol=_("Hitung"))


@perlu(Wewenang.ALOKASI_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_alokasi(request.actor, pk)
    acts = FLOW_ALOKASI.acts_from(StatusAlokasi(row.status))
    allowed = bool(acts) and may(request.actor, Wewenang.ALOKASI_PUTUS, row)
    lines = baca.baris(row)
    isi = {
        "alokasi": row,
        "antaran": lines,
        "menunggu": baca.gudang_menunggu(request.actor, row, lines),
        "t": baca.tampilan(row),
        "nada": NADA_ALOKASI[StatusAlokasi(row.status)],
        "aksi": [(a.value, AKSI_ALOKASI[a], a is AksiAlokasi.BATALKAN) for a in acts] if allowed else [],
    }
    return render(request, "logistik/alokasi.html", isi)


@perlu(Wewenang.ALOKASI_PUTUS)
@require_POST
def putuskan(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    row = baca.satu_alokasi(request.actor, pk, Wewenang.ALOKASI_PUTUS)
    act = AksiAlokasi.BATALKAN if aksi == AksiAlokasi.BATALKAN else AksiAlokasi.TETAPKAN

    def kerja() -> None:
        services.putuskan_alokasi(request.actor, row, aksi=act, alasan=teks(request.POST, "alasan", 300))

    done = _("Alokasi: %s.") % AKSI_ALOKASI[act]
    return tindak(request, kerja, ke=reverse("logistik:alokasi", args=[pk]), kabar=done)
