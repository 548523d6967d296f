"""The board of emergency money, a plan with its cash book, and the DSP file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.berkas.queries import tautan
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, may
from poros.web.formulir import formulir
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.unduhan import tabel

from .. import ekspor, services
from ..forms.btt import FormBelanja, FormCair, FormDsp, FormLaporan, FormPagu, FormRkb, FormSyarat, satu_berkas
from ..forms.dasar import FormAlasan
from ..labels import AKSI_RKB, NADA_RKB, STATUS_RKB
from ..queries import btt as baca
from ..rules.alur import FLOW_RKB, AksiRkb, StatusRkb
from ..services.btt import OBJEK_RKB
from ..wewenang import OBJEK_DSP, Wewenang

LANGKAH = {
    AksiRkb.CAIRKAN: (Wewenang.RKB_PUTUS, "logistik:rkb_cairkan"),
    AksiRkb.TOLAK: (Wewenang.RKB_PUTUS, "logistik:rkb_tolak"),
    AksiRkb.TARIK: (Wewenang.RKB_KELOLA, "logistik:rkb_tarik"),
    AksiRkb.PERTANGGUNGJAWABKAN: (Wewenang.RKB_KELOLA, "logistik:rkb_laporan"),
}


@perlu(Wewenang.RKB_LIHAT)
@require_GET
def papan(request: HttpRequest) -> HttpResponse:
    board = baca.papan(request.actor)
    granted = boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.RKB_AJUKAN, Wewenang.PAGU_ATUR)
    isi: dict[str, Any] = {
        "papan": board,
        "halaman": potong(baca.rkb_terlihat(request.actor), request.GET),
        "nada": NADA_RKB,
        "kini": timezone.now(),
        "ajukan": Wewenang.RKB_AJUKAN in granted,
        "atur": Wewenang.PAGU_ATUR in granted,
    }
    return render(request, "logistik/btt.html", isi)


@perlu(Wewenang.PAGU_ATUR)
@require_http_methods(["GET", "POST"])
def pagu(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.PAGU_ATUR, Unit.objects.all(), request.actor.unit_id)
    held = baca.pagu(request.actor.hari.year)
    begin = {"tahun": request.actor.hari.year, "jumlah": held.jumlah if held else None}
    form = FormPagu(request.POST or None, initial=begin | {"dasar": held.dasar if held else ""})

    def kerja() -> None:
        services.tetapkan_pagu(request.actor, unit, **form.cleaned_data)

    way = reverse("logistik:btt")
    return formulir(request, form, kerja, judul=_("Pagu BTT"), ke=way, tombol=_("Tetapkan"), kabar=_("Pagu tersimpan."))


@perlu(Wewenang.RKB_AJUKAN)
@require_http_methods(["GET", "POST"])
def ajukan(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.RKB_AJUKAN, Unit.objects.all(), request.actor.unit_id)
    form = FormRkb(request.POST or None, actor=request.actor)

    def kerja() -> str:
        return reverse("logistik:rkb", args=[services.ajukan_rkb(request.actor, unit, data=form.data_rkb()).pk])

    words = _("Sejak diajukan uangnya terikat, dan BUD mencairkan paling lambat satu hari kerja.")
    way = reverse("logistik:btt")
    return formulir(
        request, form, kerja, judul=_("Ajukan rencana kebutuhan belanja"), ket=words, ke=way, tombol=_("Ajukan")
    )


@perlu(Wewenang.RKB_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_rkb(request.actor, pk)
    granted = boleh(request.actor, row, Wewenang.RKB_PUTUS, Wewenang.RKB_KELOLA)
    acts = FLOW_RKB.acts_from(StatusRkb(row.status))
    isi = {
        "rkb": row,
        "nada": NADA_RKB[StatusRkb(row.status)],
        "kas": list(baca.buku_kas(row)),
        "berkas": tautan(request.actor, OBJEK_RKB, pk),
        "aksi": [(AKSI_RKB[a], reverse(LANGKAH[a][1], args=[pk])) for a in acts if LANGKAH[a][0] in granted],
        "belanja": row.status == StatusRkb.CAIR and Wewenang.RKB_KELOLA in granted,
        "jalur": _jalur(row.status),
    }
    return render(request, "logistik/rkb.html", isi)


@perlu(Wewenang.RKB_LIHAT)
@require_GET
def ekspor_kas(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """The separate cash book."""
    row = baca.satu_rkb(request.actor, pk)
    rows = ekspor.baris_kas(baca.buku_kas(row))
    return tabel(bentuk, _("Buku kas umum %(nomor)s") % {"nomor": row.nomor}, ekspor.kepala_kas(), rows)


@perlu(Wewenang.RKB_PUTUS)
@require_http_methods(["GET", "POST"])
def cairkan(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_rkb(request.actor, pk, Wewenang.RKB_PUTUS)
    form = FormCair(request.POST or None)

    def kerja() -> None:
        services.cairkan(request.actor, row, **form.cleaned_data)

    return formulir(request, form, kerja, judul=_("Cairkan sebagai TU"), ket=str(row), ke=_ke(pk), tombol=_("Cairkan"))


@perlu(Wewenang.RKB_PUTUS)
@require_http_methods(["GET", "POST"])
def tolak(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_rkb(request.actor, pk, Wewenang.RKB_PUTUS)
    form = FormAlasan(request.POST or None)

    def kerja() -> None:
        services.tolak_rkb(request.actor, row, **form.cleaned_data)

    return formulir(request, form, kerja, judul=_("Tolak RKB"), ket=str(row), ke=_ke(pk), tombol=_("Tolak"))


@perlu(Wewenang.RKB_KELOLA)
@require_http_methods(["GET", "POST"])
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_rkb(request.actor, pk, Wewenang.RKB_KELOLA)
    form = FormAlasan(request.POST or None)

    def kerja() -> None:
        services.tarik_rkb(request.actor, row, **form.cleaned_data)

    return formulir(request, form, kerja, judul=_("Tarik RKB"), ket=str(row), ke=_ke(pk), tombol=_("Tarik kembali"))


@perlu(Wewenang.RKB_KELOLA)
@require_http_methods(["GET", "POST"])
def belanja(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_rkb(request.actor, pk, Wewenang.RKB_KELOLA)
    form = FormBelanja(request.POST or None, request.FILES or None, initial={"tanggal": request.actor.hari})

    def kerja() -> None:
        proof = satu_berkas(form.cleaned_data["berkas"])
        services.belanjakan(request.actor, row, data=form.data_belanja(), berkas=proof)

    return formulir(request, form, kerja, judul=_("Catat belanja"), ket=str(row), ke=_ke(pk), tombol=_("Catat"))


@perlu(Wewenang.RKB_KELOLA)
@require_http_methods(["GET", "POST"])
def laporan(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_rkb(request.actor, pk, Wewenang.RKB_KELOLA)
    form = FormLaporan(request.POST or None, request.FILES or None)

    def kerja() -> None:
        report = form.cleaned_data["berkas"]
        services.pertanggungjawabkan(request.actor, row, berkas=(report.read(), report.name))

    words = _("Sisa kas disetor ke kas daerah dan bukunya ditutup.")
    return formulir(request, form, kerja, judul=_("Pertanggungjawabkan"), ket=words, ke=_ke(pk), tombol=_("Kirim"))


@perlu(Wewenang.DSP_LIHAT)
@require_GET
def dsp_daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.dsp_terlihat(request.actor), request.GET)
    isi = {
        "halaman": page,
        "baris": [(d, sum(bool(s["ada"]) for s in baca.kelengkapan(d)), len(baca.syarat_dsp())) for d in page.isi],
        "catat": bool(boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.DSP_CATAT)),
    }
    return render(request, "logistik/dsp_daftar.html", isi)


@perlu(Wewenang.DSP_CATAT)
@require_http_methods(["GET", "POST"])
def dsp_catat(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.DSP_CATAT, Unit.objects.all(), request.actor.unit_id)
    form = FormDsp(request.POST or None, actor=request.actor)

    def kerja() -> str:
        return reverse("logistik:dsp", args=[services.catat_dsp(request.actor, unit, data=form.data_dsp()).pk])

    way = reverse("logistik:dsp_daftar")
    return formulir(request, form, kerja, judul=_("Berkas DSP baru"), ke=way, tombol=_("Buka"))


@perlu(Wewenang.DSP_LIHAT)
@require_GET
def dsp(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_dsp(request.actor, pk)
    isi = {
        "dsp": row,
        "syarat": baca.kelengkapan(row),
        "perkiraan": baca.perkiraan(row, request.actor.hari),
        "berkas": tautan(request.actor, OBJEK_DSP, pk),
        "ubah": may(request.actor, Wewenang.DSP_UBAH, row),
    }
    return render(request, "logistik/dsp.html", isi)


@perlu(Wewenang.DSP_UBAH)
@require_http_methods(["GET", "POST"])
def dsp_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_dsp(request.actor, pk, Wewenang.DSP_UBAH)
    form = FormDsp(request.POST or None, actor=request.actor, dsp=row)

    def kerja() -> None:
        services.ubah_dsp(request.actor, row, data=form.data_dsp())

    way = reverse("logistik:dsp", args=[pk])
    return formulir(request, form, kerja, judul=str(row), ke=way, tombol=_("Simpan"), kabar=_("Berkas disimpan."))


@perlu(Wewenang.DSP_UBAH)
@require_http_methods(["GET", "POST"])
def dsp_lengkapi(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_dsp(request.actor, pk, Wewenang.DSP_UBAH)
    begin = baca.syarat_berikut(row, request.actor.hari)
    form = FormSyarat(request.POST or None, request.FILES or None, initial=begin)

    def kerja() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k != "berkas"}
        paper = form.cleaned_data["berkas"]
        services.lengkapi_dsp(request.actor, row, berkas=(paper.read(), paper.name), **told)

    way = reverse("logistik:dsp", args=[pk])
    return formulir(request, form, kerja, judul=_("Lengkapi berkas"), ket=str(row), ke=way, tombol=_("Masukkan"))


def _jalur(status: str) -> list[dict[str, Any]]:
    """RKB → TU → account, as steps; one that ended early says so."""
    road = (StatusRkb.DIAJUKAN, StatusRkb.CAIR, StatusRkb.SELESAI)
    here = StatusRkb(status)
    if here not in road:
        return [{"nama": STATUS_RKB[here], "keadaan": "batal"}]
    n = road.index(here)
    states = ["selesai"] * n + ["kini"] + ["nanti"] * (len(road) - n - 1)
    return [{"nama": STATUS_RKB[s], "keadaan": k} for s, k in zip(road, states, strict=True)]


def _ke(pk: int) -> str:
    return reverse("logistik:rkb", args=[pk])
