"""Leaders' agendas: the week, an item and its way, changes, helpers."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, may
from poros.web.formulir import formulir
from poros.web.halaman import kursor, potong
from poros.web.izin import perlu
from poros.web.jawab import tampung

from .. import services
from ..forms import agenda as formulir_agenda
from ..labels import AKSI_AGENDA, KURANG_TELAAH, STATUS_AGENDA
from ..models import RevisiAgenda
from ..queries import agenda as baca
from ..queries import pilihan
from ..rules.alur import WAJIB_CATATAN_AGENDA, AksiAgenda, StatusAgenda
from ..services.agenda import melangkah_agenda
from ..wewenang import Wewenang

SEPEKAN = timedelta(days=7)
TAHUN = range(1900, 2200)
BERFORMULIR = frozenset({AksiAgenda.PUTUSKAN})
"""The leader's word has a form of its own."""


@perlu(Wewenang.AGENDA_LIHAT)
@require_GET
def pekan(request: HttpRequest) -> HttpResponse:
    """A week, day by day; the address names its Monday and, if wished, one leader."""
    senin = _senin(request.GET.get("pekan", ""), request.actor.hari)
    asked = kursor(request.GET.get("pimpinan"))
    rows = baca.pekan(request.actor, senin, asked)
    days = groupby(rows, key=lambda row: max(timezone.localtime(row.mulai).date(), senin))
    isi = {
        "hari": [(day, list(found)) for day, found in days],
        "senin": senin,
        "sebelum": senin - SEPEKAN,
        "sesudah": senin + SEPEKAN,
        "pimpinan": list(baca.pemimpin()),
        "terpilih": asked,
        "minta": may(request.actor, Wewenang.AGENDA_MINTA, Unit(pk=request.actor.unit_id)),
    }
    return render(request, "rapat/agenda_pekan.html", isi)


@perlu(Wewenang.AGENDA_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """All items by their status: the queue of those who prepare them."""
    asked = request.GET.get("status", "")
    shown = asked if asked in list(StatusAgenda) else ""
    page = potong(baca.agenda_terlihat(request.actor, status=shown), request.GET)
    return render(
        request,
        "rapat/agenda_daftar.html",
        {"halaman": page, "status": shown, "semua": list(StatusAgenda), "label": STATUS_AGENDA},
    )


@perlu(Wewenang.AGENDA_MINTA)
@require_http_methods(["GET", "POST"])
def minta(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.AGENDA_MINTA, Unit.objects.all(), request.actor.unit_id)
    form = formulir_agenda.FormAgenda(request.POST or None)

    def kerja() -> str:
        row = services.minta_agenda(request.actor, unit, data=form.data_agenda())
        return reverse("rapat:agenda", args=[row.pk])

    return formulir(
        request,
        form,
        kerja,
        judul=_("Minta waktu pimpinan"),
        tombol=_("Kirim permintaan"),
        ke=reverse("rapat:agenda_pekan"),
        kabar=_("Permintaan masuk ke antrean protokol."),
    )


@perlu(Wewenang.AGENDA_LIHAT)
@require_GET
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "rapat/agenda.html", _isi(request, pk))


@perlu(Wewenang.AGENDA_SUSUN)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk, Wewenang.AGENDA_SUSUN)
    form = formulir_agenda.FormAgenda(request.POST or None, agenda=row)
    return formulir(
        request,
        form,
        lambda: services.ubah_agenda(request.actor, row, data=form.data_agenda()),
        judul=_("Lengkapi agenda"),
        tombol=_("Simpan"),
        ke=reverse("rapat:agenda", args=[pk]),
    )


@perlu(*dict.fromkeys(baca.AKSI_WEWENANG.values()))
@require_POST
def langkah(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk)
    form = formulir_agenda.FormLangkahAgenda(request.POST)
    if form.is_valid():
        with tampung(form):
            melangkah_agenda(request.actor, row, form.cleaned_data["aksi"], form.cleaned_data["catatan"])
            return redirect("rapat:agenda", pk)
    return render(request, "rapat/agenda.html", _isi(request, pk, form), status=422)


