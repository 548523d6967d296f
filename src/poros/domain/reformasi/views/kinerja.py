"""The performance tree of a year: picture, lines, findings; taking one in; taking it out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch
from poros.web.grafik import Grafik
from poros.web.grafik import pohon as gambar_pohon
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import tabel

from .. import services
from ..ekspor import KOLOM_KINERJA, baca_kinerja
from ..forms.sakip import FormKinerja
from ..labels import MASALAH_DARI, TEMUAN
from ..queries import sakip as baca
from ..rules.kaskade import URUTAN, Temuan
from ..wewenang import Wewenang
from .acuan import mengelola

LEBAR_NAMA = 48
"""Letters of a name that the picture shows."""


@perlu(Wewenang.KINERJA_LIHAT)
@require_GET
def pohon(request: HttpRequest) -> HttpResponse:
    years = baca.tahun_kinerja(request.actor)
    year = _tahun(request, years)
    found = baca.pohon(request.actor, year)
    isi = {
        "tahun": year,
        "pilihan": years,
        "pohon": found,
        "baris": [(row, depth, [_temuan(f) for f in findings]) for row, depth, findings in found.baris],
        "temuan": [(TEMUAN[Temuan(t)], n) for t, n in found.temuan.most_common()],
        "gambar": _gambar(found, year) if found.baris else None,
        "kelola": mengelola(request),
    }
    return render(request, "reformasi/kinerja.html", isi)


@perlu(Wewenang.KELOLA)
@require_http_methods(["GET", "POST"])
def muat(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.KELOLA, Unit.objects.all(), request.actor.unit_id)
    form = FormKinerja(request.POST or None, request.FILES or None, initial={"tahun": request.actor.hari.year})
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            lines = baca_kinerja(form.cleaned_data["berkas"].read())
            year = form.cleaned_data["tahun"]
            n = services.muat_kinerja(request.actor, unit, tahun=year, simpul=lines)
            kabari(request, ngettext("%(n)s baris dimuat.", "%(n)s baris dimuat.", n) % {"n": n})
            return redirect(f"{reverse('reformasi:kinerja')}?tahun={year}")
    isi = {
        "form": form,
        "judul": _("Muat pohon kinerja"),
        "ket": _("Pohon tahun itu diganti seluruhnya. Kolom: %s.") % ", ".join(KOLOM_KINERJA),
        "tombol": _("Muat"),
        "ke": reverse("reformasi:kinerja"),
        "berkas": True,
    }
    return render(request, "reformasi/formulir.html", isi, status=status(form))


@perlu(Wewenang.KINERJA_LIHAT)
@require_GET
def ekspor(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """The tree as the file that `muat` reads, with a column of findings."""
    year = _tahun(request, baca.tahun_kinerja(request.actor))
    rows = (
        [
            row.kode, row.induk, row.tingkat, row.nama, row.indikator, row.satuan, row.target, row.anggaran,
            row.unit.singkatan, "ya" if row.utama else "", "; ".join(str(TEMUAN[f.temuan]) for f in found),
        ]
        for row, _depth, found in baca.pohon(request.actor, year).baris
    )  # fmt: skip
    return tabel(bentuk, _("Pohon kinerja %s") % year, [*KOLOM_KINERJA, _("temuan")], rows)


def _tahun(request: HttpRequest, years: list[int]) -> int:
    asked = request.GET.get("tahun", "")
    if asked.isdecimal() and int(asked[:5]) in years:
        return int(asked[:5])
    return years[0] if years else request.actor.hari.year


def _temuan(finding: Any) -> dict[str, Any]:
    return {
        "kata": TEMUAN[finding.temuan],
        "petunjuk": finding.petunjuk,
        "lain": ", ".join(finding.lain),
        "jenis": MASALAH_DARI[finding.temuan],
    }


def _gambar(found: baca.Pohon, year: int) -> Grafik:
    """The tree by its levels; names are cut, the whole ones stand in the table."""
    top: dict[str, Any] = {}
    open_branches: list[dict[str, Any]] = [top]
    for row, depth, _findings in found.baris:
        if depth >= len(URUTAN):  # deeper than any level there is: shown in the table, not in the picture
            continue
        del open_branches[depth + 1 :]
        branch = open_branches[-1].setdefault(f"{row.kode} {row.nama}"[:LEBAR_NAMA] + f" ({row.unit.singkatan})", {})
        open_branches.append(branch)
    return gambar_pohon(_("Kinerja %s") % year, top)
