"""Warehouses: the list, one with its lots and movements, and what is done with stock."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch
from poros.web.formulir import formulir
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen
from poros.web.unduhan import tabel

from .. import ekspor, services
from ..forms.gudang import FormCadangan, FormCari, FormGudang, FormMasuk, FormOpname, FormPindah, FormSusut
from ..models import Gudang
from ..queries import stok as baca
from ..wewenang import Wewenang

EKSPOR_MAKS = 5000


@perlu(Wewenang.GUDANG_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    saring = FormCari(request.GET).saringan("q")
    page = potong(baca.gudang_terlihat(request.actor, **saring), request.GET)
    isi: dict[str, Any] = {"halaman": page, "ringkas": baca.ringkas(page.isi, request.actor.hari)}
    if fragmen(request):
        return render(request, "logistik/gudang_daftar.html#daftar", isi)
    isi["kelola"] = bool(boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.GUDANG_CATAT))
    return render(request, "logistik/gudang_daftar.html", isi)


@perlu(Wewenang.GUDANG_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_gudang(request.actor, pk)
    may = boleh(
        request.actor, row, Wewenang.STOK_CATAT, Wewenang.CADANGAN_ATUR, Wewenang.GUDANG_UBAH, Wewenang.KIRIMAN_SUSUN
    )
    isi = {
        "gudang": row,
        "saldo": list(baca.isi_gudang(row)),
        "cadangan": list(row.cadangan.select_related("barang")),
        "mutasi": potong(baca.mutasi(row), request.GET, 20),
        "opname": list(row.opname.order_by("-id")[:5]),
        "hari": request.actor.hari,
        "catat": Wewenang.STOK_CATAT in may,
        "atur": Wewenang.CADANGAN_ATUR in may,
        "ubah": Wewenang.GUDANG_UBAH in may,
        "kirim": Wewenang.KIRIMAN_SUSUN in may,
    }
    return render(request, "logistik/gudang.html", isi)


@perlu(Wewenang.GUDANG_LIHAT)
@require_GET
def ekspor_mutasi(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """The movements of a warehouse as a table, the newest first."""
    row = baca.satu_gudang(request.actor, pk)
    rows = baca.mutasi(row).order_by("-pk")[:EKSPOR_MAKS]
    return tabel(bentuk, _("Mutasi %(nama)s") % {"nama": row.nama}, ekspor.kepala_mutasi(), ekspor.baris_mutasi(rows))


@perlu(Wewenang.GUDANG_CATAT)
@require_http_methods(["GET", "POST"])
def catat(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.GUDANG_CATAT, Unit.objects.all(), request.actor.unit_id)
    form = FormGudang(request.POST or None, actor=request.actor)

    def kerja() -> str:
        row = services.catat_gudang(request.actor, unit, data=form.data_gudang())
        return reverse("logistik:gudang", args=[row.pk])

    way = reverse("logistik:gudang_daftar")
    return formulir(request, form, kerja, judul=_("Gudang atau pos baru"), ke=way, tombol=_("Buka"))


@perlu(Wewenang.GUDANG_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_gudang(request.actor, pk, Wewenang.GUDANG_UBAH)
    form = FormGudang(request.POST or None, actor=request.actor, gudang=row)

    def kerja() -> None:
        services.ubah_gudang(request.actor, row, data=form.data_gudang(), aktif=form.cleaned_data["aktif"])

    return _formulir(request, row, form, kerja, _("Ubah gudang"))


@perlu(Wewenang.STOK_CATAT)
@require_http_methods(["GET", "POST"])
def masuk(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_gudang(request.actor, pk, Wewenang.STOK_CATAT)
    form = FormMasuk(request.POST or None)

    def kerja() -> None:
        services.masukkan(request.actor, row, data=form.data_masuk())

    return _formulir(request, row, form, kerja, _("Barang masuk"))


@perlu(Wewenang.STOK_CATAT)
@require_http_methods(["GET", "POST"])
def pindah(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_gudang(request.actor, pk, Wewenang.STOK_CATAT)
    form = FormPindah(request.POST or None, saldo=list(baca.isi_gudang(row)), gudang=row)

    def kerja() -> None:
        services.pindahkan(request.actor, row, **form.cleaned_data)

    return _formulir(request, row, form, kerja, _("Pindahkan ke gudang lain"))


@perlu(Wewenang.STOK_CATAT)
@require_http_methods(["GET", "POST"])
def susut(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_gudang(request.actor, pk, Wewenang.STOK_CATAT)
    form = FormSusut(request.POST or None, saldo=list(baca.isi_gudang(row)))

    def kerja() -> None:
        services.susutkan(request.actor, row, **form.cleaned_data)

    return _formulir(request, row, form, kerja, _("Catat susut"))


@perlu(Wewenang.STOK_CATAT)
@require_http_methods(["GET", "POST"])
def opname(request: HttpRequest, pk: int) -> HttpResponse:
    """Counted on a phone between the shelves: works without a network."""
    row = baca.satu_gudang(request.actor, pk, Wewenang.STOK_CATAT)
    form = FormOpname(request.POST or None, saldo=list(baca.isi_gudang(row)))

    def kerja() -> None:
        services.opname(request.actor, row, hitungan=form.hitungan(), catatan=form.cleaned_data["catatan"])

    return _formulir(request, row, form, kerja, _("Opname"), luring=_("Opname %(nama)s") % {"nama": row.nama})


@perlu(Wewenang.CADANGAN_ATUR)
@require_http_methods(["GET", "POST"])
def cadangan(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_gudang(request.actor, pk, Wewenang.CADANGAN_ATUR)
    form = FormCadangan(request.POST or None)

    def kerja() -> None:
        services.atur_cadangan(request.actor, row, data=form.data_cadangan())

    return _formulir(request, row, form, kerja, _("Cadangan"))


def _formulir(
    request: HttpRequest, row: Gudang, form: Form, kerja: Callable[[], None], judul: str, **lain: Any
) -> HttpResponse:
    way = reverse("logistik:gudang", args=[row.pk])
    words = _("%(judul)s di %(nama)s dicatat %(jam)s.") % {
        "judul": judul, "nama": row.nama, "jam": f"{timezone.localtime():%H.%M}",
    }  # fmt: skip
    return formulir(request, form, kerja, judul=judul, ket=row.nama, ke=way, tombol=_("Simpan"), kabar=words, **lain)