@perlu(Wewenang.AGENDA_PUTUSKAN)
@require_http_methods(["GET", "POST"])
def arahan(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk, Wewenang.AGENDA_PUTUSKAN)
    form = formulir_agenda.FormArahan(request.POST or None, agenda=row)
    if form.is_bound and form.is_valid():
        form.tahan(baca.benturan_wakil(row, form.arahan().wakil_id))
    return formulir(
        request,
        form,
        lambda: services.putuskan_agenda(request.actor, row, arahan=form.arahan()),
        judul=_("Arahan Anda"),
        ket=row.judul,
        tombol=_("Simpan arahan"),
        ke=reverse("rapat:agenda", args=[pk]),
    )


@perlu(Wewenang.AGENDA_SUSUN)
@require_http_methods(["GET", "POST"])
def revisi(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk, Wewenang.AGENDA_SUSUN)
    form = formulir_agenda.FormRevisi(request.POST or None, agenda=row)
    if form.is_bound and form.is_valid() and form.masuk_akal:
        form.tahan(baca.benturan_revisi(row, form.usul()["jadwal"]))
    return formulir(
        request,
        form,
        lambda: services.usulkan_revisi(request.actor, row, **form.usul()),
        judul=_("Usulkan perubahan"),
        ket=_("Yang tayang tidak berubah sampai usul ini disetujui."),
        tombol=_("Usulkan"),
        ke=reverse("rapat:agenda", args=[pk]),
    )


@perlu(Wewenang.REVISI_TERIMA)
@require_POST
def jawab_revisi(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.REVISI_TERIMA, RevisiAgenda.objects.all(), pk)
    services.jawab_revisi(request.actor, row, diterima=request.POST.get("diterima") == "ya")
    return redirect("rapat:agenda", row.agenda_id)


@perlu(Wewenang.AGENDA_SUSUN)
@require_http_methods(["GET", "POST"])
def petugas(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk, Wewenang.AGENDA_SUSUN)
    form = formulir_agenda.FormPetugas(request.POST or None, agenda=row, pilihan=pilihan.jabatan(request.actor))
    return formulir(
        request,
        form,
        lambda: services.atur_petugas(request.actor, row, petugas=form.petugas()),
        judul=_("Petugas acara"),
        ket=row.judul,
        tombol=_("Simpan"),
        ke=reverse("rapat:agenda", args=[pk]),
    )


def _isi(request: HttpRequest, pk: int, gagal: Any = None) -> dict[str, Any]:
    r = baca.rincian(request.actor, pk)
    steps = [
        (
            a,
            AKSI_AGENDA[a],
            formulir_agenda.FormLangkahAgenda(initial={"aksi": a}, auto_id=f"id_{a}_%s"),
            a in WAJIB_CATATAN_AGENDA or a is AksiAgenda.LAKSANAKAN,
        )
        for a in r.aksi
        if a not in BERFORMULIR
    ]
    change = r.revisi is not None and Wewenang.REVISI_TERIMA in boleh(request.actor, r.revisi, Wewenang.REVISI_TERIMA)
    return {
        "r": r,
        "agenda": r.agenda,
        "langkah": steps,
        "kurang": [KURANG_TELAAH[name] for name in r.kurang],
        "arahan": AksiAgenda.PUTUSKAN in r.aksi,
        "kontak": r.menyiapkan or r.agenda.pembuat_id == request.actor.orang_id,
        "ditulis": r.menyiapkan and r.agenda.status in {StatusAgenda.MASUK, StatusAgenda.RK},
        "tayang": r.menyiapkan and r.agenda.status == StatusAgenda.TAYANG,
        "jawab": change,
        "gagal": gagal,
    }


def _senin(text: str, hari: date) -> date:
    """The Monday of the day in the address, else of today."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        asked = hari
    if asked.year not in TAHUN:
        asked = hari
    return asked - timedelta(days=asked.weekday())
