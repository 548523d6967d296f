"""The register of SAKIP problems: list, one with its steps, writing, handing out, solving, verifying."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch
from poros.web.halaman import hitung, potong
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import tabel

from .. import services
from ..forms.sakip import FormLangkahMasalah, FormMasalah, SaringMasalah
from ..forms.sakip import langkah as form_langkah
from ..labels import AKSI_MASALAH, NADA_MASALAH
from ..models import MasalahSakip, RiwayatMasalah
from ..queries import sakip as baca
from ..queries.berkas import bertautan
from ..rules.alur import ALASAN_MASALAH, FLOW_MASALAH, TERTUTUP, AksiMasalah, StatusMasalah
from ..wewenang import Wewenang
from .acuan import mengelola

BATAS_EKSPOR = 10_000


@perlu(Wewenang.MASALAH_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    form, rows = _saring(request)
    page = potong(rows, request.GET)
    isi = {
        "saring": form,
        "halaman": page,
        "baris": [(row, NADA_MASALAH[StatusMasalah(row.status)]) for row in page.isi],
        "jumlah": hitung(rows, page),
        "kelola": mengelola(request),
    }
    return render(request, "reformasi/masalah_daftar.html", isi)


@perlu(Wewenang.KELOLA)
@require_http_methods(["GET", "POST"])
def catat(request: HttpRequest) -> HttpResponse:
    """Write a problem; a finding of the performance tree fills the form in advance."""
    unit = fetch(request.actor, Wewenang.KELOLA, Unit.objects.all(), request.actor.unit_id)
    begin = {name: request.GET.get(name, "").replace("\0", "")[:200] for name in ("jenis", "judul", "uraian", "unit")}
    form = FormMasalah(request.POST or None, actor=request.actor, initial=begin)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            made = services.catat_masalah(request.actor, unit, data=form.data_masalah())
            kabari(request, _("Masalah dicatat. Tugaskan bila strateginya sudah dipilih."))
            return redirect("reformasi:masalah", made.pk)
    return _formulir(request, form, _("Catat masalah"), reverse("reformasi:masalah_daftar"))


@perlu(Wewenang.MASALAH_LIHAT)
@require_GET
def masalah(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "reformasi/masalah.html", isi_masalah(request, pk))


@perlu(Wewenang.MASALAH_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.MASALAH_UBAH, MasalahSakip.objects.prefetch_related("pendukung"), pk)
    form = FormMasalah(request.POST or None, actor=request.actor, masalah=row)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.ubah_masalah(request.actor, row, data=form.data_masalah())
            kabari(request, _("Masalah disimpan."))
            return redirect("reformasi:masalah", pk)
    return _formulir(request, form, _("Ubah masalah"), reverse("reformasi:masalah", args=[pk]))


@perlu(Wewenang.MASALAH_UBAH, Wewenang.MASALAH_SELESAI)
@require_POST
def melangkah(request: HttpRequest, pk: int) -> HttpResponse:
    form = FormLangkahMasalah(request.POST, request.FILES)
    if form.is_valid():
        with tampung(form):
            step = form.langkah()
            solving = step.aksi is AksiMasalah.SELESAIKAN
            act = services.selesaikan_masalah if solving else services.melangkah_masalah
            act(request.actor, MasalahSakip(pk=pk), langkah=step, berkas=form.bukti())
            kabari(request, _("%s: selesai.") % AKSI_MASALAH[step.aksi])
            return redirect("reformasi:masalah", pk)
    return render(request, "reformasi/masalah.html", isi_masalah(request, pk, form), status=422)


@perlu(Wewenang.BUKTI_MASALAH_LIHAT)
@require_GET
def langkah(request: HttpRequest, pk: int) -> HttpResponse:
    """A step is shown on the page of its problem."""
    row = fetch(request.actor, Wewenang.BUKTI_MASALAH_LIHAT, RiwayatMasalah.objects.all(), pk)
    return redirect("reformasi:masalah", row.masalah_id)


@perlu(Wewenang.MASALAH_LIHAT)
@require_GET
def ekspor(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """The register as a table, narrowed as on the screen."""
    _form, rows = _saring(request)
    heads = [_("Jenis"), _("Judul"), _("Uraian"), _("Unit"), _("Strategi"), _("Status"), _("Tenggat")]
    lines = (
        [
            row.get_jenis_display(), row.judul, row.uraian, row.unit.singkatan,
            row.strategi.nama if row.strategi else "",
            row.get_status_display(), row.penugasan.tenggat if row.penugasan else None,
        ]
        for row in rows.order_by("-pk")[:BATAS_EKSPOR]
    )  # fmt: skip
    return tabel(bentuk, _("Masalah SAKIP"), heads, lines)


def isi_masalah(request: HttpRequest, pk: int, gagal: FormLangkahMasalah | None = None) -> dict[str, Any]:
    """The page of one problem; with the step that was refused, if one was."""
    row = baca.satu_masalah(request.actor, pk)
    granted = boleh(request.actor, row, Wewenang.MASALAH_UBAH, Wewenang.MASALAH_SELESAI)
    acts = [a for a in FLOW_MASALAH.acts_from(StatusMasalah(row.status)) if _wewenang(a) in granted]
    forms = [gagal if gagal and gagal.data.get("aksi") == f.initial["aksi"] else f for f in form_langkah(row, acts)]
    return {
        "masalah": row,
        "nada": NADA_MASALAH[StatusMasalah(row.status)],
        "pendukung": row.pendukung.all(),
        "langkah": [(a, AKSI_MASALAH[a], f, a in POLOS) for a, f in zip(acts, forms, strict=True)],
        "mengubah": Wewenang.MASALAH_UBAH in granted and row.status not in TERTUTUP,
        "riwayat": bertautan(RiwayatMasalah, row.riwayat.order_by("-id")),
        "gagal": gagal,
    }


POLOS = frozenset(AksiMasalah) - ALASAN_MASALAH - {AksiMasalah.TUGASKAN}
"""Acts that ask for nothing: one press is enough."""


def _wewenang(aksi: AksiMasalah) -> Wewenang:
    return Wewenang.MASALAH_SELESAI if aksi is AksiMasalah.SELESAIKAN else Wewenang.MASALAH_UBAH


def _saring(request: HttpRequest) -> tuple[SaringMasalah, Any]:
    form = SaringMasalah(request.GET, actor=request.actor)
    data = form.cleaned_data if form.is_valid() else {}
    rows = baca.saring_masalah(
        baca.masalah_terlihat(request.actor),
        status=data.get("status", ""),
        jenis=data.get("jenis", ""),
        unit_id=data.get("unit") or 0,
        cari=data.get("q", ""),
    )
    return form, rows


def _formulir(request: HttpRequest, form: FormMasalah, judul: str, ke: str) -> HttpResponse:
    isi = {"form": form, "judul": judul, "ket": "", "tombol": _("Simpan"), "ke": ke}
    return render(request, "reformasi/formulir.html", isi, status=status(form))
