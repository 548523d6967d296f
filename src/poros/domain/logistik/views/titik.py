"""Points: the list, one with its people and ways, and what all of them need."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch
from poros.web.formulir import formulir
from poros.web.halaman import kursor, potong
from poros.web.izin import perlu

from .. import services
from ..forms.titik import FormJalur, FormPengungsi, FormTitik
from ..models import Titik
from ..queries import donasi as baca_donasi
from ..queries import titik as baca
from ..queries.parameter import standar
from ..queries.stok import barang_dipakai, stok_semua
from ..wewenang import Wewenang

HARI_BAWAAN, HARI_MAKS = 3, 30


@perlu(Wewenang.TITIK_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.titik_terlihat(request.actor), request.GET)
    people = baca.orang(page.isi, request.actor.hari, 1)
    isi = {
        "baris": [(t, people[t.pk][0]) for t in page.isi],
        "halaman": page,
        "kelola": bool(boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.TITIK_CATAT)),
    }
    return render(request, "logistik/titik_daftar.html", isi)


@perlu(Wewenang.TITIK_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_titik(request.actor, pk)
    kinds = [b for b in barang_dipakai() if b.butir]
    hari = request.actor.hari
    need, got, way = baca.kebutuhan(kinds, [row], hari, 1), baca.diterima([row], hari), baca.di_jalan([row])
    may = boleh(request.actor, row, Wewenang.PENGUNGSI_LAPOR, Wewenang.TITIK_UBAH)
    isi = {
        "titik": row,
        "orang": baca.orang([row], hari, 1)[pk][0],
        "laporan": list(baca.laporan(row)[:10]),
        "jalur": list(row.jalur.select_related("gudang").order_by("meter")),
        "kebutuhan": [(b, need[pk, b.pk], got.get((pk, b.pk), 0), way.get((pk, b.pk), 0)) for b in kinds],
        "lapor": Wewenang.PENGUNGSI_LAPOR in may,
        "ubah": Wewenang.TITIK_UBAH in may,
    }
    return render(request, "logistik/titik.html", isi)


@perlu(Wewenang.TITIK_CATAT)
@require_http_methods(["GET", "POST"])
def catat(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.TITIK_CATAT, Unit.objects.all(), request.actor.unit_id)
    form = FormTitik(request.POST or None, actor=request.actor)

    def kerja() -> str:
        row = services.catat_titik(request.actor, unit, data=form.data_titik())
        return reverse("logistik:titik", args=[row.pk])

    way = reverse("logistik:titik_daftar")
    return formulir(request, form, kerja, judul=_("Titik layanan baru"), ke=way, tombol=_("Simpan"))


@perlu(Wewenang.TITIK_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_titik(request.actor, pk, Wewenang.TITIK_UBAH)
    form = FormTitik(request.POST or None, actor=request.actor, titik=row)

    def kerja() -> None:
        services.ubah_titik(request.actor, row, data=form.data_titik(), aktif=form.cleaned_data["aktif"])

    return _formulir(request, row, form, kerja, _("Ubah titik"))


@perlu(Wewenang.PENGUNGSI_LAPOR)
@require_http_methods(["GET", "POST"])
def lapor(request: HttpRequest, pk: int) -> HttpResponse:
    """Counted on the spot; works without a network."""
    row = baca.satu_titik(request.actor, pk, Wewenang.PENGUNGSI_LAPOR)
    form = FormPengungsi(request.POST or None, initial={"hari": request.actor.hari})

    def kerja() -> None:
        services.lapor_pengungsi(request.actor, row, data=form.data_pengungsi())

    words = _("Jumlah pengungsi %(nama)s") % {"nama": row.nama}
    return _formulir(request, row, form, kerja, _("Lapor jumlah pengungsi"), luring=words)


@perlu(Wewenang.TITIK_UBAH)
@require_http_methods(["GET", "POST"])
def jalur(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_titik(request.actor, pk, Wewenang.TITIK_UBAH)
    form = FormJalur(request.POST or None)

    def kerja() -> None:
        services.atur_jalur(request.actor, row, data=form.data_jalur())

    return _formulir(request, row, form, kerja, _("Jalur ke titik ini"))


@perlu(Wewenang.TITIK_LIHAT)
@require_GET
def kebutuhan(request: HttpRequest) -> HttpResponse:
    """What all points need in the coming days, by the dated standard, beside what is there."""
    hari = _hari(request.GET.get("hari"))
    kinds, points, today = [b for b in barang_dipakai() if b.butir], baca.titik_aktif(), request.actor.hari
    need, got, way = baca.kebutuhan(kinds, points, today, hari), baca.diterima(points, today), baca.di_jalan(points)
    stock: dict[int, int] = defaultdict(int)
    for (_g, b), n in stok_semua(today).items():
        stock[b] += n
    isi = {
        "hari": hari,
        "pilihan": (1, 3, 7, 14),
        "standar": standar(today),
        "orang": sum(n[0] for n in baca.orang(points, today, 1).values()),
        "titik": points,
        "baris": [
            baca.BarisKebutuhan(
                barang=b,
                butuh=sum(need[t.pk, b.pk] for t in points),
                diterima=sum(n for (_t, k), n in got.items() if k == b.pk),
                di_jalan=sum(n for (_t, k), n in way.items() if k == b.pk),
                stok=stock[b.pk],
            )
            for b in kinds
        ],
        "terbuka": baca_donasi.dibutuhkan(today),
    }
    return render(request, "logistik/kebutuhan.html", isi)


def _hari(teks: str | None) -> int:
    """How many days the address asks for."""
    asked = kursor(teks)
    return min(asked, HARI_MAKS) if asked else HARI_BAWAAN


def _formulir(
    request: HttpRequest, row: Titik, form: Form, kerja: Callable[[], None], judul: str, **lain: Any
) -> HttpResponse:
    way = reverse("logistik:titik", args=[row.pk])
    words = _("%(judul)s: tersimpan.") % {"judul": judul}
    return formulir(request, form, kerja, judul=judul, ket=row.nama, ke=way, tombol=_("Simpan"), kabar=words, **lain)
