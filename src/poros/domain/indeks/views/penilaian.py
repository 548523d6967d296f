"""Assessment years: list, setting up, sharing out, the working paper, its steps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, visible
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import tabel

from .. import services
from ..forms.penilaian import FormLangkah, FormPembagian, FormPenilaian, FormSimpulan, langkah
from ..labels import AKSI, BABAK, STATUS
from ..models import Penilaian
from ..queries import kertas as baca
from ..queries.beku import berkas_penilaian, tanda
from ..queries.instrumen import daun
from ..rules.alur import FLOW, WAJIB_ALASAN, Aksi, Babak, Status
from ..wewenang import Wewenang

HAK = (
    Wewenang.PENILAIAN_BAGI,
    Wewenang.PENILAIAN_ALIR,
    Wewenang.PENILAIAN_UMUMKAN,
    Wewenang.PENILAIAN_SIMPULKAN,
)
DINILAI = (Status.DINILAI_INTERNAL, Status.DINILAI_EKSTERNAL)
JALUR = (
    Status.DISUSUN,
    Status.DIISI,
    Status.DINILAI_INTERNAL,
    Status.DINILAI_EKSTERNAL,
    Status.DIBEKUKAN,
    Status.DIUMUMKAN,
)


@perlu(Wewenang.PENILAIAN_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.daftar_penilaian(request.actor), request.GET)
    may = visible(request.actor, Wewenang.PENILAIAN_SUSUN, Unit.objects.all()).exists()
    return render(request, "indeks/penilaian_daftar.html", {"halaman": page, "boleh_susun": may})


@perlu(Wewenang.PENILAIAN_SUSUN)
@require_http_methods(["GET", "POST"])
def susun(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.PENILAIAN_SUSUN, Unit.objects.all(), request.actor.unit_id)
    form = FormPenilaian(request.POST or None, actor=request.actor, initial={"tahun": request.actor.hari.year})
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            made = services.susun(request.actor, unit, data=form.data_penilaian())
            kabari(request, _("Penilaian disusun. Sekarang bagikan indikatornya."))
            return redirect("indeks:pembagian", made.pk)
    isi = {
        "form": form,
        "judul": _("Susun penilaian"),
        "ket": _("Satu instrumen untuk satu tahun. Pembagian tahun lalu dipakai sebagai awal."),
        "tombol": _("Lanjut ke pembagian"),
        "ke": reverse("indeks:penilaian_daftar"),
    }
    return render(request, "indeks/formulir.html", isi, status=status(form))


@perlu(Wewenang.PENILAIAN_LIHAT)
@require_GET
def penilaian(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "indeks/penilaian.html", isi_penilaian(request, pk))


@perlu(Wewenang.PENILAIAN_BAGI)
@require_http_methods(["GET", "POST"])
def pembagian(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.PENILAIAN_BAGI, Penilaian.objects.select_related("instrumen"), pk)
    nama = {leaf.kode: leaf.nama for leaf in daun(row.instrumen)}
    form = FormPembagian(request.POST or None, actor=request.actor, rows=list(row.butir.all()), nama=nama)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            sisa = services.bagi(request.actor, row, pemilik=form.pemilik())
            left = ngettext("%(n)s indikator belum dibagikan.", "%(n)s indikator belum dibagikan.", sisa) % {"n": sisa}
            kabari(request, left if sisa else _("Semua indikator sudah mempunyai pemilik."))
            return redirect("indeks:penilaian", pk)
    return render(request, "indeks/pembagian.html", {"form": form, "penilaian": row}, status=status(form))


@perlu(Wewenang.PENILAIAN_MULAI, Wewenang.PENILAIAN_ALIR, Wewenang.PENILAIAN_UMUMKAN)
@require_POST
def melangkah(request: HttpRequest, pk: int) -> HttpResponse:
    form = FormLangkah(request.POST)
    if form.is_valid():
        with tampung(form):
            _jalankan(request, Penilaian(pk=pk), **form.cleaned_data)
            return redirect("indeks:penilaian", pk)
    return render(request, "indeks/penilaian.html", isi_penilaian(request, pk, form), status=422)


@perlu(Wewenang.PENILAIAN_SIMPULKAN)
@require_http_methods(["GET", "POST"])
def simpulan(request: HttpRequest, pk: int) -> HttpResponse:
    """Conditions and recommendations, as the sheet of the result will carry them."""
    row = fetch(request.actor, Wewenang.PENILAIAN_SIMPULKAN, Penilaian.objects.select_related("instrumen"), pk)
    form = FormSimpulan(request.POST or None, initial={"kondisi": row.kondisi, "rekomendasi": row.rekomendasi})
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.tulis_simpulan(request.actor, row, **form.cleaned_data)
            kabari(request, _("Kondisi dan rekomendasi disimpan."))
            return redirect("indeks:penilaian", pk)
    isi = {
        "form": form,
        "judul": _("Kondisi dan rekomendasi"),
        "ket": str(row),
        "tombol": _("Simpan"),
        "ke": reverse("indeks:penilaian", args=[pk]),
    }
    return render(request, "indeks/formulir.html", isi, status=status(form))


@perlu(Wewenang.PENILAIAN_LIHAT)
@require_GET
def ekspor(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """The working paper as a table."""
    paper = baca.kertas(request.actor, pk)
    judul = [_("Kode"), _("Indikator"), _("Bobot"), _("Unit"), *(str(BABAK[b]) for b in Babak), _("Bukti")]
    rows = (
        [
            g.simpul.kode,
            g.simpul.nama,
            g.simpul.bobot,
            g.butir.unit.singkatan if g.butir and g.butir.unit else "",
            *(g.nilai.get(b.value) for b in Babak),
            g.butir.banyak_bukti if g.butir else "",
        ]
        for g in paper.garis
    )
    return tabel(bentuk, _("Kertas kerja %s") % paper.penilaian, judul, rows)


def isi_penilaian(request: HttpRequest, pk: int, gagal: FormLangkah | None = None) -> dict[str, Any]:
    """The page of one assessment; with the step that was refused, if one was."""
    paper = baca.kertas(request.actor, pk)
    row = paper.penilaian
    granted = boleh(request.actor, row, *HAK)
    may = tuple(a for a in FLOW.acts_from(Status(row.status)) if WEWENANG[a] in granted)
    forms = [gagal if gagal and gagal.data.get("aksi") == f.initial["aksi"] else f for f in langkah(row, may)]
    return {
        "kertas": paper,
        "penilaian": row,
        "langkah": [(a, AKSI[a], f, a in WAJIB_ALASAN) for a, f in zip(may, forms, strict=True)],
        "membagi": row.status == Status.DISUSUN and Wewenang.PENILAIAN_BAGI in granted,
        "menyimpulkan": row.status in DINILAI and Wewenang.PENILAIAN_SIMPULKAN in granted,
        "lembar": berkas_penilaian(row) if row.beku_id else [],
        "tanda": tanda(row),
        "jalur": _jalur(row),
        "hasil": [(BABAK[Babak(b)], h) for b, h in paper.hasil.items()],
        "riwayat": row.riwayat.order_by("-id"),
        "gagal": gagal,
        "babak": [(b.value, BABAK[b]) for b in Babak],
    }


WEWENANG = {
    Aksi.MULAI: Wewenang.PENILAIAN_BAGI,
    Aksi.UMUMKAN: Wewenang.PENILAIAN_UMUMKAN,
    **dict.fromkeys(
        (Aksi.NILAI_INTERNAL, Aksi.KEMBALIKAN, Aksi.NILAI_EKSTERNAL, Aksi.BEKUKAN, Aksi.CAIRKAN, Aksi.BATALKAN),
        Wewenang.PENILAIAN_ALIR,
    ),
}
"""Which permission each button asks for; the services say the same, a test compares them."""


def _jalankan(request: HttpRequest, row: Penilaian, aksi: Aksi, catatan: str) -> None:
    if aksi is Aksi.MULAI:
        services.mulai(request.actor, row)
    elif aksi is Aksi.UMUMKAN:
        services.umumkan(request.actor, row)
    else:
        services.alirkan(request.actor, row, aksi=aksi, catatan=catatan)
    kabari(request, _("%s: selesai.") % AKSI[aksi])


def _jalur(row: Penilaian) -> list[dict[str, Any]]:
    """The road as steps: what is behind, where one stands, with the deadlines."""
    if row.status == Status.DIBATALKAN:
        return [{"nama": STATUS[Status.DIBATALKAN], "keadaan": "batal"}]
    here = JALUR.index(Status(row.status))
    due = {
        Status.DIISI: row.batas_mandiri,
        Status.DINILAI_INTERNAL: row.batas_internal,
        Status.DINILAI_EKSTERNAL: row.batas_eksternal,
    }
    states = ["selesai"] * here + ["kini"] + ["nanti"] * (len(JALUR) - here - 1)
    return [{"nama": STATUS[s], "keadaan": k, "pada": due.get(s)} for s, k in zip(JALUR, states, strict=True)]
