"""Comparison: all governments of a year, one beside its peers, further years from a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import fetch
from poros.web.izin import perlu
from poros.web.jawab import fragmen, status, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import tabel

from .. import ekspor, services
from ..forms.banding import FormBanding, FormImporHasil
from ..models import HasilTerbit, Instrumen
from ..queries import banding
from ..queries.instrumen import Bagian, bagian
from ..rules.banding import Baris
from ..wewenang import Wewenang
from . import gambar

SEHALAMAN = 50


@perlu(Wewenang.HASIL_LIHAT)
@require_GET
def daftar(request: HttpRequest, indeks: str = "spbe") -> HttpResponse:
    isi = isi_papan(request, indeks) | {"boleh_impor": request.actor.adalah(Fungsi.ADMIN)}
    return render(request, "indeks/banding.html" + ("#daftar" if fragmen(request) else ""), isi)


@perlu(Wewenang.HASIL_LIHAT)
@require_GET
def ekspor_hasil(request: HttpRequest, indeks: str, bentuk: str) -> HttpResponseBase:
    """The filtered rows, as the page shows them."""
    isi = isi_papan(request, indeks)
    ids, parts = [row.id for row in isi["papan"].rows], list(isi["bagian"])
    rows = banding.hasil_terlihat(request.actor).filter(pk__in=ids).order_by("-nilai", "nama")
    return tabel(bentuk, f"{indeks} {isi['tahun']}", ekspor.kepala(parts), ekspor.baris(rows, parts))


@perlu(Wewenang.HASIL_LIHAT)
@require_GET
def daerah(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.HASIL_LIHAT, HasilTerbit.objects.all(), pk)
    return render(request, "indeks/daerah.html", isi_potret(row))


@perlu(Wewenang.HASIL_IMPOR)
@require_http_methods(["GET", "POST"])
def impor(request: HttpRequest, indeks: str) -> HttpResponse:
    """Further years from a file: looked at first; only the button "simpan" keeps them."""
    unit = fetch(request.actor, Wewenang.HASIL_IMPOR, Unit.objects.all(), request.actor.unit_id)
    form = FormImporHasil(request.POST or None, request.FILES or None)
    isi: dict[str, Any] = {"form": form, "indeks": indeks}
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            rows = form.hasil(indeks)
            if "simpan" in request.POST:
                n = services.impor_hasil(request.actor, unit, rows=rows, asal=form.cleaned_data["asal"])
                kabari(request, ngettext("%(n)s hasil dimuat.", "%(n)s hasil dimuat.", n) % {"n": n})
                return redirect("indeks:banding_indeks", indeks)
            isi |= {"pratinjau": banding.pratinjau_impor(rows), "form": form.lanjut(rows)}
    return render(request, "indeks/impor.html", isi, status=status(form))


def isi_papan(request: HttpRequest, indeks: str) -> dict[str, Any]:
    """The comparison as a page shows it, from the place that the address asks for. Two statements."""
    semua, instruments = banding.baca(indeks), list(Instrumen.objects.all())
    form = FormBanding(request.GET, rows=semua)
    saring = form.saringan()
    papan = banding.papan(semua, saring)
    mulai = request.GET.get("mulai", "")
    first = int(mulai) if mulai.isdecimal() and len(mulai) < 6 else 0  # noqa: PLR2004 -- there are fewer governments
    kueri = request.GET.copy()
    kueri.pop("mulai", None)
    return {
        "papan": papan,
        "saring": form,
        "indeks": indeks,
        "pilihan": sorted({i.indeks for i in instruments}),
        "tahun": saring.tahun,
        "rows": [(papan.peringkat[r.id], r, papan.gerak.get(r.id)) for r in papan.rows[first : first + SEHALAMAN]],
        "bagian": bagian(instruments, indeks, saring.tahun),
        "sebaran": gambar.sebaran(papan.sebaran),
        "sesudah": first + SEHALAMAN if len(papan.rows) > first + SEHALAMAN else None,
        "sebelum": max(first - SEHALAMAN, 0) if first else None,
        "kueri": kueri.urlencode(),
    }


def isi_potret(row: HasilTerbit) -> dict[str, Any]:
    """One government beside its peers, with the pictures."""
    parts: dict[str, Bagian] = bagian(Instrumen.objects.filter(indeks=row.indeks), row.indeks, row.tahun)
    p = banding.potret(row, {kode: b.bobot for kode, b in parts.items()})
    names = {kode: b.nama for kode, b in parts.items()}
    pendek = {kode: b.pendek for kode, b in parts.items()}
    return {
        "hasil": row,
        "p": p,
        "nama_indeks": row.indeks.upper(),
        "nama": names,
        "rincian": [(names[k], v, p.tengah.get(k)) for k, v in p.baris.bagian.items() if k in names],
        "pelajaran": [(names[s.bagian], s) for s in p.pelajaran],
        "radar": gambar.radar(p.baris.bagian, p.tengah, pendek),
        "panas": gambar.peta_panas(p, pendek) if p.sebaya else None,
        "gerak": _gerak(p.riwayat),
    }


def _gerak(rows: list[Baris]) -> list[tuple[Baris, Any]]:
    """Each year with its change from the one before."""
    before = [None, *rows[:-1]]
    return [(row, row.nilai - last.nilai if last else None) for row, last in zip(rows, before, strict=True)]
