"""The letter's page, its versions, and the acts on it."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poros.web.halaman import kursor
from poros.web.izin import perlu
from poros.web.jawab import ke, status, tampung
from poros.web.pesan import kabari

from .. import cetak, services
from ..forms import jalur as formulir
from ..labels import PETUNJUK
from ..models import Naskah
from ..queries import naskah as baca
from ..queries import nomor as baca_nomor
from ..queries.bentuk import urai
from ..queries.pejabat import usul_paraf
from ..rules import SUDAH_SAH, Status
from ..services.kertas import mulai_sisip
from ..services.tanda import mulai, mulai_kertas
from ..wewenang import Wewenang


@perlu(Wewenang.LIHAT)
@require_GET
def naskah(request: HttpRequest, pk: int) -> HttpResponse:
    r = baca.rincian(request.actor, pk)
    row, can = r.naskah, {w.name.lower(): w in r.boleh for w in Wewenang}
    isi = {
        "r": r,
        "naskah": row,
        "w": can,
        "aksi": {a.value for a in r.aksi},
        "bagian": cetak.bagian(r.bentuk, row.isi, {}),
        "petunjuk": [(PETUNJUK[p.jenis], p) for p in r.petunjuk],
        "komentar": formulir.FormKomentar(bagian=[(b.kode, b.nama) for b in r.bentuk.bagian]),
        "sah": Status(row.status) in SUDAH_SAH,
        "tanda_url": _halaman_tanda(r, request.actor.jabatan_id),
        "forms": {
            "paraf": formulir.FormCatatan(auto_id="id_paraf_%s"),
            "alasan": formulir.FormAlasan(auto_id="id_alasan_%s"),
            "basah": formulir.FormBasah(),
            "putusan": formulir.FormPutusan(),
            "dijawab": formulir.FormDijawab(),
            "lampiran": formulir.FormLampiran(),
        },
    }
    return render(request, "naskah/naskah.html", isi)


@perlu(Wewenang.LIHAT)
@require_GET
def versi(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions side by side, part by part; without a choice the last two."""
    row, rows = baca.versi(request.actor, pk)
    by_number = {v.urut: v for v in rows}
    new = by_number.get(kursor(request.GET.get("baru")) or 0) or (rows[0] if rows else None)
    old = by_number.get(kursor(request.GET.get("lama")) or 0) or (rows[1] if len(rows) > 1 else None)
    form = urai(row.bentuk.naskah)
    pairs = [
        (b.nama, old.isi.get(b.kode, "") if old else "", new.isi.get(b.kode, "") if new else "") for b in form.bagian
    ]
    isi = {"naskah": row, "versi": rows, "lama": old, "baru": new, "bagian": pairs}
    return render(request, "naskah/versi.html", isi)


