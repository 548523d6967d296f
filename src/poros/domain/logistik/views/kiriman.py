"""Runs: planned by the route engine or by hand, sent, received on a phone, closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from poros.web.formulir import formulir
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import di_perangkat
from poros.web.pesan import kabari

from .. import services
from ..forms.dasar import FormAlasan
from ..forms.gudang import FormCari
from ..forms.titik import FormBerangkat, FormKiriman, FormRute, FormSelesai, FormTerima
from ..labels import NADA_KIRIMAN, STATUS_KIRIMAN
from ..queries import kiriman as baca
from ..queries import sarana as baca_sarana
from ..queries import stok as baca_stok
from ..rules.alur import FLOW_KIRIMAN, AksiKiriman, StatusKiriman
from ..wewenang import Wewenang


@perlu(Wewenang.KIRIMAN_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.kiriman_terlihat(request.actor, **FormCari(request.GET).saringan("status")), request.GET)
    isi = {"halaman": page, "nada": NADA_KIRIMAN, "pilihan": STATUS_KIRIMAN.items()}
    return render(request, "logistik/kiriman_daftar.html", isi)


@perlu(Wewenang.KIRIMAN_SUSUN)
@require_http_methods(["GET", "POST"])
def susun(request: HttpRequest, pk: int) -> HttpResponse:
    """By hand, for one vehicle."""
    gudang = baca_stok.satu_gudang(request.actor, pk, Wewenang.KIRIMAN_SUSUN)
    begin = {"hari": request.actor.hari} | ({"kejadian_id": gudang.kejadian_id} if gudang.kejadian_id else {})
    form = FormKiriman(request.POST or None, actor=request.actor, initial=begin)

    def kerja() -> str:
        row = services.susun_kiriman(request.actor, gudang, data=form.data_kiriman())
        return reverse("logistik:kiriman", args=[row.pk])

    way = reverse("logistik:gudang", args=[pk])
    return formulir(
        request,
        form,
        kerja,
        judul=_("Kiriman dari %s") % gudang.nama,
        ke=way,
        tombol=_("Susun"),
        template="logistik/baris.html",
    )


@perlu(Wewenang.KIRIMAN_SUSUN)
@require_http_methods(["GET", "POST"])
def rute(request: HttpRequest, pk: int) -> HttpResponse:
    """By the route engine, for everything that is decided and not sent yet."""
    gudang = baca_stok.satu_gudang(request.actor, pk, Wewenang.KIRIMAN_SUSUN)
    form = FormRute(request.POST or None, siap=baca_sarana.armada_siap(), initial={"hari": request.actor.hari})

    def kerja() -> str:
        plan = services.susun_rute(request.actor, gudang, hari=form.cleaned_data["hari"], armada=form.armada())
        n = len(plan.kiriman)
        kabari(request, ngettext("%(n)s kiriman tersusun.", "%(n)s kiriman tersusun.", n) % {"n": n})
        if plan.terlewat:
            left = len(plan.terlewat)
            kabari(request, _("%(n)s muatan tidak terangkut: terlalu besar, terlambat, atau kendaraannya kurang.")
                   % {"n": left}, nada="awas")  # fmt: skip
        return reverse("logistik:kiriman_daftar")

    words = _("Dari alokasi yang ditetapkan dan belum dikirim. Perhitungannya beberapa detik.")
    way = reverse("logistik:gudang", args=[pk])
    return formulir(
        request,
        form,
        kerja,
        judul=_("Susun rute dari %s") % gudang.nama,
        ket=words,
        ke=way,
        tombol=_("Susun"),
        template="logistik/baris.html",
    )


@perlu(Wewenang.KIRIMAN_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_kiriman(request.actor, pk)
    stops = baca.perhentian(row)
    allowed = baca.boleh_kiriman(request.actor, row)
    acts = FLOW_KIRIMAN.acts_from(StatusKiriman(row.status)) if allowed else ()
    isi = {
        "kiriman": row,
        "perhentian": stops,
        "berat": sum(b.jumlah * b.barang.berat_gram for s in stops for b in s.baris.all()) // 1000,
        "nada": NADA_KIRIMAN[StatusKiriman(row.status)],
        "bukti": baca.bukti_terlihat(request.actor, stops),
        "terima": {s.pk for s in baca.harus_diterima(request.actor).filter(kiriman=row)},
        "berangkat": AksiKiriman.BERANGKATKAN in acts,
        "selesai": AksiKiriman.SELESAIKAN in acts,
        "batal": AksiKiriman.BATALKAN in acts,
    }
    return render(request, "logistik/kiriman.html", isi)


@perlu(Wewenang.KIRIMAN_JALANKAN)
@require_http_methods(["GET", "POST"])
def berangkat(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_kiriman(request.actor, pk, Wewenang.KIRIMAN_JALANKAN)
    form = FormBerangkat(request.POST or None, initial={"pengemudi": row.pengemudi})

    def kerja() -> None:
        services.berangkatkan(request.actor, row, **form.cleaned_data)

    words = _("Barang keluar dari stok, yang lebih dulu kedaluwarsa lebih dulu.")
    way = reverse("logistik:kiriman", args=[pk])
    return formulir(request, form, kerja, judul=_("Berangkatkan"), ket=words, ke=way, tombol=_("Berangkatkan"))


@perlu(Wewenang.KIRIMAN_JALANKAN)
@require_http_methods(["GET", "POST"])
def batal(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_kiriman(request.actor, pk, Wewenang.KIRIMAN_JALANKAN)
    form = FormAlasan(request.POST or None)

    def kerja() -> None:
        services.batalkan_kiriman(request.actor, row, **form.cleaned_data)

    way = reverse("logistik:kiriman", args=[pk])
    return formulir(
        request, form, kerja, judul=_("Batalkan kiriman"), ket=str(row), ke=way, tombol=_("Batalkan kiriman")
    )


@perlu(Wewenang.KIRIMAN_JALANKAN)
@require_http_methods(["GET", "POST"])
def selesai(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_kiriman(request.actor, pk, Wewenang.KIRIMAN_JALANKAN)
    lines = [b for s in baca.perhentian(row) for b in s.baris.all()]
    form = FormSelesai(request.POST or None, baris=lines)

    def kerja() -> None:
        services.selesaikan_kiriman(request.actor, row, kembali=form.kembali(), alasan=form.cleaned_data["alasan"])

    words = _("Setiap barang diterima, kembali, atau dijelaskan.")
    way = reverse("logistik:kiriman", args=[pk])
    return formulir(request, form, kerja, judul=_("Tutup kiriman"), ket=words, ke=way, tombol=_("Tutup kiriman"))


@perlu(Wewenang.TERIMA_CATAT)
@require_GET
def terima_daftar(request: HttpRequest) -> HttpResponse:
    """Stops that wait for a count; opened while there is a network, they can be filled in without one."""
    page = potong(baca.harus_diterima(request.actor), request.GET)
    return di_perangkat(render(request, "logistik/terima_daftar.html", {"halaman": page}))


@perlu(Wewenang.TERIMA_CATAT)
@require_http_methods(["GET", "POST"])
def terima(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_perhentian(request.actor, pk)
    form = FormTerima(request.POST or None, request.FILES or None, perhentian=row)

    def kerja() -> None:
        services.terima(request.actor, row, data=form.data_terima(), berkas=form.berkas())

    return formulir(
        request,
        form,
        kerja,
        judul=_("Serah terima di %s") % row.titik,
        ket=str(row.kiriman),
        ke=reverse("logistik:terima_daftar"),
        tombol=_("Catat penerimaan"),
        kabar=_("Penerimaan di %s tercatat.") % row.titik,
        template="logistik/terima.html",
        perhentian=row,
        luring=_("Serah terima di %s") % row.titik,
    )


@perlu(Wewenang.BUKTI_LIHAT)
@require_GET
def bukti(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu_bukti(request.actor, pk)
    return render(request, "logistik/bukti.html", {"p": row, "berkas": baca.bukti(request.actor, row)})
