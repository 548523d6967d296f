"""Meetings: the list, planning one, its page, and its steps."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.rules import TERTUTUP
from poros.kernel.tandatangan.queries import TERTUTUP as TERJAWAB
from poros.kernel.wewenang import fetch, may
from poros.web.formulir import formulir
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import di_perangkat, fragmen, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import pdf

from .. import cetak, services
from ..forms import rapat as formulir_rapat
from ..labels import AKSI, KURANG, NADA_KEADAAN, STATUS
from ..queries import kursi, waktu
from ..queries import rapat as baca
from ..queries.parameter import jenis, perkara
from ..rules.alur import BERISALAH, WAJIB_ALASAN, Aksi, Status
from ..services.langkah import melangkah
from ..wewenang import Wewenang

JALUR = (Status.DRAF, Status.DIUNDANG, Status.BERLANGSUNG, Status.NOTULA_DRAF, Status.NOTULA_SAH, Status.DITUTUP)
SEBARIS_MAKS = 40
ANGKA = re.compile(r"[0-9]{1,18}", re.ASCII)


@perlu(Wewenang.LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    form = formulir_rapat.FormSaring(request.GET)
    page = potong(baca.rapat_terlihat(request.actor, form.saringan()), request.GET)
    names = {j.kode: j.nama for j in jenis().values()}
    isi: dict[str, Any] = {"halaman": page, "saring": form, "jenis": names}
    if fragmen(request):
        return render(request, "rapat/daftar.html#daftar", isi)
    isi["boleh"] = may(request.actor, Wewenang.RENCANAKAN, Unit(pk=request.actor.unit_id))
    return render(request, "rapat/daftar.html", isi)


@perlu(Wewenang.RENCANAKAN)
@require_http_methods(["GET", "POST"])
def rencanakan(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.RENCANAKAN, Unit.objects.all(), request.actor.unit_id)
    form = formulir_rapat.FormRapat(request.POST or None, actor=request.actor, initial=_lanjutan(request))
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            row = services.rencanakan(request.actor, unit, data=form.data_rapat())
            return redirect("rapat:waktu", row.pk)
    isi = {"form": form, "judul": _("Rencanakan rapat"), "tombol": _("Simpan, lalu cari waktu")}
    isi["ke"] = reverse("rapat:daftar")
    return render(request, "rapat/rencana.html", isi, status=422 if form.errors else 200)


@perlu(Wewenang.KELOLA)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk, Wewenang.KELOLA)
    form = formulir_rapat.FormRapat(request.POST or None, actor=request.actor, rapat=row)
    return formulir(
        request,
        form,
        lambda: services.ubah(request.actor, row, data=form.data_rapat()),
        judul=_("Ubah rencana"),
        tombol=_("Simpan"),
        ke=reverse("rapat:rapat", args=[pk]),
        template="rapat/rencana.html",
    )


@perlu(Wewenang.LIHAT)
@require_GET
def rapat(request: HttpRequest, pk: int) -> HttpResponse:
    """It may be read without a network; a closed meeting leaves nothing on a device."""
    isi = isi_rapat(request, pk)
    response = render(request, "rapat/rapat.html", isi)
    return response if isi["rapat"].kerahasiaan in TERTUTUP else di_perangkat(response)


def isi_rapat(request: HttpRequest, pk: int, gagal: Any = None) -> dict[str, Any]:
    """Everything on the meeting's page."""
    r = baca.rincian(request.actor, pk)
    kind = jenis().get(r.rapat.jenis)
    steps = [
        (a, AKSI[a], formulir_rapat.FormLangkah(initial={"aksi": a}, auto_id=f"id_{a}_%s"), a in WAJIB_ALASAN)
        for a in r.aksi
        if a is not Aksi.UNDANG
    ]
    return {
        "r": r,
        "rapat": r.rapat,
        "jenis": kind,
        "langkah": steps,
        "jalur": _jalur(Status(r.rapat.status)),
        "kurang": [KURANG[name] for name in r.kurang],
        "benturan": waktu.benturan(r.rapat) if r.diatur else [],
        "undang": Aksi.UNDANG in r.aksi,
        "berisalah": r.rapat.status in BERISALAH,
        "gagal": gagal,
        "boleh_hadir": Wewenang.HADIR in r.boleh and r.menunggu_hadir,
        "koreksi": formulir_rapat.FormKoreksi()
        if Wewenang.TULIS in r.boleh and r.rapat.status in {Status.NOTULA_SAH, Status.DITUTUP}
        else None,
        "bahan": formulir_rapat.FormBahan() if Wewenang.KELOLA in r.boleh and not r.rapat.disetujui else None,
        "perkara": perkara().get(r.rapat.perkara),
        "nada_keadaan": NADA_KEADAAN,
        "tanda_url": _halaman_tanda(r, request.actor.jabatan_id),
    }


@perlu(Wewenang.KELOLA)
@require_http_methods(["GET", "POST"])
def acara(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk, Wewenang.KELOLA)
    lines = [" | ".join([a.judul, a.penyaji, str(a.menit or "")]).rstrip(" |") for a in row.acara.all()]
    form = formulir_rapat.FormAcara(request.POST or None, initial={"acara": "\n".join(lines)})
    return formulir(
        request,
        form,
        lambda: services.susun_acara(request.actor, row, acara=form.cleaned_data["acara"]),
        judul=_("Susunan acara"),
        ket=row.judul,
        tombol=_("Simpan"),
        ke=reverse("rapat:rapat", args=[pk]),
    )


