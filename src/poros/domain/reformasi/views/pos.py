"""Posts of a review: the list, one with its ground, its facts, a person's decision; the teams."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.wewenang import boleh, fetch, may
from poros.web.halaman import hitung, potong
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.telaah import FormFakta, FormPutusan, FormTanggapan, FormTim, SaringPos
from ..labels import CIRI
from ..models import PosTelaah, PutusanPos, Telaah
from ..queries import telaah as baca
from ..queries.acuan import jf_aktif
from ..queries.berkas import bertautan
from ..rules.alur import StatusTelaah
from ..wewenang import Wewenang


@perlu(Wewenang.POS_LIHAT)
@require_GET
def daftar(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_telaah(request.actor, pk)
    seen = baca.pos_terlihat(request.actor, row)
    roots = baca.pangkal(seen)
    form = SaringPos(request.GET, pangkal=roots)
    data = form.cleaned_data if form.is_valid() else {}
    rows = baca.saring_pos(seen, pangkal=data.get("pangkal", ""), hasil=data.get("hasil", ""), cari=data.get("q", ""))
    page = potong(rows, request.GET)
    isi = {
        "telaah": row,
        "saring": form,
        "halaman": page,
        "baris": baca.berdasar(page.isi, row.tanggal),
        "jumlah": hitung(rows, page),
    }
    return render(request, "reformasi/pos_daftar.html", isi)


@perlu(Wewenang.POS_LIHAT)
@require_GET
def pos(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "reformasi/pos.html", isi_pos(request, pk))


@perlu(Wewenang.POS_UBAH)
@require_POST
def fakta(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.POS_UBAH, PosTelaah.objects.select_related("telaah"), pk)
    form = FormFakta(request.POST)
    if form.is_valid():
        with tampung(form):
            services.ubah_pos(request.actor, row, data=form.fakta())
            kabari(request, _("Keterangan jabatan disimpan dan usulnya dihitung ulang."))
            return redirect("reformasi:pos", pk)
    return render(request, "reformasi/pos.html", isi_pos(request, pk, fakta=form), status=status(form))


@perlu(Wewenang.POS_UBAH)
@require_POST
def putuskan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.POS_UBAH, PosTelaah.objects.select_related("telaah"), pk)
    form = FormPutusan(request.POST, request.FILES, pos=row, jf=jf_aktif())
    if form.is_valid():
        with tampung(form):
            services.putuskan(request.actor, row, data=form.putusan(), berkas=form.bukti())
            kabari(request, _("Putusan dicatat di samping usul menurut aturan."))
            return redirect("reformasi:pos", pk)
    return render(request, "reformasi/pos.html", isi_pos(request, pk, putusan=form), status=status(form))


@perlu(Wewenang.POS_TANGGAPI)
@require_POST
def tanggapi(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.POS_TANGGAPI, PosTelaah.objects.select_related("telaah"), pk)
    form = FormTanggapan(request.POST)
    if form.is_valid():
        with tampung(form):
            services.tanggapi(request.actor, row, isi=form.cleaned_data["isi"])
            kabari(request, _("Tanggapan dicatat; penyusun telaah membacanya sebelum usulan dikirim."))
            return redirect("reformasi:pos", pk)
    return render(request, "reformasi/pos.html", isi_pos(request, pk, tanggapan=form), status=status(form))


@perlu(Wewenang.PUTUSAN_LIHAT)
@require_GET
def putusan(request: HttpRequest, pk: int) -> HttpResponse:
    """A decision is shown on the page of its post."""
    row = fetch(request.actor, Wewenang.PUTUSAN_LIHAT, PutusanPos.objects.all(), pk)
    return redirect("reformasi:pos", row.pos_id)


@perlu(Wewenang.TELAAH_LIHAT, Wewenang.TELAAH_UBAH)
@require_http_methods(["GET", "POST"])
def tim(request: HttpRequest, pk: int) -> HttpResponse:
    """Teams: proposed, named, taken off."""
    row = baca.satu_telaah(request.actor, pk)
    failed: FormTim | None = None
    if request.method == "POST":
        form = FormTim(request.POST)
        if "susun" in request.POST:
            n = services.susun_tim(request.actor, row)
            kabari(request, ngettext("%(n)s tim baru diusulkan.", "%(n)s tim baru diusulkan.", n) % {"n": n})
            return redirect("reformasi:tim", pk)
        if form.is_valid():
            with tampung(form):
                _jalankan(request, row, form.cleaned_data)
                return redirect("reformasi:tim", pk)
        failed = form
    mine = may(request.actor, Wewenang.TELAAH_UBAH, row)
    rows = baca.tim_terlihat(request.actor, row)
    kept = [(t, _form_tim(t.pk, {"tim": t.pk, "nama": t.nama, "tugas": t.tugas}, failed)) for t in rows]
    isi = {"telaah": row, "tim": kept, "mengubah": mine, "gagal": failed}
    return render(request, "reformasi/tim.html", isi, status=status(failed) if failed else 200)


def isi_pos(
    request: HttpRequest,
    pk: int,
    *,
    fakta: FormFakta | None = None,
    putusan: FormPutusan | None = None,
    tanggapan: FormTanggapan | None = None,
) -> dict[str, Any]:
    """The page of one post; with the form that was refused, if one was."""
    row = baca.satu_pos(request.actor, pk)
    granted = boleh(request.actor, row, Wewenang.POS_UBAH, Wewenang.POS_TANGGAPI)
    mine = row.telaah.status == StatusTelaah.DISUSUN and Wewenang.POS_UBAH in granted
    heard = row.telaah.status == StatusTelaah.USULAN and Wewenang.POS_TANGGAPI in granted
    facts = {"fungsi": row.fungsi, "ciri": row.ciri, "pemangku": row.pemangku}
    return {
        "b": baca.berdasar([row], row.telaah.tanggal)[0],
        "pos": row,
        "telaah": row.telaah,
        "ciri": [CIRI[c] for c in row.ciri],
        "mengubah": mine,
        "gagal": None if mine else fakta or putusan,
        "form_fakta": fakta or FormFakta(initial=facts),
        "form_putusan": putusan or (FormPutusan(pos=row, jf=jf_aktif()) if mine else None),
        "form_tanggapan": tanggapan or (FormTanggapan() if heard else None),
        "tanggapan": row.tanggapan.order_by("-id"),
        "riwayat": bertautan(PutusanPos, row.putusan.order_by("-id")),
    }


def _form_tim(pk: int, initial: dict[str, Any], gagal: Form | None) -> Form:
    if gagal and gagal.data.get("tim") == str(pk):
        return gagal
    return FormTim(initial=initial, auto_id=f"id_{pk}_%s")


def _jalankan(request: HttpRequest, row: Telaah, data: dict[str, Any]) -> None:
    if "hapus" in request.POST:
        services.hapus_tim(request.actor, row, tim=data["tim"])
        kabari(request, _("Tim dihapus dari usulan."))
    else:
        services.ubah_tim(request.actor, row, **data)
        kabari(request, _("Tim disimpan."))
