"""Road maps: list, the plan of a year with its monitoring, actions, targets, reports, looks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, may
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import tabel

from .. import services
from ..forms.roadmap import (
    FormAksi,
    FormLapor,
    FormPantau,
    FormRoadmap,
    FormTarget,
    FormTetapkan,
    SaringRoadmap,
    tahun_pilihan,
)
from ..labels import LENSA, TRIWULAN
from ..models import AksiRB, Roadmap, TargetRB
from ..queries import roadmap as baca
from ..rules.pantau import Lensa
from ..wewenang import Wewenang
from .acuan import mengelola


@perlu(Wewenang.ROADMAP_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.daftar_roadmap(request.actor), request.GET)
    return render(request, "reformasi/roadmap_daftar.html", {"halaman": page, "kelola": mengelola(request)})


@perlu(Wewenang.KELOLA)
@require_http_methods(["GET", "POST"])
def susun(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.KELOLA, Unit.objects.all(), request.actor.unit_id)
    year = request.actor.hari.year
    form = FormRoadmap(request.POST or None, initial={"dari": year, "sampai": year + 4})
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            made = services.susun_roadmap(request.actor, unit, data=form.data_roadmap())
            return redirect("reformasi:roadmap", made.pk)
    isi = {
        "form": form,
        "judul": _("Susun peta jalan RB"),
        "ket": _("Aksi dan targetnya ditambahkan sesudah ini; rencana tiap tahun ditetapkan sendiri-sendiri."),
        "tombol": _("Mulai"),
        "ke": reverse("reformasi:roadmap_daftar"),
    }
    return render(request, "reformasi/formulir.html", isi, status=status(form))


@perlu(Wewenang.ROADMAP_LIHAT)
@require_GET
def roadmap(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_roadmap(request.actor, pk)
    return render(request, "reformasi/roadmap.html", isi_roadmap(request, row))


@perlu(Wewenang.ROADMAP_UBAH)
@require_http_methods(["GET", "POST"])
def tambah_aksi(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.ROADMAP_UBAH, Roadmap.objects.all(), pk)
    form = FormAksi(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            made = services.catat_aksi(request.actor, row, data=form.data_aksi())
            kabari(request, _("Aksi dicatat. Sekarang isi targetnya."))
            return redirect("reformasi:aksi", made.pk)
    return _formulir_aksi(request, form, _("Tambah aksi"), reverse("reformasi:roadmap", args=[pk]))


@perlu(Wewenang.AKSI_UBAH)
@require_http_methods(["GET", "POST"])
def ubah_aksi(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.AKSI_UBAH, AksiRB.objects.all(), pk)
    form = FormAksi(request.POST or None, actor=request.actor, aksi=row)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.ubah_aksi(request.actor, row, data=form.data_aksi())
            kabari(request, _("Aksi disimpan."))
            return redirect("reformasi:aksi", pk)
    return _formulir_aksi(request, form, _("Ubah aksi"), reverse("reformasi:aksi", args=[pk]))


@perlu(Wewenang.AKSI_LIHAT)
@require_GET
def aksi(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "reformasi/aksi.html", isi_aksi(request, pk))


@perlu(Wewenang.AKSI_UBAH)
@require_POST
def catat_target(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.AKSI_UBAH, AksiRB.objects.select_related("roadmap"), pk)
    form = FormTarget(request.POST, roadmap=row.roadmap)
    if form.is_valid():
        with tampung(form):
            services.catat_target(request.actor, row, data=form.data_target())
            kabari(request, _("Target dicatat."))
            return redirect("reformasi:aksi", pk)
    return render(request, "reformasi/aksi.html", isi_aksi(request, pk, form), status=422)


@perlu(Wewenang.AKSI_UBAH, Wewenang.ROADMAP_UBAH)
@require_POST
def hapus_aksi(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.AKSI_UBAH, AksiRB.objects.select_related("roadmap"), pk)
    kept = services.hapus_aksi(request.actor, row.roadmap, aksi=pk)
    kabari(request, _("Aksi dihapus."))
    return redirect("reformasi:roadmap", kept.pk)


@perlu(Wewenang.ROADMAP_UBAH)
@require_POST
def tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.ROADMAP_UBAH, Roadmap.objects.select_related("unit"), pk)
    form = FormTetapkan(request.POST)
    if form.is_valid():
        with tampung(form):
            n = len(services.tetapkan_tahun(request.actor, row, **form.cleaned_data))
            kabari(request, ngettext("%(n)s penugasan diterbitkan.", "%(n)s penugasan diterbitkan.", n) % {"n": n})
            return redirect(f"{reverse('reformasi:roadmap', args=[pk])}?tahun={form.cleaned_data['tahun']}")
    return render(request, "reformasi/roadmap.html", isi_roadmap(request, row, form), status=422)


@perlu(Wewenang.TARGET_LIHAT)
@require_GET
def target(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "reformasi/target.html", isi_target(request, pk))


@perlu(Wewenang.TARGET_LAPOR)
@require_POST
def lapor(request: HttpRequest, pk: int) -> HttpResponse:
    form = FormLapor(request.POST)
    if form.is_valid():
        with tampung(form):
            services.lapor(request.actor, TargetRB(pk=pk), **form.cleaned_data)
            kabari(request, _("Laporan dicatat."))
            return redirect("reformasi:target", pk)
    return render(request, "reformasi/target.html", isi_target(request, pk, lapor=form), status=422)


@perlu(Wewenang.TARGET_PANTAU)
@require_POST
def pantau(request: HttpRequest, pk: int) -> HttpResponse:
    form = FormPantau(request.POST)
    if form.is_valid():
        with tampung(form):
            services.pantau(request.actor, TargetRB(pk=pk), **form.cleaned_data)
            kabari(request, _("Pemantauan dicatat."))
            return redirect("reformasi:target", pk)
    return render(request, "reformasi/target.html", isi_target(request, pk, pantau=form), status=422)


@perlu(Wewenang.ROADMAP_LIHAT)
@require_GET
def ekspor(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """The plan of a year with its monitoring as a table."""
    row = baca.satu_roadmap(request.actor, pk)
    year, lines = _tahun(request, row)
    heads = [_("Jenis"), _("Tema"), _("Sasaran"), _("Kegiatan utama"), _("Indikator"), _("Satuan"), _("Unit")]
    quarters = [f"{TRIWULAN[n]} {kata}" for n in range(1, 5) for kata in (_("target"), _("realisasi"))]
    rows = ([*_kolom(line), *(v for c in line.capaian for v in (c.target, c.realisasi)), line.hasil] for line in lines)
    return tabel(bentuk, f"{row.judul} {year}", [*heads, _("Anggaran"), *quarters, _("Sesuai (%)")], rows)


def isi_roadmap(request: HttpRequest, row: Roadmap, gagal: FormTetapkan | None = None) -> dict[str, Any]:
    """The page of a road map in one year."""
    year, lines = _tahun(request, row)
    mine = may(request.actor, Wewenang.ROADMAP_UBAH, row)
    seen = list(baca.aksi_terlihat(request.actor, row))
    planned = {line.target.aksi_id for line in lines}
    open_year = [line for line in lines if line.target.penugasan_id is None]
    return {
        "roadmap": row,
        "tahun": year,
        "saring": SaringRoadmap({**request.GET.dict(), "tahun": year}, actor=request.actor, roadmap=row),
        "baris": lines,
        "tanpa_target": [a for a in seen if a.pk not in planned] if not _disaring(request) else [],
        "unit": baca.rekap_unit(lines),
        "hasil": baca.hasil_semua(lines),
        "kurang": sum(line.kurang for line in lines),
        "mengubah": mine,
        "form": gagal or FormTetapkan(initial={"tahun": year}) if mine and (open_year or gagal) else None,
    }


def isi_aksi(request: HttpRequest, pk: int, gagal: FormTarget | None = None) -> dict[str, Any]:
    """The page of an action with its years."""
    row = baca.satu_aksi(request.actor, pk)
    mine = may(request.actor, Wewenang.AKSI_UBAH, row)
    year = tahun_pilihan(row.roadmap, None, request.actor.hari)
    form = gagal or FormTarget(roadmap=row.roadmap, initial={"tahun": year})
    lines = baca.baris(row.target.select_related("aksi__unit", "penugasan").order_by("tahun"))
    return {"aksi": row, "baris": lines, "mengubah": mine, "form": form, "gagal": gagal}


def isi_target(
    request: HttpRequest, pk: int, *, lapor: FormLapor | None = None, pantau: FormPantau | None = None
) -> dict[str, Any]:
    """The page of an action in one year, with the forms of who may report and who may look."""
    row = baca.satu_target(request.actor, pk)
    granted = boleh(request.actor, row, Wewenang.TARGET_LAPOR, Wewenang.TARGET_PANTAU)
    line = baca.baris(TargetRB.objects.filter(pk=pk).select_related("aksi__unit", "penugasan"))[0]
    reporting = Wewenang.TARGET_LAPOR in granted and row.penugasan_id
    return {
        "target": row,
        "b": line,
        "triwulan": [(TRIWULAN[c.triwulan], c, line.nilai.get(c.triwulan)) for c in line.capaian],
        "pantauan": [
            (p, [(LENSA[x], x in p.sesuai) for x in Lensa]) for p in sorted(row.pantau.all(), key=lambda p: -p.pk)
        ],
        "laporan": row.laporan.order_by("-pk"),
        "gagal": None if reporting else lapor,
        "form_lapor": (lapor or FormLapor(auto_id="lapor_%s")) if reporting else None,
        "form_pantau": (pantau or FormPantau(auto_id="pantau_%s")) if Wewenang.TARGET_PANTAU in granted else None,
    }


def _tahun(request: HttpRequest, row: Roadmap) -> tuple[int, list[baca.BarisAksi]]:
    form = SaringRoadmap(request.GET, actor=request.actor, roadmap=row)
    data = form.cleaned_data if form.is_valid() else {}
    year = tahun_pilihan(row, data.get("tahun"), request.actor.hari)
    unit = data.get("unit") or 0
    return year, baca.tahun_ini(request.actor, row, year, jenis=data.get("jenis", ""), unit_id=unit)


def _disaring(request: HttpRequest) -> bool:
    return bool(request.GET.get("jenis") or request.GET.get("unit"))


def _kolom(line: baca.BarisAksi) -> list[Any]:
    a = line.target.aksi
    return [
        a.get_jenis_display(), a.tema, a.sasaran, a.kegiatan, a.indikator, a.satuan, a.unit.singkatan,
        line.target.anggaran,
    ]  # fmt: skip


def _formulir_aksi(request: HttpRequest, form: FormAksi, judul: str, ke: str) -> HttpResponse:
    isi = {"form": form, "judul": judul, "ket": "", "tombol": _("Simpan aksi"), "ke": ke}
    return render(request, "reformasi/formulir.html", isi, status=status(form))
