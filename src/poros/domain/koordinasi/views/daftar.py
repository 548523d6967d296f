"""Lists of work: the inbox with its filters, the board, exports, accepting several."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import MENUNGGU_JAWABAN, Kotak
from poros.kernel.penugasan.wewenang import Wewenang
from poros.web.halaman import hitung, kursor, potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen
from poros.web.pesan import kabari
from poros.web.unduhan import tabel

from ..forms.saring import SaringPenugasan, pilihan_unit
from ..labels import KOTAK
from .jawaban import tuntas

BENTUK = ("xlsx", "csv")
BARIS_EKSPOR = 50_000


@perlu(Wewenang.LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    saring = SaringPenugasan(request.actor, request.GET)
    asked = saring.saringan()
    rows = queries.daftar(request.actor, asked, timezone.now())
    halaman = potong(rows, request.GET)
    isi = {
        "saring": saring,
        "halaman": halaman,
        "jumlah": hitung(rows, halaman),
        "kotak": [(k, KOTAK[k]) for k in saring.kotak_tersedia],
        "terpilih": asked.kotak,
        "dapat_terima": asked.kotak is Kotak.MASUK and any(t.status in MENUNGGU_JAWABAN for t in halaman.isi),
        "menunggu_jawaban": MENUNGGU_JAWABAN,
    }
    template = "koordinasi/daftar.html"
    return render(request, f"{template}#daftar" if fragmen(request) else template, isi)


@perlu(Wewenang.LIHAT)
@require_GET
def papan(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    unit_id = kursor(request.GET.get("unit")) or actor.peta.kantor(actor.unit_id)
    unit = actor.peta.simpul.get(unit_id)
    if unit is None:
        raise Http404
    choices = pilihan_unit(actor)[1:] if actor.puncak or actor.lingkup or actor.adalah(Fungsi.PENGAWAS) else []
    isi = {"kolom": queries.papan(actor, unit.id), "unit": unit, "pilihan": choices}
    return render(request, "koordinasi/papan.html", isi)


@perlu(Wewenang.LIHAT)
@require_GET
def ekspor(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    if bentuk not in BENTUK:
        raise Http404
    asked = SaringPenugasan(request.actor, request.GET).saringan()
    rows = queries.daftar(request.actor, asked, timezone.now())[:BARIS_EKSPOR]
    return tabel(bentuk, _("Penugasan"), _kepala(), _sel(rows.iterator(chunk_size=2000)))


def _kepala() -> list[str]:
    return [
        _("Nomor"),
        _("Arahan"),
        _("Dari"),
        _("Unit"),
        _("Peran"),
        _("Sifat"),
        _("Status"),
        _("Dikirim"),
        _("Tenggat"),
        _("Diserahkan"),
        _("Kemajuan (%)"),
        _("Dikembalikan (kali)"),
    ]


def _sel(rows: Iterator[Penugasan]) -> Iterator[list[Any]]:
    for t in rows:
        yield [
            t.pk,
            t.arahan.isi,
            t.penerbit.nama,
            t.unit.nama,
            t.get_peran_display(),
            t.get_kecepatan_display(),
            t.get_status_display(),
            timezone.localtime(t.dikirim),
            timezone.localtime(t.tenggat) if t.tenggat else None,
            timezone.localtime(t.diserahkan) if t.diserahkan else None,
            t.kemajuan,
            t.pengembalian,
        ]


@perlu(Wewenang.KOTAK)
@require_POST
def terima_banyak(request: HttpRequest) -> HttpResponse:
    ids = [int(pk) for pk in request.POST.getlist("penugasan") if kursor(pk) is not None]
    actor = request.actor
    n = services.terima_banyak(actor, Unit(pk=actor.unit_id), penugasan=ids)
    words = ngettext("%(n)s penugasan diterima.", "%(n)s penugasan diterima.", n) % {"n": n}
    kabari(request, words, nada="baik" if n else "awas")
    return tuntas(request, reverse("koordinasi:daftar"))
