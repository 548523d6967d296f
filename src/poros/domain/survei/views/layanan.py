"""Services and their counters: addresses, posters, tickets."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.wewenang import TidakBerwenang, may
from poros.web import unduhan
from poros.web.formulir import formulir
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import tampung
from poros.web.pesan import kabari

from .. import cetak, services
from ..forms.survei import FormLayanan, FormLayananBaru, FormTiket, FormTitik
from ..models import Layanan, Titik
from ..queries import layanan as baca
from ..wewenang import Wewenang


@perlu(Wewenang.LAYANAN_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.daftar_layanan(request.actor), request.GET)
    return render(
        request,
        "survei/layanan_daftar.html",
        {"halaman": page, "boleh_catat": baca.unit_layanan(request.actor).exists()},
    )


@perlu(Wewenang.LAYANAN_CATAT)
@require_http_methods(["GET", "POST"])
def catat(request: HttpRequest) -> HttpResponse:
    if not baca.unit_layanan(request.actor).exists():
        raise TidakBerwenang
    form = FormLayananBaru(request.POST or None, actor=request.actor, initial={"dari": request.actor.hari})

    def kerja() -> str:
        made = services.catat_layanan(request.actor, form.cleaned_data["unit"], data=form.data_layanan())
        return reverse("survei:layanan", args=[made.pk])

    return formulir(
        request,
        form,
        kerja,
        judul=_("Catat layanan"),
        tombol=_("Catat"),
        ke=reverse("survei:layanan_daftar"),
        kabar=_("Layanan dicatat. Sekarang beri alamat untuk loketnya."),
    )


@perlu(Wewenang.LAYANAN_LIHAT)
@require_GET
def layanan(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "survei/layanan.html", _isi(request, pk))


@perlu(Wewenang.LAYANAN_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_layanan(request.actor, pk, Wewenang.LAYANAN_UBAH)
    initial = {name: getattr(row, name) for name in ("nama", "dari", "sampai")}
    form = FormLayanan(request.POST or None, initial=initial)
    return formulir(
        request,
        form,
        lambda: services.ubah_layanan(request.actor, row, data=form.data_layanan()),
        judul=_("Ubah layanan"),
        tombol=_("Simpan"),
        ke=reverse("survei:layanan", args=[pk]),
        kabar=_("Layanan diubah."),
    )


@perlu(Wewenang.TITIK_BUAT)
@require_POST
def titik_baru(request: HttpRequest, pk: int) -> HttpResponse:
    form = FormTitik(request.POST)
    if form.is_valid():
        with tampung(form):
            services.buat_titik(request.actor, Layanan(pk=pk), **form.cleaned_data)
            kabari(request, _("Loket mempunyai alamatnya. Cetak posternya."))
            return redirect("survei:layanan", pk)
    return render(request, "survei/layanan.html", _isi(request, pk, form), status=422)


@perlu(Wewenang.TITIK_LIHAT)
@require_GET
def titik(request: HttpRequest, pk: int) -> HttpResponse:
    """A counter stands on the page of its service."""
    return redirect("survei:layanan", baca.satu_titik(request.actor, pk).layanan_id)


@perlu(Wewenang.TITIK_KELOLA)
@require_POST
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    row = services.cabut_titik(request.actor, Titik(pk=pk))
    kabari(request, _("Alamat loket dicabut: posternya tidak berlaku lagi."))
    return redirect("survei:layanan", row.layanan_id)


@perlu(Wewenang.TITIK_LIHAT)
@require_GET
def poster(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_titik(request.actor, pk)
    address = request.build_absolute_uri(reverse("survei:isi", args=[row.tanda]))
    return unduhan.pdf(cetak.poster(row, request.tenant, address), f"Poster {row.layanan} {row}")


@perlu(Wewenang.TITIK_KELOLA)
@require_POST
def tiket(request: HttpRequest, pk: int) -> HttpResponse:
    """Make tickets and give their sheets; they cannot be printed again."""
    form = FormTiket(request.POST)
    row = baca.satu_titik(request.actor, pk)
    if form.is_valid():
        with tampung(form):
            made = services.cetak_tiket(request.actor, row, banyak=form.cleaned_data["banyak"])
            base = request.build_absolute_uri(reverse("survei:isi", args=[row.tanda]))
            return unduhan.pdf(cetak.tiket(row, request.tenant, base, made), f"Tiket {row.layanan} {row}", unduh=True)
    return render(request, "survei/layanan.html", _isi(request, row.layanan_id, form_tiket=form), status=422)


def _isi(
    request: HttpRequest, pk: int, form: FormTitik | None = None, form_tiket: FormTiket | None = None
) -> dict[str, Any]:
    row = baca.satu_layanan(request.actor, pk)
    return {
        "layanan": row,
        "titik": baca.titik_layanan(request.actor, row),
        "boleh_ubah": may(request.actor, Wewenang.LAYANAN_UBAH, row),
        "form_titik": form or FormTitik(),
        "form_tiket": form_tiket or FormTiket(),
        "gagal": form or form_tiket,
    }
