"""One indicator: what is asked, what was answered and valued, what proves it."""

from decimal import Decimal
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang, boleh, fetch, may, visible
from poros.web.izin import perlu
from poros.web.jawab import tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.penilaian import FormBukti, FormNilai, FormPakaiBukti
from ..labels import BABAK
from ..models import Bukti, Butir
from ..queries import kertas as baca
from ..queries.instrumen import Kriteria
from ..rules.alur import BABAK as GILIRAN
from ..rules.alur import Babak, Status
from ..wewenang import Wewenang

PERINTAH = {
    Babak.MANDIRI: (Wewenang.BUTIR_ISI, services.jawab),
    Babak.INTERNAL: (Wewenang.BUTIR_NILAI_INTERNAL, services.nilai_internal),
    Babak.EKSTERNAL: (Wewenang.BUTIR_NILAI_EKSTERNAL, services.nilai_eksternal),
}
SALAH = 422


@perlu(Wewenang.BUTIR_LIHAT)
@require_GET
def butir(request: HttpRequest, pk: int) -> HttpResponse:
    return _halaman(request, baca.butir_terlihat(request.actor, pk))


@perlu(Wewenang.BUTIR_ISI, Wewenang.BUTIR_NILAI_INTERNAL, Wewenang.BUTIR_NILAI_EKSTERNAL)
@require_POST
def nilai(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the value of the round that is open."""
    row = baca.butir_terlihat(request.actor, pk)
    form = FormNilai(request.POST, kriteria=baca.kriteria_butir(row))
    _wewenang, act = PERINTAH[GILIRAN.get(Status(row.penilaian.status), Babak.MANDIRI)]
    if form.is_valid():
        with tampung(form):
            data = form.cleaned_data
            act(request.actor, row, nilai=_angka(data["nilai"]), alasan=data["alasan"])
            kabari(request, _("Nilai indikator %s disimpan.") % row.kode)
            return redirect("indeks:butir", pk)
    return _halaman(request, row, nilai=form)


@perlu(Wewenang.BUTIR_BUKTI)
@require_POST
def bukti(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.butir_terlihat(request.actor, pk)
    form = FormBukti(request.POST, request.FILES)
    if form.is_valid():
        with tampung(form):
            services.tambah_bukti_butir(request.actor, row, **form.isi())
            kabari(request, _("Bukti ditambahkan."))
            return redirect("indeks:butir", pk)
    return _halaman(request, row, bukti=form)


@perlu(Wewenang.BUTIR_BUKTI)
@require_POST
def pakai(request: HttpRequest, pk: int) -> HttpResponse:
    """Let evidence that is there already serve here too."""
    row = baca.butir_terlihat(request.actor, pk)
    form = FormPakaiBukti(request.POST, tersedia=baca.bukti_tersedia(request.actor, row))
    if form.is_valid():
        with tampung(form):
            n = services.pakai_bukti(request.actor, row, bukti=form.nomor())
            kabari(request, ngettext("%(n)s bukti dipakai di sini.", "%(n)s bukti dipakai di sini.", n) % {"n": n})
            return redirect("indeks:butir", pk)
    return _halaman(request, row, pakai=form)


@perlu(Wewenang.BUTIR_BUKTI)
@require_POST
def lepas(request: HttpRequest, pk: int, bukti: int) -> HttpResponse:
    services.lepas_bukti(request.actor, Butir(pk=pk), bukti=bukti)
    kabari(request, _("Bukti dilepas dari indikator ini; di tempat lain tetap berlaku."))
    return redirect("indeks:butir", pk)


@perlu(Wewenang.BUKTI_LIHAT)
@require_GET
def bukti_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """A piece of evidence is shown where it serves."""
    piece = fetch(request.actor, Wewenang.BUKTI_LIHAT, Bukti.objects.all(), pk)
    served = visible(request.actor, Wewenang.BUTIR_LIHAT, Butir.objects.filter(bukti=piece)).first()
    if served is None:
        raise TidakBerwenang
    return redirect("indeks:butir", served.pk)


@perlu(Wewenang.JAWABAN_KIRIM)
@require_POST
def kirim(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in the answers of one office; `pk` is its penugasan."""
    form = Form(request.POST)
    form.is_valid()
    with tampung(form):
        services.kirim_jawaban(request.actor, Penugasan(pk=pk))
        kabari(request, _("Jawaban dikirim untuk diverifikasi."))
    for error in form.non_field_errors():
        kabari(request, str(error), nada="awas")
    first = Butir.objects.filter(penugasan_id=pk).values_list("penilaian_id", flat=True).first()
    return redirect("indeks:penilaian", first)


def _halaman(request: HttpRequest, row: Butir, **gagal: Form) -> HttpResponse:
    """The page of an indicator; the form that was refused keeps what was typed."""
    turn = GILIRAN.get(Status(row.penilaian.status))
    granted = boleh(request.actor, row, *(w for w, _act in PERINTAH.values()), Wewenang.BUTIR_BUKTI)
    criteria = baca.kriteria_butir(row)
    isi: dict[str, Any] = {
        "butir": row,
        "kriteria": criteria,
        "nilai": [(BABAK[b], getattr(row, b.value)) for b in Babak],
        "riwayat": baca.riwayat_nilai(row),
        "bukti": baca.bukti_butir(row),
        "lalu": baca.nilai_lalu(request.actor, row),
        "giliran": BABAK[turn] if turn else "",
        "mengisi_bukti": turn is Babak.MANDIRI and Wewenang.BUTIR_BUKTI in granted,
    }
    if turn and PERINTAH[turn][0] in granted:
        now = getattr(row, turn.value)
        isi["form_nilai"] = gagal.get("nilai") or FormNilai(kriteria=criteria, initial={"nilai": _awal(criteria, now)})
    if isi["mengisi_bukti"]:
        isi["form_bukti"] = gagal.get("bukti") or FormBukti()
        spare = baca.bukti_tersedia(request.actor, row)
        isi["form_pakai"] = (gagal.get("pakai") or FormPakaiBukti(tersedia=spare)) if spare else None
        isi["kirim"] = row.penugasan and may(request.actor, Wewenang.JAWABAN_KIRIM, row.penugasan)
    shown = (isi.get("form_nilai"), isi.get("form_bukti"), isi.get("form_pakai"))
    isi["gagal"] = next((form for form in gagal.values() if form not in shown), None)  # its card is gone: told on top
    return render(request, "indeks/butir.html", isi, status=SALAH if gagal else 200)


def _angka(value: str | Decimal) -> Decimal:
    """A choice of the scale, or a number that was typed."""
    return Decimal(value)


def _awal(criteria: Kriteria, now: Decimal | None) -> Any:
    """The value as the field names it."""
    if now is None or not criteria.pilihan:
        return now
    return next((kode for kode, _teks in criteria.pilihan if Decimal(kode) == now), None)
