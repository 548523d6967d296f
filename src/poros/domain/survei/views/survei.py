"""Surveys: list, plan, the live result, its steps, tables to take along."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch, visible
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import tabel

from .. import ekspor, services
from ..forms.survei import FormLangkah, FormSurvei
from ..labels import AKSI, NADA
from ..models import Liputan, Survei
from ..queries import survei as baca
from ..queries.hasil import hasil_survei, tren
from ..queries.jawaban import jawaban_ekspor
from ..queries.parameter import instrumen
from ..rules.alur import FLOW, PENERBITAN, WAJIB_ALASAN, Aksi, Status
from ..rules.hitung import kurang_sampel, perubahan
from ..rules.rekap import Rekap
from ..wewenang import Wewenang
from .tampilan import isi_hasil

DASAR = (Wewenang.SURVEI_UBAH, Wewenang.SURVEI_ALIR, Wewenang.SURVEI_TERBIT, Wewenang.JAWABAN_SISIH)


@perlu(Wewenang.SURVEI_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.daftar_survei(request.actor), request.GET)
    may = visible(request.actor, Wewenang.SURVEI_RANCANG, Unit.objects.all()).exists()
    return render(request, "survei/daftar.html", {"halaman": page, "boleh_rancang": may, "nada": NADA})


@perlu(Wewenang.SURVEI_RANCANG)
@require_http_methods(["GET", "POST"])
def rancang(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.SURVEI_RANCANG, Unit.objects.all(), request.actor.unit_id)
    form = FormSurvei(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            made = services.rancang(request.actor, unit, data=form.data_survei())
            kabari(request, _("Survei dirancang. Buka bila loketnya siap."))
            return redirect("survei:survei", made.pk)
    isi = {"form": form, "judul": _("Rancang survei"), "ke": reverse("survei:daftar")}
    return render(request, "survei/rancang.html", isi, status=status(form))


@perlu(Wewenang.SURVEI_UBAH)
@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_survei(request.actor, pk, Wewenang.SURVEI_UBAH)
    form = FormSurvei(request.POST or None, actor=request.actor, survei=row)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.ubah(request.actor, row, data=form.data_survei())
            kabari(request, _("Survei diubah."))
            return redirect("survei:survei", pk)
    isi = {"form": form, "judul": _("Ubah survei"), "ke": reverse("survei:survei", args=[pk])}
    return render(request, "survei/rancang.html", isi, status=status(form))


@perlu(Wewenang.SURVEI_LIHAT)
@require_GET
def survei(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "survei/survei.html", _isi(request, pk))


@perlu(Wewenang.SURVEI_ALIR, Wewenang.SURVEI_TERBIT)
@require_POST
def melangkah(request: HttpRequest, pk: int) -> HttpResponse:
    form = FormLangkah(request.POST)
    if form.is_valid():
        with tampung(form):
            aksi, catatan = form.cleaned_data["aksi"], form.cleaned_data["catatan"]
            run = services.terbitkan if aksi in PENERBITAN else services.alirkan
            run(request.actor, Survei(pk=pk), aksi=aksi, catatan=catatan)
            kabari(request, _("%s: selesai.") % AKSI[aksi])
            return redirect("survei:survei", pk)
    return render(request, "survei/survei.html", _isi(request, pk, form), status=422)


@perlu(Wewenang.SURVEI_LIHAT)
@require_GET
def ekspor_hasil(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """Services by elements, as the page shows them."""
    row = baca.satu_survei(request.actor, pk)
    hasil = hasil_survei(row)
    return tabel(bentuk, _("Hasil survei %s") % row, ekspor.judul_hasil(hasil), ekspor.baris_hasil(hasil))


@perlu(Wewenang.JAWABAN_SISIH)
@require_GET
def ekspor_jawaban(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """Every answer by its day, for whoever checks the computation."""
    row = baca.satu_survei(request.actor, pk, Wewenang.JAWABAN_SISIH)
    head = ekspor.judul_jawaban(instrumen(row.instrumen))
    rows = jawaban_ekspor(row).iterator(chunk_size=2000)
    return tabel(bentuk, _("Jawaban survei %s") % row, head, ekspor.baris_jawaban(rows))


@perlu(Wewenang.SURVEI_LIHAT)
@require_GET
def kecenderungan(request: HttpRequest) -> HttpResponse:
    """IKM of each service over the published surveys."""
    lines = tren()
    periods = [nama for nama, _ikm in next(iter(lines.values()), [])]
    rows = [(nama, values, perubahan([ikm for _p, ikm in values])) for nama, values in lines.items()]
    return render(request, "survei/tren.html", {"tren": rows, "masa": periods})


def _isi(request: HttpRequest, pk: int, gagal: FormLangkah | None = None) -> dict[str, Any]:
    """The page of one survey; with the step that was refused, if one was."""
    row, granted, past = baca.halaman_survei(request.actor, pk, *DASAR)
    lines = list(baca.garis_kerja(request.actor, row))
    hasil = hasil_survei(row, lines)
    _lengkapi(hasil, lines)
    now = Status(row.status)
    may = [
        a
        for a in FLOW.acts_from(now)
        if (Wewenang.SURVEI_TERBIT if a in PENERBITAN else Wewenang.SURVEI_ALIR) in granted
    ]
    forms = [gagal if gagal and gagal.data.get("aksi") == a else _form(a) for a in may]
    return {
        "survei": row,
        "nada": NADA[now],
        "langkah": [(a, AKSI[a], f, a in WAJIB_ALASAN) for a, f in zip(may, forms, strict=True)],
        "boleh_ubah": Wewenang.SURVEI_UBAH in granted and now in {Status.RANCANG, Status.BUKA},
        "boleh_sisih": Wewenang.JAWABAN_SISIH in granted,
        "boleh_tugaskan": any(line.boleh_tugaskan for line in lines),
        "riwayat": past,
        "gagal": gagal,
        **isi_hasil(hasil),
    }


def _lengkapi(hasil: Rekap, lines: list[Liputan]) -> None:
    """To each service what it still needs, and at its weak elements the work on them or the way to it."""
    by_service = {line.layanan_id: line for line in lines}
    for row in hasil["layanan"]:
        line = by_service[row["id"]]
        works = {work["unsur"]: work for work in line.kerja}
        row["kurang"] = kurang_sampel(row["n"], row["populasi"])
        row["liputan"] = line.pk if line.boleh_tugaskan else None
        row["lemah"] = [(kode, row["nrr"][kode], works.get(kode)) for kode in row["terlemah"]]


def _form(aksi: Aksi) -> FormLangkah:
    return FormLangkah(initial={"aksi": aksi}, auto_id=f"id_{aksi}_%s")
