"""Registering one letter: drop the scan, look at what was guessed, save."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan
from poros.web.izin import perlu
from poros.web.jawab import SALAH, ke, status, tampung, teks
from poros.web.pesan import kabari

from .. import queries, services
from ..forms import FormSurat
from ..forms.titipan import Titipan, baca_titipan
from ..wewenang import Wewenang

HALAMAN = "persuratan/catat.html"
BAWAAN = {"kecepatan": Kecepatan.BIASA, "kerahasiaan": Kerahasiaan.TERBATAS}
"""What stands in a field that nobody has touched is no answer."""
DIINGAT = ("kepada", "kecepatan", "kerahasiaan", "diterima")
"""What the next letter of a pile mostly has in common with the last."""


@perlu(Wewenang.CATAT)
def catat(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        awal = {name: request.GET[name] for name in DIINGAT if request.GET.get(name)}
        return render(request, HALAMAN, {"form": FormSurat(actor=request.actor, initial=awal)})
    form = FormSurat(request.POST, request.FILES, actor=request.actor)
    if form.is_valid():
        with tampung(form):
            return _catat(request, form)
    isi = {"form": form, "titipan": form.cleaned_data.get("titipan")}
    return render(request, HALAMAN, isi, status=status(form))


@perlu(Wewenang.CATAT)
@require_POST
def titip(request: HttpRequest) -> HttpResponse:
    """Keep the dropped scan and answer with the form, filled with what it says where nothing was typed yet."""
    pindaian = request.FILES.get("pindaian")
    if pindaian is None:
        raise Http404
    typed = {k: v for k, v in request.POST.items() if v and BAWAAN.get(k) != v}
    try:
        titipan = titipkan(request, pindaian)
    except Ditolak as error:
        form = FormSurat(request.POST, actor=request.actor)
        form.full_clean()
        form.errors.clear()
        form.add_error("pindaian", error.pesan)
        return render(request, f"{HALAMAN}#formulir", {"form": form}, status=SALAH)
    guessed = {k: v for k, v in queries.tebakan(titipan.berkas_id).items() if k not in typed}
    form = FormSurat(
        actor=request.actor, tebakan=guessed, initial={**typed, "titipan": titipan.tanda(), "pindaian": None}
    )
    isi = {
        "form": form,
        "titipan": titipan,
        "serupa": queries.serupa_berkas(request.actor, titipan.berkas_id),
    }
    return render(request, f"{HALAMAN}#formulir", isi)


@perlu(Wewenang.CATAT)
@require_GET
@cache_control(private=True, max_age=3600)
def pratinjau(request: HttpRequest, tanda: str, halaman: int) -> HttpResponse:
    """A page of a scan that is not registered yet, for who brought it."""
    titipan = baca_titipan(tanda, request.actor.orang_id)
    png = queries.gambar_titipan(titipan.berkas_id, halaman) if titipan else None
    if png is None:
        raise Http404
    return HttpResponse(png, content_type="image/png")


@perlu(Wewenang.CATAT)
@require_GET
def serupa(request: HttpRequest) -> HttpResponse:
    """Warn of a letter with the same number from the same sender."""
    typed = {k.rpartition("-")[2]: teks(request.GET, k, 250) for k in request.GET}
    rows = queries.serupa(request.actor, nomor=typed.get("nomor", ""), pengirim=typed.get("pengirim", ""))
    return render(request, "persuratan/_serupa.html", {"serupa": rows})


@perlu(Wewenang.CATAT)
@require_GET
def klasifikasi(request: HttpRequest) -> HttpResponse:
    """Codes that fit what is typed; with `pilih`, the field with the chosen one."""
    nama = next((k for k in request.GET if k.endswith("klasifikasi")), "klasifikasi")
    if "pilih" in request.GET:
        prefix = request.GET.get("bidang", "").removesuffix("klasifikasi").rstrip("-")
        form = FormSurat(actor=request.actor, prefix=prefix or None, initial={"klasifikasi": request.GET["pilih"]})
        form.fields["klasifikasi"].widget.attrs["autofocus"] = True
        form.fields["klasifikasi"].help_text = request.GET.get("sebutan", "")
        return render(request, "persuratan/_klasifikasi.html", {"form": form})
    rows = queries.cari_klasifikasi(teks(request.GET, nama, 100))
    return render(request, "persuratan/_klasifikasi.html#pilihan", {"rows": rows, "bidang": nama})


def titipkan(request: HttpRequest, file: Any) -> Titipan:
    """Keep one uploaded file for later."""
    nama = file.name
    pk = services.unggah(request.actor, Unit(pk=request.actor.unit_id), isi=file.file, nama=nama)
    return Titipan(pk, nama, request.actor.orang_id)


def _catat(request: HttpRequest, form: FormSurat) -> HttpResponse:
    data = form.data_surat()
    surat = services.catat(
        request.actor,
        Unit.objects.get(pk=request.actor.unit_id),
        data=data,
        berkas=form.berkas(),
        nomor_surat=data.nomor,
    )
    kabari(request, _("Tercatat dengan nomor agenda %s.") % surat.agenda)
    if "berikutnya" not in request.POST:
        return ke(request, reverse("surat:surat", args=[surat.pk]))
    diingat = request.POST.copy()
    for name in [k for k in diingat if k not in DIINGAT]:
        del diingat[name]
    return ke(request, f"{reverse('surat:catat')}?{diingat.urlencode()}")
