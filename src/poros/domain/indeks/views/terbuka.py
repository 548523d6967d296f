"""Open data for whoever wants it: a catalogue, and under stable addresses every set as CSV and JSON."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from poros.kernel.bahasa import naskah
from poros.web.izin import terbuka
from poros.web.unduhan import tabel

from .. import ekspor
from ..models import HasilTerbit, Instrumen, Penilaian
from ..queries import terbuka as baca
from ..queries.instrumen import bagian
from ..rules.alur import Status
from ..rules.katalog import JENIS, Kumpulan, katalog
from .publik import SEJAM

JSON_LD = "application/ld+json"


@terbuka("the catalogue of open data")
@require_GET
@cache_control(public=True, max_age=SEJAM)
@naskah()
def katalog_dcat(request: HttpRequest) -> HttpResponse:
    tenant: Any = connection.tenant
    title = _("Data terbuka indeks %(nama)s") % {"nama": tenant.nama}
    sets = [*_hasil_semua(request), *_hasil_sendiri(request)]
    made = katalog(request.build_absolute_uri(request.path), title, tenant.nama, sets)
    return HttpResponse(json.dumps(made, ensure_ascii=False), content_type=JSON_LD)


@terbuka("published results of one index and year as open data")
@require_GET
@cache_control(public=True, max_age=SEJAM)
def data_tahun(request: HttpRequest, indeks: str, tahun: int, bentuk: str) -> HttpResponseBase:  # noqa: ARG001 -- Django's signature
    """All governments of one year."""
    _periksa(bentuk)
    rows = HasilTerbit.objects.filter(indeks=indeks, tahun=tahun).order_by("nama")
    if not rows.exists():
        raise Http404
    parts = list(bagian(Instrumen.objects.filter(indeks=indeks), indeks, tahun))
    heads, lines = ekspor.kepala(parts), ekspor.baris(rows, parts)
    if bentuk == "csv":
        return tabel("csv", f"{indeks} {tahun}", heads, lines)
    return _json([dict(zip(heads, line, strict=True)) for line in lines])


@terbuka("an announced result as open data")
@require_GET
@cache_control(public=True, max_age=SEJAM)
def data_hasil(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:  # noqa: ARG001 -- Django's signature
    """One own result, part by part."""
    _periksa(bentuk)
    rows = Penilaian.objects.select_related("instrumen", "beku")
    row = get_object_or_404(rows, pk=pk, status=Status.DIUMUMKAN)
    if bentuk == "csv":
        return tabel("csv", str(row), list(baca.BARIS_HASIL), baca.baris_hasil(row))
    return _json(baca.hasil_lengkap(row))


def _hasil_semua(request: HttpRequest) -> list[Kumpulan]:
    found = []
    for one in baca.set_hasil():
        files = {b: _alamat(request, "data_tahun", one.indeks, one.tahun, b) for b in JENIS}
        page = request.build_absolute_uri(reverse("indeks:publik")) + f"?indeks={one.indeks}&tahun={one.tahun}"
        found.append(
            Kumpulan(
                alamat=files["json"].removesuffix(".json"),
                judul=_("Hasil indeks %(indeks)s tahun %(tahun)s") % {"indeks": one.indeks.upper(), "tahun": one.tahun},
                keterangan=_("Hasil yang diumumkan untuk %(n)s pemerintahan, dengan nilai tiap bagian.")
                % {"n": one.banyak},
                dari=date(one.tahun, 1, 1),
                sampai=date(one.tahun, 12, 31),
                halaman=page,
                berkas=files,
                sumber=one.sumber,
            )
        )
    return found


def _hasil_sendiri(request: HttpRequest) -> list[Kumpulan]:
    found = []
    for row, day in baca.diumumkan():
        files = {b: _alamat(request, "data_hasil", row.pk, b) for b in JENIS}
        found.append(
            Kumpulan(
                alamat=files["json"].removesuffix(".json"),
                judul=str(row),
                keterangan=_("Nilai tiap bagian dan indikator menurut %(dasar)s.") % {"dasar": row.instrumen.dasar},
                dari=date(row.tahun, 1, 1),
                sampai=date(row.tahun, 12, 31),
                halaman=_alamat(request, "publik_hasil", row.pk),
                berkas=files,
                terbit=day,
            )
        )
    return found


def _alamat(request: HttpRequest, nama: str, *args: object) -> str:
    return request.build_absolute_uri(reverse(f"indeks:{nama}", args=args))


def _periksa(bentuk: str) -> None:
    if bentuk not in JENIS:
        raise Http404


def _json(isi: object) -> JsonResponse:
    return JsonResponse(isi, safe=False, json_dumps_params={"ensure_ascii": False, "default": _angka})


def _angka(value: object) -> float | int | str:
    """A number as JSON writes it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)
