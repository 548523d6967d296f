"""Adoptions: the list, a request, one with its whole story, its steps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch
from poros.web.formulir import formulir
from poros.web.halaman import kursor, potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import pdf, tabel

from .. import cetak, services
from ..forms.adopsi import FormAjukan, FormLangkah, FormPermohonan, FormSaringAdopsi, kata_aksi, langkah
from ..labels import AKSI_ADOPSI, NADA_ADOPSI, NADA_KEBERHASILAN, STATUS_ADOPSI
from ..models import Adopsi
from ..queries import adopsi as baca
from ..queries import katalog
from ..rules.alur import FLOW_ADOPSI, JALUR, WAJIB_ALASAN, AksiAdopsi, Arah, StatusAdopsi
from ..services.belajar import MENGALAMI
from ..wewenang import Wewenang

WEWENANG = {
    AksiAdopsi.AJUKAN: Wewenang.ADOPSI_AJUKAN,
    AksiAdopsi.TERIMA: Wewenang.ADOPSI_JAWAB,
    AksiAdopsi.TOLAK: Wewenang.ADOPSI_JAWAB,
    AksiAdopsi.SEPAKATI: Wewenang.NOTA_SUSUN,
    AksiAdopsi.RENCANAKAN: Wewenang.RENCANA_SUSUN,
    AksiAdopsi.MULAI: Wewenang.ADOPSI_MULAI,
    AksiAdopsi.SELESAIKAN: Wewenang.ADOPSI_TUTUP,
    AksiAdopsi.HENTIKAN: Wewenang.ADOPSI_TUTUP,
}
"""Which permission each button asks for; the services say the same, a test compares them."""
BERHALAMAN = frozenset({AksiAdopsi.AJUKAN, AksiAdopsi.SEPAKATI, AksiAdopsi.RENCANAKAN})
"""Acts with a page of their own."""
EKSPOR_MAKS = 5000


@perlu(Wewenang.ADOPSI_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    form = FormSaringAdopsi(request.GET)
    page = potong(baca.adopsi_terlihat(request.actor, **form.saringan()), request.GET)
    isi: dict[str, Any] = {"halaman": page, "saring": form, "nada": NADA_ADOPSI, "kueri": request.GET.urlencode()}
    if fragmen(request):
        return render(request, "berbagi/adopsi_daftar.html#daftar", isi)
    isi["nota_habis"] = baca.nota_segera_habis(request.actor)
    return render(request, "berbagi/adopsi_daftar.html", isi)


@perlu(Wewenang.ADOPSI_LIHAT)
@require_GET
def ekspor_adopsi(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """The filtered adoptions, as the page shows them."""
    rows = baca.adopsi_terlihat(request.actor, **FormSaringAdopsi(request.GET).saringan()).order_by("-pk")
    judul = [
        _("Tawaran"), _("Arah"), _("Daerah"), _("Unit"), _("Status"), _("Diajukan"), _("Nomor nota"), _("Nota sampai")
    ]  # fmt: skip
    return tabel(bentuk, _("Adopsi berbagi pakai"), judul, baca.baris_ekspor(rows[:EKSPOR_MAKS]))


@perlu(Wewenang.ADOPSI_USUL, Wewenang.ADOPSI_CATAT)
@require_http_methods(["GET", "POST"])
def minta(request: HttpRequest, pk: int) -> HttpResponse:
    """A request: of ours for what others offer, or one that has come in for what is ours."""
    tawaran = katalog.satu(request.actor, pk)
    needed = Wewenang.ADOPSI_CATAT if tawaran.milik_kita else Wewenang.ADOPSI_USUL
    unit = fetch(request.actor, needed, Unit.objects.all(), request.actor.unit_id)
    form = FormPermohonan(request.POST or None, tawaran=tawaran, initial=_dari_surat(request))

    def kerja() -> str:
        act = services.catat_permohonan if tawaran.milik_kita else services.usulkan
        row = act(request.actor, unit, data=form.data_permohonan())
        return reverse("berbagi:adopsi", args=[row.pk])

    return formulir(
        request,
        form,
        kerja,
        judul=_("Catat permohonan dari daerah lain") if tawaran.milik_kita else _("Usulkan memakai tawaran ini"),
        ket=tawaran.nama,
        tombol=_("Catat permohonan") if tawaran.milik_kita else _("Usulkan"),
        ke=reverse("berbagi:tawaran", args=[pk]),
    )


@perlu(Wewenang.ADOPSI_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "berbagi/adopsi.html", isi_adopsi(request, pk))


@perlu(Wewenang.ADOPSI_AJUKAN)
@require_http_methods(["GET", "POST"])
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.ADOPSI_AJUKAN, baca.semua(), pk)
    form = FormAjukan(request.POST or None)
    return formulir(
        request,
        form,
        lambda: services.ajukan(request.actor, row, **form.cleaned_data),
        judul=_("Ajukan permohonan"),
        ket=_("Konsep suratnya dapat diunduh di halaman adopsi; nomor dan tanggal boleh menyusul."),
        tombol=_("Ajukan"),
        ke=reverse("berbagi:adopsi", args=[pk]),
        kabar=_("Permohonan diajukan. Catat jawabannya di sini bila sudah diterima."),
    )


@perlu(*dict.fromkeys(WEWENANG.values()))
@require_POST
def melangkah(request: HttpRequest, pk: int) -> HttpResponse:
    """A step that needs no more than a reason."""
    row = baca.satu(request.actor, pk)
    form = FormLangkah(request.POST)
    if form.is_valid():
        with tampung(form):
            _jalankan(request, row, **form.cleaned_data)
            return redirect("berbagi:adopsi", pk)
    return render(request, "berbagi/adopsi.html", isi_adopsi(request, pk, form), status=422)


@perlu(Wewenang.ADOPSI_LIHAT)
@require_GET
def permohonan(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft of the letter that asks."""
    row = baca.satu(request.actor, pk)
    return pdf(cetak.permohonan(request.actor, row, request.tenant), f"Permohonan {row.tawaran.nama}")


