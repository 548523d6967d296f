"""Sending, receipts, answers, decisions, filing; the progress of a mass letter; forms and letterhead."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poros.kernel.berkas.queries import tautan
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch
from poros.web import unduhan
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import ke, status, tampung
from poros.web.pesan import kabari

from .. import cetak, services
from ..forms import jalur as formulir
from ..models import BentukNaskah, Naskah, PenerimaNaskah
from ..queries import naskah as baca
from ..queries.bentuk import kop
from ..rules import Kanal
from ..wewenang import SUMBER_PENERIMA, Wewenang
from .naskah import jalankan


@perlu(Wewenang.KIRIM)
@require_POST
def kirim(request: HttpRequest, pk: int) -> HttpResponse:
    services.kirim(request.actor, Naskah(pk=pk))
    kabari(request, _("Naskah dikirim."))
    return ke(request, reverse("naskah:naskah", args=[pk]))


@perlu(Wewenang.KIRIM)
@require_POST
def berkaskan(request: HttpRequest, pk: int) -> HttpResponse:
    services.berkaskan(request.actor, Naskah(pk=pk))
    kabari(request, _("Naskah diberkaskan."))
    return ke(request, reverse("naskah:naskah", args=[pk]))


@perlu(Wewenang.KIRIM)
@require_POST
def dijawab(request: HttpRequest, pk: int) -> HttpResponse:
    form = formulir.FormDijawab(request.POST)
    return jalankan(
        request, pk, form, lambda d: services.tandai_dijawab(request.actor, Naskah(pk=pk), **d), _("Jawaban dicatat.")
    )


@perlu(Wewenang.PUTUSKAN)
@require_POST
def putuskan(request: HttpRequest, pk: int) -> HttpResponse:
    form = formulir.FormPutusan(request.POST)
    return jalankan(
        request,
        pk,
        form,
        lambda d: services.putuskan(
            request.actor,
            Naskah(pk=pk),
            disetujui=d["putusan"] == "setuju",
            pilihan=d["pilihan"],
            catatan=d["catatan"],
        ),
        _("Putusan dicatat."),
    )


@perlu(Wewenang.PENERIMA_LIHAT)
def penerima(request: HttpRequest, pk: int) -> HttpResponse:
    """One addressee: what became of his copy; POST notes that he has received it."""
    rows = PenerimaNaskah.objects.select_related("naskah__bentuk", "unit")
    bound = request.method == "POST"
    row = fetch(request.actor, Wewenang.PENERIMA_BUKTI if bound else Wewenang.PENERIMA_LIHAT, rows, pk)
    form = formulir.FormTerima(request.POST if bound else None, request.FILES if bound else None)
    if bound and form.is_valid():
        with tampung(form):
            data = {"oleh": form.cleaned_data["oleh"], "waktu": form.cleaned_data["waktu"], **form.berkas()}
            services.terima(request.actor, row, **data)
            kabari(request, _("Bukti terima dicatat."))
            return ke(request, reverse("naskah:penerima", args=[pk]))
    isi = {"p": row, "form": form, "berkas": list(tautan(request.actor, SUMBER_PENERIMA, pk))}
    return render(request, "naskah/penerima.html", isi, status=status(form))


@perlu(Wewenang.LIHAT)
@require_GET
def semua_penerima(request: HttpRequest, pk: int) -> HttpResponse:
    """All addressees, page by page."""
    row = baca.satu(request.actor, pk)
    page = potong(PenerimaNaskah.objects.filter(naskah=row).select_related("unit"), request.GET)
    return render(request, "naskah/semua_penerima.html", {"naskah": row, "halaman": page})


@perlu(Wewenang.LIHAT)
@require_GET
def tanda_terima(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet to be signed where the letter is handed over; only for addressees who are reached on paper."""
    row = baca.satu(request.actor, pk)
    carried = list(row.penerima.filter(kanal=Kanal.KERTAS)) if row.nomor else []
    if not carried:
        raise Http404
    sheet = cetak.tanda_terima(request.actor.peta, row, carried)
    return unduhan.pdf(sheet, _("Tanda terima %(nomor)s") % {"nomor": row.nomor})


@perlu(Wewenang.LIHAT)
@require_GET
def kemajuan(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the copies of a mass letter are; asked again by itself until all are made."""
    row, siap, semua = baca.kemajuan(request.actor, pk)
    return render(request, "naskah/_kemajuan.html", {"naskah": row, "siap": siap, "semua": semua})


@perlu(Wewenang.BENTUK_LIHAT)
@require_GET
def bentuk(request: HttpRequest) -> HttpResponse:
    """All forms, and the letterhead of one's own unit."""
    head = kop([request.actor.unit_id])
    form = formulir.FormKop(initial={n: getattr(head, n) for n in ("alamat", "kontak", "tempat")} if head else None)
    return render(request, "naskah/bentuk.html", {"rows": BentukNaskah.objects.defer("naskah"), "form": form})


@perlu(Wewenang.BENTUK_LIHAT, Wewenang.BENTUK_UBAH)
def bentuk_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One form as text; the administrator changes it."""
    row = BentukNaskah.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    if request.method != "POST":
        form = formulir.FormBentuk(initial={"naskah": row.naskah, "aktif": row.aktif})
        return render(request, "naskah/bentuk_rinci.html", {"form": form, "bentuk": row})
    form = formulir.FormBentuk(request.POST)
    if form.is_valid():
        with tampung(form):
            services.simpan_bentuk(request.actor, Unit(pk=request.actor.unit_id), kode=row.kode, **form.cleaned_data)
            kabari(request, _("Bentuk naskah disimpan."))
            return ke(request, reverse("naskah:bentuk"))
    return render(request, "naskah/bentuk_rinci.html", {"form": form, "bentuk": row}, status=status(form))


@perlu(Wewenang.KOP_UBAH)
@require_POST
def simpan_kop(request: HttpRequest) -> HttpResponse:
    form = formulir.FormKop(request.POST)
    if form.is_valid():
        services.simpan_kop(request.actor, Unit(pk=request.actor.unit_id), **form.cleaned_data)
        kabari(request, _("Kop unit disimpan."))
        return ke(request, reverse("naskah:bentuk"))
    isi = {"rows": BentukNaskah.objects.defer("naskah"), "form": form}
    return render(request, "naskah/bentuk.html", isi, status=status(form))
