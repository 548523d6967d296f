"""Events: the list, opening, the story, the steps of the status."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, may
from poros.web.formulir import formulir, tindak
from poros.web.halaman import kursor, potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen

from .. import services
from ..forms.komando import FormKaji, FormNaik, FormPenetapan, FormPerpanjangan
from ..forms.laporan import FormKejadian, FormSaringKejadian
from ..labels import NADA
from ..models import Kejadian, NaikProvinsi
from ..queries import kejadian as baca
from ..queries import laporan as baca_laporan
from ..rules.alur import BERSTATUS, Status
from ..wewenang import Wewenang

LANGKAH = (
    Wewenang.KAJI,
    Wewenang.STATUS_CATAT,
    Wewenang.NAIK,
    Wewenang.AKHIRI,
    Wewenang.KOMANDO_SUSUN,
    Wewenang.AKTIFKAN,
    Wewenang.PERINTAH_BERI,
    Wewenang.RAPAT_CATAT,
)


def kepala(row: Kejadian, tab: str) -> dict[str, Any]:
    """What every page of an event begins with."""
    return {"kejadian": row, "nada": NADA[Status(row.status)], "tab": tab}


@perlu(Wewenang.LIHAT)
@require_GET
def daftar(request: HttpRequest, *, latihan: bool = False) -> HttpResponse:
    """Real events; drills have a list of their own."""
    form = FormSaringKejadian(request.GET)
    form.is_valid()
    rows = baca.kejadian_terlihat(request.actor, latihan=latihan)
    if form.cleaned_data.get("status"):
        rows = rows.filter(status=form.cleaned_data["status"])
    isi = {"halaman": potong(rows, request.GET), "saring": form, "nada": NADA, "latihan": latihan}
    if fragmen(request):
        return render(request, "krisis/daftar.html#daftar", isi)
    isi["dapat_buka"] = may(request.actor, Wewenang.KEJADIAN_BUKA, Unit(pk=request.actor.unit_id))
    isi["menunggu"] = 0 if latihan else baca_laporan.menunggu(request.actor).count()
    return render(request, "krisis/daftar.html", isi)


@perlu(Wewenang.KEJADIAN_BUKA)
@require_http_methods(["GET", "POST"])
def buka(request: HttpRequest) -> HttpResponse:
    """Open an event or a drill; with `?laporan=` out of that report."""
    pk = kursor(request.GET.get("laporan"))
    report = baca_laporan.satu(request.actor, pk) if pk else None
    unit = fetch(request.actor, Wewenang.KEJADIAN_BUKA, Unit.objects.all(), request.actor.unit_id)
    form = FormKejadian(request.POST or None, laporan=report)

    def kerja() -> str:
        row = services.buka(request.actor, unit, data=form.data_kejadian())
        return reverse("krisis:papan", args=[row.pk])

    return formulir(
        request,
        form,
        kerja,
        judul=_("Buka kejadian"),
        ket=_("Laporan, kaji cepat, dan putusan sebelum aktivasi tetap terkait di sini."),
        tombol=_("Buka kejadian"),
        ke=reverse("krisis:daftar"),
        kabar=_("Kejadian dibuka. Langkah berikutnya: kaji cepat."),
    )


@perlu(Wewenang.LIHAT)
@require_GET
def kisah(request: HttpRequest, pk: int) -> HttpResponse:
    """How it came: reports, assessments, decrees with their chain, chart, meetings, what went to the province."""
    row = baca.satu(request.actor, pk)
    decrees = baca.penetapan(row)
    isi = {
        **kepala(row, "kisah"),
        "boleh": {w.name for w in boleh(request.actor, row, *LANGKAH)},
        "laporan": baca_laporan.laporan_terlihat(request.actor, latihan=row.latihan).filter(kejadian=row)[:50],
        "kaji": list(row.kaji.all()),
        "penetapan": decrees,
        "masa": baca.masa(request.actor, decrees, row),
        "komando": baca.komando(row),
        "rapat": list(row.rapat.prefetch_related("hadir", "diundang")),
        "naik": list(row.naik.all()),
        "berstatus": row.status in BERSTATUS,
    }
    return render(request, "krisis/kisah.html", isi)


@perlu(Wewenang.KAJI)
@require_http_methods(["GET", "POST"])
def kaji(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.KAJI, Kejadian.objects.all(), pk)
    form = FormKaji(request.POST or None)
    return formulir(
        request,
        form,
        lambda: services.kaji(request.actor, row, data=form.data_kaji()),
        judul=_("Kaji cepat"),
        ket=_("Rapat koordinasi paling lambat 24 jam sesudah hasil ini."),
        tombol=_("Simpan kaji cepat"),
        ke=reverse("krisis:kisah", args=[pk]),
        kabar=_("Kaji cepat dicatat. Rapat koordinasi paling lambat 24 jam lagi."),
    )


@perlu(Wewenang.STATUS_CATAT)
@require_http_methods(["GET", "POST"])
def tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.STATUS_CATAT, Kejadian.objects.all(), pk)
    form = FormPenetapan(request.POST or None, kejadian=row)
    return formulir(
        request,
        form,
        lambda: services.tetapkan(request.actor, row, data=form.data_penetapan()),
        judul=_("Catat keputusan status"),
        ket=_("Status ditetapkan kepala daerah. Poros mencatat keputusannya dan menghitung masanya."),
        tombol=_("Catat keputusan"),
        ke=reverse("krisis:kisah", args=[pk]),
        kabar=_("Status darurat dicatat."),
    )


@perlu(Wewenang.STATUS_CATAT)
@require_http_methods(["GET", "POST"])
def perpanjang(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.STATUS_CATAT, Kejadian.objects.all(), pk)
    last = row.penetapan.filter(tingkat=row.status).order_by("-pk").first()
    form = FormPerpanjangan(request.POST or None, kejadian=row, lama=last)
    return formulir(
        request,
        form,
        lambda: services.perpanjang(request.actor, row, **form.cleaned_data),
        judul=_("Perpanjang status"),
        ket=str(last or row),
        tombol=_("Catat perpanjangan"),
        ke=reverse("krisis:kisah", args=[pk]),
        kabar=_("Perpanjangan dicatat."),
    )


@perlu(Wewenang.NAIK)
@require_http_methods(["GET", "POST"])
def naikkan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.NAIK, Kejadian.objects.all(), pk)
    form = FormNaik(request.POST or None, initial={"tanggal": request.actor.hari})
    return formulir(
        request,
        form,
        lambda: services.naikkan(request.actor, row, **form.cleaned_data),
        judul=_("Minta provinsi mengambil alih"),
        ket=_("Provinsi mengkaji paling lambat 24 jam sesudah pernyataan tidak mampu diterima."),
        tombol=_("Catat pernyataan"),
        ke=reverse("krisis:kisah", args=[pk]),
        kabar=_("Pernyataan dicatat; jam provinsi berjalan."),
    )


@perlu(Wewenang.NAIK_JAWAB)
@require_POST
def jawab_provinsi(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.NAIK_JAWAB, NaikProvinsi.objects.all(), pk)
    answer = request.POST.get("jawaban", "").replace("\0", "")[:4000]
    return tindak(
        request,
        lambda: services.catat_jawaban(request.actor, row, jawaban=answer),
        kabar=_("Jawaban provinsi dicatat."),
        ke=reverse("krisis:kisah", args=[row.kejadian_id]),
    )


@perlu(Wewenang.AKHIRI)
@require_POST
def akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.AKHIRI, Kejadian.objects.all(), pk)
    return tindak(
        request,
        lambda: services.akhiri(request.actor, row),
        kabar=_("Penanganan diakhiri. Pemulihan berlanjut di rencana."),
        ke=reverse("krisis:papan", args=[pk]),
    )