def isi_adopsi(request: HttpRequest, pk: int, gagal: FormLangkah | None = None) -> dict[str, Any]:
    """The page of one adoption; with the step that was refused, if one was."""
    row = baca.satu(request.actor, pk)
    granted = boleh(request.actor, row, *dict.fromkeys(WEWENANG.values()), Wewenang.PENGALAMAN_CATAT)
    acts = [a for a in FLOW_ADOPSI.acts_from(StatusAdopsi(row.status)) if WEWENANG[a] in granted]
    short = tuple(a for a in acts if a not in BERHALAMAN)
    forms = [gagal if gagal and gagal.data.get("aksi") == f.initial["aksi"] else f for f in langkah(row, short)]
    told = list(row.pengalaman.all()[:50])
    return {
        "adopsi": row,
        "nota": getattr(row, "nota", None),
        "nada": NADA_ADOPSI[StatusAdopsi(row.status)],
        "langkah": [
            (a, kata_aksi(row, a) or AKSI_ADOPSI[a], f, a in WAJIB_ALASAN) for a, f in zip(short, forms, strict=True)
        ],
        "boleh": {a.value for a in acts},
        "rencana": baca.langkah(row),
        "berkas": baca.berkas(request.actor, row),
        "hasil": baca.hasil(row),
        "riwayat": row.riwayat.order_by("-id"),
        "jalur": _jalur(row),
        "batas": baca.batas_jawab(request.actor, row),
        "surat": baca.surat_terlihat(request.actor, row.surat_id) if row.surat_id else None,
        "pengalaman": [(p, NADA_KEBERHASILAN[p.hasil]) for p in told],
        "mengalami": Wewenang.PENGALAMAN_CATAT in granted and StatusAdopsi(row.status) in MENGALAMI,
        "keluar": row.arah == Arah.KELUAR,
        "gagal": gagal,
    }


def _jalankan(request: HttpRequest, row: Adopsi, aksi: AksiAdopsi, catatan: str) -> None:
    if aksi is AksiAdopsi.MULAI:
        services.mulai(request.actor, row)
    elif aksi in {AksiAdopsi.TERIMA, AksiAdopsi.TOLAK}:
        services.jawab(request.actor, row, aksi=aksi, catatan=catatan)
    else:
        services.tutup(request.actor, row, aksi=aksi, catatan=catatan)
    kabari(request, _("%s: selesai.") % (kata_aksi(row, aksi) or AKSI_ADOPSI[aksi]))


def _jalur(row: Adopsi) -> list[dict[str, Any]]:
    """The road as steps: what is behind, where one stands; a road that ended early says so."""
    here = StatusAdopsi(row.status)
    if here is StatusAdopsi.DIUSULKAN:
        return [{"nama": STATUS_ADOPSI[here], "keadaan": "kini"}] + [
            {"nama": STATUS_ADOPSI[s], "keadaan": "nanti"} for s in JALUR
        ]
    if here not in JALUR:
        return [{"nama": STATUS_ADOPSI[here], "keadaan": "batal"}]
    n = JALUR.index(here)
    states = ["selesai"] * n + ["kini"] + ["nanti"] * (len(JALUR) - n - 1)
    return [{"nama": STATUS_ADOPSI[s], "keadaan": k} for s, k in zip(JALUR, states, strict=True)]


def _dari_surat(request: HttpRequest) -> dict[str, Any]:
    """What an incoming letter, named in the address, already says."""
    pk = kursor(request.GET.get("surat"))
    letter = baca.surat_terlihat(request.actor, pk) if pk is not None else None
    if letter is None:
        return {}
    return {
        "surat_id": pk,
        "daerah": letter.pengirim,
        "nomor_surat": letter.nomor,
        "tanggal_surat": letter.tanggal,
        "keperluan": letter.ringkasan,
    }