@perlu(Wewenang.AJUKAN)
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at the path that the structure proposes, change it where need be, hand in."""
    row = baca.satu(request.actor, pk, Wewenang.AJUKAN)
    plan = usul_paraf(request.actor, row, urai(row.bentuk.naskah), baca.tanda(row))
    form = formulir.FormJalur(request.POST or None, usul=plan)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            data = {"tenggat": form.cleaned_data["tenggat"], "alasan": form.cleaned_data["alasan"]}
            keep = "tetap" in request.POST and row.langkah.exists()
            done = services.ajukan(request.actor, row, langkah=None if keep else form.langkah(), **data)
            kabari(request, _("Naskah diajukan: %s.") % str(done.get_status_display()).lower())
            return ke(request, reverse("naskah:naskah", args=[pk]))
    isi = {"form": form, "naskah": row, "langkah": list(row.langkah.select_related("jabatan"))}
    return render(request, "naskah/ajukan.html", isi, status=status(form))


@perlu(Wewenang.AJUKAN)
@require_POST
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    services.tarik(request.actor, Naskah(pk=pk))
    kabari(request, _("Naskah ditarik dan dapat diubah lagi."))
    return ke(request, reverse("naskah:naskah", args=[pk]))


@perlu(Wewenang.PARAF)
@require_POST
def paraf(request: HttpRequest, pk: int) -> HttpResponse:
    form = formulir.FormCatatan(request.POST)
    return jalankan(
        request, pk, form, lambda d: services.paraf(request.actor, Naskah(pk=pk), catatan=d["catatan"]), _("Diparaf.")
    )


@perlu(Wewenang.KEMBALIKAN)
@require_POST
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    return _dengan_alasan(request, pk, services.kembalikan, _("Naskah dikembalikan."))


@perlu(Wewenang.TULIS)
@require_POST
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    return _dengan_alasan(request, pk, services.batalkan, _("Konsep dibatalkan."))


@perlu(Wewenang.TOLAK)
@require_POST
def tolak(request: HttpRequest, pk: int) -> HttpResponse:
    return _dengan_alasan(request, pk, services.tolak, _("Naskah ditolak; nomornya tercatat batal."))


@perlu(Wewenang.KOMENTARI)
@require_POST
def komentari(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk, Wewenang.KOMENTARI)
    parts = [(b.kode, b.nama) for b in urai(row.bentuk.naskah).bagian]
    form = formulir.FormKomentar(request.POST, bagian=parts)
    return jalankan(request, pk, form, lambda d: services.komentari(request.actor, row, **d), _("Komentar dicatat."))


@perlu(Wewenang.NOMORI)
@require_POST
def tandatangani(request: HttpRequest, pk: int) -> HttpResponse:
    """Number, sheet and request in one press; then on to the page where the passphrase is given."""
    made = mulai(request.actor, Naskah(pk=pk))
    kabari(request, _("Bernomor %s. Baca lembar akhirnya lalu tanda tangani.") % made.nomor)
    return ke(
        request,
        _halaman_tanda(baca.rincian(request.actor, pk), request.actor.jabatan_id)
        or reverse("naskah:naskah", args=[pk]),
    )


@perlu(Wewenang.BASAH)
@require_POST
def nomori_kertas(request: HttpRequest, pk: int) -> HttpResponse:
    made = mulai_kertas(request.actor, Naskah(pk=pk))
    kabari(request, _("Bernomor %s. Cetak, tanda tangani, lalu unggah pindaiannya.") % made.nomor)
    return ke(request, reverse("naskah:naskah", args=[pk]))


@perlu(Wewenang.SISIP)
def sisip(request: HttpRequest, pk: int) -> HttpResponse:
    """A number that was set aside, for a letter of an earlier day; then on to signing it."""
    row = baca.satu(request.actor, pk, Wewenang.SISIP)
    blocks = [(b, baca_nomor.sisa_blok(b)) for b in baca_nomor.blok_unit(row, request.actor)]
    form = formulir.FormSisip(request.POST or None, blok=blocks)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            made = mulai_sisip(request.actor, row, **form.cleaned_data)
            kabari(request, _("Bernomor %s. Baca lembar akhirnya lalu tanda tangani.") % made.nomor)
            return ke(request, reverse("naskah:naskah", args=[pk]))
    isi = {"form": form, "naskah": row, "ada": any(left for _block, left in blocks)}
    return render(request, "naskah/sisip.html", isi, status=status(form))


@perlu(Wewenang.BASAH)
@require_POST
def unggah(request: HttpRequest, pk: int) -> HttpResponse:
    form = formulir.FormBasah(request.POST, request.FILES)

    def act(d: dict[str, Any]) -> object:
        file = d["pindaian"]
        return services.unggah_basah(request.actor, Naskah(pk=pk), isi=file.file, nama=file.name, tanggal=d["tanggal"])

    return jalankan(request, pk, form, act, _("Naskah bertanda tangan disimpan."))


def _dengan_alasan(request: HttpRequest, pk: int, act: Callable[..., object], words: str) -> HttpResponse:
    form = formulir.FormAlasan(request.POST)
    return jalankan(request, pk, form, lambda d: act(request.actor, Naskah(pk=pk), alasan=d["alasan"]), words)


def jalankan(
    request: HttpRequest, pk: int, form: Form, act: Callable[[dict[str, Any]], object], words: str
) -> HttpResponse:
    """Do it and go back to the letter; what is refused is said on a page with the form alone."""
    if form.is_valid():
        with tampung(form):
            act(form.cleaned_data)
            kabari(request, words)
            return ke(request, reverse("naskah:naskah", args=[pk]))
    row = baca.satu(request.actor, pk)
    isi = {"form": form, "naskah": row, "judul": row.hal, "tombol": _("Kirim"), "berkas": form.is_multipart()}
    return render(request, "naskah/formulir.html", isi, status=status(form))


def _halaman_tanda(r: baca.Rincian, jabatan_id: int) -> str:
    """Where this office signs the letter, while it waits for its signature."""
    if r.dokumen is None or r.naskah.status != Status.BERNOMOR:
        return ""
    own = next((p for p in r.dokumen.permintaan.all() if p.jabatan_id == jabatan_id), None)
    return reverse("verifikasi:permintaan", args=[own.pk]) if own else ""
