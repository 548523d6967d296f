"""One offer: its page, writing it, publishing it, withdrawing it, its files."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.berkas.queries import tautan
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.registry import objek_menurut_model
from poros.kernel.wewenang import boleh, fetch
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.tawaran import FormAlasan, FormLampiran, FormTawaran
from ..labels import NADA, NADA_KEBERHASILAN
from ..models import Tawaran
from ..queries import katalog, ukuran
from ..rules.alur import FLOW, Aksi, Status
from ..rules.tawaran import kurang
from ..wewenang import Wewenang


@perlu(Wewenang.TAWARAN_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    return _halaman(request, pk)


@perlu(Wewenang.TAWARAN_USUL)
@require_http_methods(["GET", "POST"])
def usul(request: HttpRequest) -> HttpResponse:
    """What one's own unit could share."""
    unit = fetch(request.actor, Wewenang.TAWARAN_USUL, Unit.objects.all(), request.actor.unit_id)
    form = FormTawaran(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            row = services.usul_tawaran(request.actor, unit, isi=form.isi())
            kabari(request, _("Tawaran disimpan sebagai konsep. Pengelola katalog menerbitkannya."))
            return redirect("berbagi:tawaran", row.pk)
    return _formulir(request, form, _("Tawarkan milik unit Anda"), reverse("berbagi:katalog"))


@perlu(Wewenang.TAWARAN_CATAT)
@require_http_methods(["GET", "POST"])
def catat(request: HttpRequest) -> HttpResponse:
    """What another government offers, written by hand."""
    unit = fetch(request.actor, Wewenang.TAWARAN_CATAT, Unit.objects.all(), request.actor.unit_id)
    form = FormTawaran(request.POST or None, lain=True)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            row = services.catat_tawaran(request.actor, unit, isi=form.isi())
            return redirect("berbagi:tawaran", row.pk)
    return _formulir(request, form, _("Catat tawaran daerah lain"), reverse("berbagi:katalog"))


@perlu(Wewenang.TAWARAN_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.TAWARAN_UBAH, katalog.semua(), pk)
    form = FormTawaran(request.POST or None, lain=not row.milik_kita, tawaran=row)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.ubah_tawaran(request.actor, row, isi=form.isi())
            kabari(request, _("Tawaran disimpan."))
            return redirect("berbagi:tawaran", pk)
    return _formulir(request, form, _("Ubah tawaran"), reverse("berbagi:tawaran", args=[pk]))


@perlu(Wewenang.TAWARAN_TERBITKAN)
@require_POST
def terbitkan(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        services.terbitkan_tawaran(request.actor, Tawaran(pk=pk))
    except Ditolak as error:
        kabari(request, error.pesan, nada="bahaya")
    else:
        kabari(request, _("Tawaran terbit."))
    return redirect("berbagi:tawaran", pk)


@perlu(Wewenang.TAWARAN_TARIK)
@require_POST
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.TAWARAN_TARIK, Tawaran.objects.all(), pk)
    form = FormAlasan(request.POST)
    if form.is_valid():
        with tampung(form):
            services.tarik(request.actor, row, alasan=form.cleaned_data["alasan"])
            kabari(request, _("Tawaran ditarik dari katalog."))
            return redirect("berbagi:tawaran", pk)
    return _halaman(request, pk, tarik=form)


@perlu(Wewenang.TAWARAN_UBAH)
@require_POST
def lampirkan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.TAWARAN_UBAH, Tawaran.objects.all(), pk)
    form = FormLampiran(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["berkas"]
        with tampung(form):
            services.lampirkan(request.actor, row, berkas=file.read(), nama_berkas=file.name)
            return redirect("berbagi:tawaran", pk)
    return _halaman(request, pk, lampiran=form)


def _halaman(
    request: HttpRequest, pk: int, *, tarik: FormAlasan | None = None, lampiran: FormLampiran | None = None
) -> HttpResponse:
    row = katalog.satu(request.actor, pk)
    may = boleh(request.actor, row, Wewenang.TAWARAN_UBAH, Wewenang.TAWARAN_TERBITKAN, Wewenang.TAWARAN_TARIK)
    asks = Wewenang.ADOPSI_CATAT if row.milik_kita else Wewenang.ADOPSI_USUL
    acts = FLOW.acts_from(Status(row.status))
    told = katalog.pengalaman(row)
    names = ukuran.nama_indikator()
    change = Wewenang.TAWARAN_UBAH in may
    facts = row.isi()
    missing = kurang(facts, milik_kita=row.milik_kita) if row.status != Status.TERBIT and not row.sumber_id else ()
    isi: dict[str, Any] = {
        "tawaran": row,
        "isi": facts,
        "kurang": [FormTawaran.base_fields[name].label for name in missing],
        "nada": NADA[Status(row.status)],
        "indikator": [(i, names.get(i.indeks, {}).get(i.kode, "")) for i in row.indikator.all()],
        "pengalaman": [(p, NADA_KEBERHASILAN[p.hasil]) for p in told],
        "nyata": katalog.biaya_nyata(told),
        "berkas": tautan(request.actor, objek_menurut_model(Tawaran), pk),
        "ubah": change and Aksi.UBAH in acts,
        "terbitkan": Wewenang.TAWARAN_TERBITKAN in may and Aksi.TERBITKAN in acts and not missing,
        "minta": row.status == Status.TERBIT and bool(boleh(request.actor, Unit(pk=request.actor.unit_id), asks)),
        "form_tarik": (tarik or FormAlasan()) if Wewenang.TAWARAN_TARIK in may and Aksi.TARIK in acts else None,
        "form_lampiran": (lampiran or FormLampiran()) if change else None,
    }
    wrong = next((f for f in (tarik, lampiran) if f is not None), None)
    return render(request, "berbagi/tawaran.html", isi, status=status(wrong) if wrong else 200)


def _formulir(request: HttpRequest, form: FormTawaran, judul: str, ke: str) -> HttpResponse:
    isi = {"form": form, "judul": judul, "tombol": _("Simpan"), "ke": ke}
    return render(request, "berbagi/tawaran_formulir.html", isi, status=status(form))
