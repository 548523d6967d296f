"""Guarded archives and their letters, papers put into another form, contents found damaged."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import TIDAK_ADA, fetch
from poros.web.formulir import formulir
from poros.web.halaman import potong
from poros.web.izin import perlu

from .. import services
from ..forms.jaga import FormAlih, FormTerjaga
from ..models import AlihMedia
from ..queries import berkas as baca_berkas
from ..queries import jaga as baca
from ..rules.jaga import KeadaanJaga
from ..wewenang import Wewenang
from ..wewenang.siapa import kantor_kepala

APA = {"lapor": KeadaanJaga.BELUM_DILAPORKAN, "salinan": KeadaanJaga.DILAPORKAN}
"""Which files each letter may tell of."""


@perlu(Wewenang.BERKAS_LIHAT)
@require_GET
def terjaga(request: HttpRequest) -> HttpResponse:
    """Guarded files with the clock that runs for each, and the letters that were written."""
    page = potong(baca.terjaga_terlihat(request.actor), request.GET)
    isi = {
        "halaman": page,
        "baris": [baca.baris_jaga(row) for row in page.isi],
        "laporan": baca.laporan_terjaga(request.actor).order_by("-pk")[:20],
        "lapor_boleh": kantor_kepala(request.actor) is not TIDAK_ADA,
    }
    return render(request, "kearsipan/terjaga.html", isi)


@perlu(Wewenang.TERJAGA_LAPOR)
@require_http_methods(["GET", "POST"])
def tulis_terjaga(request: HttpRequest, langkah: str) -> HttpResponse:
    """The letter to ANRI: the report, or the copies after it."""
    if langkah not in APA:
        raise Http404
    unit = fetch(request.actor, Wewenang.TERJAGA_LAPOR, Unit.objects.all(), request.actor.unit_id)
    rows = baca.terjaga_terlihat(request.actor).filter(kantor_id=unit.pk).order_by("pk")
    calon = [row for row in rows[:200] if baca.keadaan_jaga(row) is APA[langkah]]
    form = FormTerjaga(request.POST or None, calon=calon, initial={"tanggal": request.actor.hari})
    copies = langkah == "salinan"

    def act() -> str:
        row = services.laporkan_terjaga(
            request.actor, unit, nota=form.nota(), berkas_id=form.cleaned_data["berkas"], salinan=copies
        )
        return reverse("arsip:lapor_terjaga", args=[row.pk])

    return formulir(
        request, form, act, judul=_("Serahkan salinan kepada ANRI") if copies else _("Laporkan kepada ANRI"),
        tombol=_("Buat suratnya"), ke=reverse("arsip:terjaga"),
        ket=_("Surat dan daftarnya dibuat; kirimkan kepada Kepala ANRI."), template="kearsipan/pilih.html",
        kosong=_("Tidak ada arsip terjaga kantor ini yang menunggu langkah ini."),
    )  # fmt: skip


@perlu(Wewenang.TERJAGA_LIHAT)
@require_GET
def lapor_terjaga(request: HttpRequest, pk: int) -> HttpResponse:
    row, sheets, files = baca.surat_terjaga(request.actor, pk)
    return render(request, "kearsipan/lapor_terjaga.html", {"laporan": row, "lembar": sheets, "berkas": files})


@perlu(Wewenang.ALIH_CATAT)
@require_http_methods(["GET", "POST"])
def alih_media(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring the scans of papers, with the minutes."""
    row = fetch(request.actor, Wewenang.ALIH_CATAT, baca_berkas.semua(), pk)
    first = {"tanggal": request.actor.hari}
    form = FormAlih(request.POST or None, request.FILES or None, item=list(row.item.all()), initial=first)
    url = reverse("arsip:berkas", args=[pk])

    def act() -> str:
        services.alihkan_media(request.actor, row, data=form.data_alih(), hasil=form.hasil())
        return url

    return formulir(
        request, form, act, judul=_("Catat alih media"), tombol=_("Simpan dan buat berita acara"), ke=url, ket=row,
        kabar=_("Berita acara dibuat. Arsip asli tetap disimpan."),
    )  # fmt: skip


@perlu(Wewenang.ALIH_LIHAT)
@require_GET
def alih(request: HttpRequest, pk: int) -> HttpResponse:
    """Minutes are read with their file."""
    row = fetch(request.actor, Wewenang.ALIH_LIHAT, AlihMedia.objects.all(), pk)
    return redirect("arsip:berkas", row.berkas_id)


@perlu(Wewenang.TEMUAN_LIHAT)
@require_GET
def temuan(request: HttpRequest, pk: int) -> HttpResponse:
    row, contents = baca.temuan(request.actor, pk)
    return render(request, "kearsipan/temuan.html", {"temuan": row, "isi": contents})