@perlu(Wewenang.KELOLA)
@require_POST
def bahan(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk, Wewenang.KELOLA)
    form = formulir_rapat.FormBahan(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["berkas"]
        with tampung(form):
            services.lampirkan(request.actor, row, isi=file.read(), nama=file.name)
            return redirect("rapat:rapat", pk)
    return render(request, "rapat/rapat.html", isi_rapat(request, pk, form), status=422)


@perlu(*dict.fromkeys(baca.AKSI_WEWENANG.values()))
@require_POST
def langkah(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk)
    form = formulir_rapat.FormLangkah(request.POST)
    if form.is_valid():
        with tampung(form):
            done = melangkah(request.actor, row, form.cleaned_data["aksi"], form.cleaned_data["alasan"])
            kabari(request, _("%(judul)s: %(status)s.") % {"judul": done.judul, "status": done.get_status_display()})
            return redirect("rapat:rapat", pk)
    return render(request, "rapat/rapat.html", isi_rapat(request, pk, form), status=422)


@perlu(Wewenang.KELOLA)
@require_http_methods(["GET", "POST"])
def undangan(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter to be signed here, or the number of one that was made elsewhere."""
    row = baca.satu(request.actor, pk, Wewenang.KELOLA)
    elsewhere = "nomor" in request.POST
    letter = formulir_rapat.FormUndangan(None if elsewhere else request.POST or None, actor=request.actor, rapat=row)
    number = formulir_rapat.FormNomor(request.POST if elsewhere else None)
    form = number if elsewhere else letter
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            if elsewhere:
                services.catat_undangan(request.actor, row, nomor=form.cleaned_data["nomor"])
                kabari(request, _("Undangan tercatat; peserta diberi tahu."))
                return redirect("rapat:rapat", pk)
            done = services.konsepkan_undangan(request.actor, row, penanda_id=form.cleaned_data["penanda"])
            kabari(
                request, _("Konsep undangan dibuat. Periksa dan ajukan; setelah ditandatangani, rapat resmi diundang.")
            )
            return redirect("naskah:naskah", done.naskah_id)
    isi = {"rapat": row, "surat": letter, "nomor": number}
    return render(request, "rapat/undangan.html", isi, status=422 if form.errors else 200)


@perlu(Wewenang.LIHAT)
@require_http_methods(["GET", "POST"])
def tempat_duduk(request: HttpRequest, pk: int) -> HttpResponse:
    """Seats by precedence; who manages the meeting may set another place."""
    row = baca.satu(request.actor, pk)
    if request.method == "POST":
        services.atur_kursi(request.actor, row, tingkat=_tempat(request.POST))
        kabari(request, _("Tata tempat disimpan."))
        return redirect("rapat:kursi", pk)
    asked = request.GET.get("baris", "")
    per_row = int(asked) if asked.isdecimal() and 0 < len(asked) < 3 else kursi.PER_BARIS  # noqa: PLR2004 -- two digits
    seats = kursi.duduk(row, min(max(per_row, 1), SEBARIS_MAKS))
    rows: dict[int, list[kursi.Duduk]] = {}
    for seat in sorted(seats, key=lambda s: (s.kursi.baris, s.kursi.kolom)):
        rows.setdefault(seat.kursi.baris, []).append(seat)
    isi = {
        "rapat": row,
        "duduk": seats,
        "baris": rows,
        "tata": kursi.tata(row),
        "boleh": may(request.actor, Wewenang.KELOLA, row),
    }
    return render(request, "rapat/kursi.html", isi)


@perlu(Wewenang.LIHAT)
@require_GET
def notula_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk)
    return pdf(cetak.notula(request.actor, row), _("Notula %(judul)s") % {"judul": row.judul})


@perlu(Wewenang.LIHAT)
@require_GET
def hadir_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk)
    return pdf(cetak.daftar_hadir(row, request.tenant), _("Daftar hadir %(judul)s") % {"judul": row.judul})


def _tempat(told: QueryDict) -> dict[int, int]:
    """Participant → place, of the boxes that hold numbers."""
    pairs = ((name[1:], value) for name, value in told.items() if name.startswith("t"))
    return {int(k): int(v) for k, v in pairs if ANGKA.fullmatch(k) and ANGKA.fullmatch(v)}


def _halaman_tanda(r: baca.Rincian, jabatan_id: int) -> str:
    """Where this office reads and signs the notula, while it still has to."""
    asked = r.dokumen.permintaan.all() if r.dokumen and r.rapat.status == Status.NOTULA_DIEDARKAN else ()
    own = next((p.pk for p in asked if p.jabatan_id == jabatan_id and p.status not in TERJAWAB), None)
    return reverse("verifikasi:permintaan", args=[own]) if own else ""


def _jalur(status: Status) -> list[dict[str, Any]]:
    at = {Status.NOTULA_DIEDARKAN: Status.NOTULA_DRAF}.get(status, status)
    reached = JALUR.index(at) if at in JALUR else -1
    return [
        {
            "nama": STATUS[s],
            "keadaan": "selesai" if n < reached else "kini" if n == reached else "nanti",
        }
        for n, s in enumerate(JALUR)
    ]


def _lanjutan(request: HttpRequest) -> dict[str, Any] | None:
    """A next meeting begins with the people of the last one."""
    asked = request.GET.get("dari", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):  # noqa: PLR2004 -- digits of a bigint
        return None
    before = baca.rapat_terlihat(request.actor).filter(pk=int(asked)).first()
    if before is None:
        return None
    form = formulir_rapat.FormRapat(actor=request.actor, rapat=before)
    return {**(form.initial or {}), "sebelum": before.pk, "tamu": "", "dprd": form.initial.get("dprd", "")}
