"""Visits to learn: reports, and what follows from them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch
from poros.web.formulir import formulir
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.belajar import FormKunjungan, FormTindak
from ..models import Kunjungan
from ..queries import belajar as baca
from ..queries import katalog
from ..wewenang import Wewenang


@perlu(Wewenang.KUNJUNGAN_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    idle = "tanpa_tindak" in request.GET
    page = potong(baca.kunjungan_terlihat(request.actor, tanpa_tindak=idle), request.GET)
    may = boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.KUNJUNGAN_CATAT)
    isi = {"halaman": page, "tanpa_tindak": idle, "lapor": bool(may), "hari": request.actor.hari}
    return render(request, "berbagi/kunjungan_daftar.html", isi)


@perlu(Wewenang.KUNJUNGAN_CATAT)
@require_http_methods(["GET", "POST"])
def lapor(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.KUNJUNGAN_CATAT, Unit.objects.all(), request.actor.unit_id)
    offers = katalog.tawaran_terlihat(request.actor).prefetch_related(None).order_by("nama")
    form = FormKunjungan(request.POST or None, tawaran=offers)

    def kerja() -> str:
        row = services.catat_kunjungan(request.actor, unit, data=form.data_kunjungan())
        return reverse("berbagi:kunjungan", args=[row.pk])

    return formulir(
        request,
        form,
        kerja,
        judul=_("Laporkan studi tiru"),
        ket=_("Apa yang dipelajari, dan sesudah ini: siapa mengerjakan apa."),
        tombol=_("Simpan laporan"),
        ke=reverse("berbagi:kunjungan_daftar"),
        kabar=_("Laporan disimpan. Tugaskan tindak lanjutnya di halaman ini."),
    )


@perlu(Wewenang.KUNJUNGAN_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    return _halaman(request, pk)


@perlu(Wewenang.KUNJUNGAN_TINDAK)
@require_POST
def tindak(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.KUNJUNGAN_TINDAK, Kunjungan.objects.all(), pk)
    form = FormTindak(request.POST, actor=request.actor)
    if form.is_valid():
        data = form.cleaned_data
        with tampung(form):
            services.tindak_lanjuti(
                request.actor, row, uraian=data["uraian"], unit_id=data["unit"], tenggat=data["tenggat"]
            )
            kabari(request, _("Penugasan diterbitkan."))
            return redirect("berbagi:kunjungan", pk)
    return _halaman(request, pk, form)


def _halaman(request: HttpRequest, pk: int, gagal: FormTindak | None = None) -> HttpResponse:
    row = baca.satu(request.actor, pk)
    may = boleh(request.actor, row, Wewenang.KUNJUNGAN_TINDAK)
    form = (gagal or FormTindak(actor=request.actor)) if may else None
    idle = row.banyak_tindak == 0 and row.tindak_sampai is not None and row.tindak_sampai < request.actor.hari
    isi = {"kunjungan": row, "tindak": baca.tindak(row), "form": form, "terbengkalai": idle}
    return render(request, "berbagi/kunjungan.html", isi, status=status(form) if form else 200)
