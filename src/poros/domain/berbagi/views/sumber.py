"""Sources: what they gave last, a new one, fetching now, uploading; and which unit has which part."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch
from poros.web.formulir import formulir, tindak
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import status, tampung

from .. import services
from ..forms.sumber import FormPeran, FormSumber, FormUnggahSumber
from ..models import PeranBerbagi, Sumber
from ..queries import katalog
from ..rules.alur import PeranUnit
from ..wewenang import Wewenang


@perlu(Wewenang.SUMBER_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(katalog.sumber_terlihat(request.actor), request.GET)
    may = boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.SUMBER_TAMBAH, Wewenang.PERAN_ATUR)
    isi = {"halaman": page, "tambah": Wewenang.SUMBER_TAMBAH in may, "atur": Wewenang.PERAN_ATUR in may}
    return render(request, "berbagi/sumber_daftar.html", isi)


@perlu(Wewenang.SUMBER_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    return _halaman(request, pk)


@perlu(Wewenang.SUMBER_TAMBAH)
@require_http_methods(["GET", "POST"])
def tambah(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.SUMBER_TAMBAH, Unit.objects.all(), request.actor.unit_id)
    form = FormSumber(request.POST or None)

    def kerja() -> str:
        row = services.tambah_sumber(request.actor, unit, data=form.data_sumber())
        return reverse("berbagi:sumber_rinci", args=[row.pk])

    return formulir(
        request, form, kerja, judul=_("Tambah sumber"), tombol=_("Simpan"), ke=reverse("berbagi:sumber_daftar")
    )


@perlu(Wewenang.SUMBER_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.SUMBER_UBAH, Sumber.objects.all(), pk)
    form = FormSumber(request.POST or None, initial={n: getattr(row, n) for n in FormSumber.base_fields})
    return formulir(
        request,
        form,
        lambda: services.ubah_sumber(request.actor, row, data=form.data_sumber()),
        judul=_("Ubah sumber"),
        tombol=_("Simpan"),
        ke=reverse("berbagi:sumber_rinci", args=[pk]),
    )


@perlu(Wewenang.SUMBER_UBAH)
@require_POST
def segarkan(request: HttpRequest, pk: int) -> HttpResponse:
    return tindak(
        request,
        lambda: services.segarkan(request.actor, Sumber(pk=pk)),
        ke=reverse("berbagi:sumber_rinci", args=[pk]),
        kabar=_("Sumber sedang diambil. Muat ulang halaman ini sebentar lagi."),
    )


@perlu(Wewenang.SUMBER_MUAT)
@require_POST
def unggah(request: HttpRequest, pk: int) -> HttpResponse:
    """A file from the source, read as if it had been fetched."""
    row = fetch(request.actor, Wewenang.SUMBER_MUAT, Sumber.objects.all(), pk)
    form = FormUnggahSumber(request.POST, request.FILES)
    if form.is_valid():
        with tampung(form):
            services.muat_sumber(request.actor, row, isi=form.cleaned_data["berkas"].read())
            return redirect("berbagi:sumber_rinci", pk)
    return _halaman(request, pk, form)


@perlu(Wewenang.PERAN_ATUR)
@require_http_methods(["GET", "POST"])
def peran(request: HttpRequest) -> HttpResponse:
    """Which units manage the catalogue, and which see to agreements."""
    unit = fetch(request.actor, Wewenang.PERAN_ATUR, Unit.objects.all(), request.actor.unit_id)
    kini: dict[str, list[int]] = defaultdict(list)
    for kind, pk in PeranBerbagi.objects.values_list("peran", "unit_id"):
        kini[kind].append(pk)
    form = FormPeran(request.POST or None, actor=request.actor, kini=kini)

    def kerja() -> None:
        for part in PeranUnit:
            services.atur_peran(request.actor, unit, peran=part, unit_ids=form.unit(part))

    return formulir(
        request,
        form,
        kerja,
        judul=_("Peran unit"),
        tombol=_("Simpan"),
        ke=reverse("berbagi:sumber_daftar"),
        kabar=_("Peran unit disimpan."),
    )


def _halaman(request: HttpRequest, pk: int, gagal: FormUnggahSumber | None = None) -> HttpResponse:
    row = fetch(request.actor, Wewenang.SUMBER_LIHAT, katalog.sumber_terlihat(request.actor), pk)
    may = bool(boleh(request.actor, row, Wewenang.SUMBER_UBAH))
    offers = potong(katalog.semua().filter(sumber=row), request.GET)
    form = (gagal or FormUnggahSumber()) if may else None
    isi = {"sumber": row, "ubah": may, "form": form, "halaman": offers}
    return render(request, "berbagi/sumber.html", isi, status=status(gagal) if gagal else 200)
