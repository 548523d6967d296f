"""Speaking: situation reports, warnings, statements, rumours, promises, help asked for; reviews."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.wewenang import boleh, fetch
from poros.web.formulir import formulir, tindak
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari
from poros.web.unduhan import pdf

from .. import cetak, services
from ..forms.humas import (
    FormBantuan,
    FormJawaban,
    FormKontak,
    FormPeringatan,
    FormRumor,
    FormSiaran,
    FormSitrep,
    FormTinjauan,
)
from ..models import Kejadian, Kontak, MintaBantuan, Sitrep
from ..queries import humas as baca_humas
from ..queries import kejadian as baca
from ..rules.alur import StatusSitrep
from ..wewenang import Wewenang
from .kejadian import kepala

BUTIR = (
    Wewenang.SITREP_SUSUN,
    Wewenang.PERINGATAN,
    Wewenang.SIARAN,
    Wewenang.KONTAK,
    Wewenang.TINJAU,
    Wewenang.RUMOR,
    Wewenang.BANTUAN,
)


@perlu(Wewenang.LIHAT)
@require_GET
def kabar(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that was said, newest first."""
    row = baca.satu(request.actor, pk)
    isi = {
        **kepala(row, "kabar"),
        "sitrep": baca_humas.sitrep_terlihat(request.actor, row),
        "peringatan": row.peringatan.all()[:20],
        "siaran": row.siaran.all()[:20],
        "kontak": baca_humas.terbaru(row.kontak.all(), ~Q(janji="") & Q(ditepati=None)),
        "rumor": baca_humas.terbaru(row.rumor.select_related("jawaban"), Q(jawaban=None)),
        "bantuan": baca_humas.terbaru(row.bantuan.all(), Q(dijawab=None)),
        "tinjauan": row.tinjauan.all()[:20],
        "untuk_warga": baca_humas.untuk_warga(row),
        "boleh": {w.name for w in boleh(request.actor, row, *BUTIR)},
    }
    return render(request, "krisis/kabar.html", isi)


@perlu(Wewenang.SITREP_SUSUN)
@require_POST
def susun_sitrep(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.SITREP_SUSUN, Kejadian.objects.all(), pk)
    return tindak(
        request,
        lambda: services.susun_sitrep(request.actor, row),
        kabar=_("Konsep laporan situasi tersusun. Tulis keadaan umum, lalu sahkan."),
        ke=reverse("krisis:kabar", args=[pk]),
    )


@perlu(Wewenang.LIHAT, Wewenang.SITREP_UBAH)
@require_http_methods(["GET", "POST"])
def sitrep(request: HttpRequest, pk: int) -> HttpResponse:
    """One situation report; its draft is written here."""
    row = baca_humas.satu_sitrep(request.actor, pk)
    words = {"narasi": row.narasi, "kebutuhan": row.kebutuhan}
    form = FormSitrep(request.POST or None, initial=words)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.ubah_sitrep(request.actor, row, **form.cleaned_data)
            kabari(request, _("Konsep disimpan."))
            return redirect("krisis:sitrep", pk)
    granted = boleh(request.actor, row, Wewenang.SITREP_UBAH, Wewenang.SITREP_SAHKAN)
    draft = row.status == StatusSitrep.KONSEP
    isi = {
        **kepala(row.kejadian, "kabar"),
        "sitrep": row,
        "form": form if (draft or form.is_bound) and Wewenang.SITREP_UBAH in granted else None,
        "dapat_sahkan": draft and Wewenang.SITREP_SAHKAN in granted,
    }
    return render(request, "krisis/sitrep.html", isi, status=status(form))


@perlu(Wewenang.SITREP_SAHKAN)
@require_POST
def sahkan_sitrep(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.SITREP_SAHKAN, Sitrep.objects.all(), pk)
    return tindak(
        request,
        lambda: services.sahkan_sitrep(request.actor, row),
        kabar=_("Laporan situasi disahkan dan dibekukan."),
        ke=reverse("krisis:sitrep", args=[pk]),
    )


@perlu(Wewenang.LIHAT)
@require_GET
def sitrep_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca_humas.satu_sitrep(request.actor, pk)
    return pdf(cetak.sitrep(request.actor, row, request.tenant), f"sitrep {row.nomor} {row.kejadian.nama}")


@perlu(Wewenang.PERINGATAN)
@require_http_methods(["GET", "POST"])
def peringatan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.PERINGATAN, Kejadian.objects.all(), pk)
    form = FormPeringatan(request.POST or None, kejadian=row)
    return formulir(
        request,
        form,
        lambda: services.terbitkan_peringatan(request.actor, row, data=form.data_peringatan()),
        judul=_("Terbitkan peringatan"),
        ket=_("Keluar sebagai CAP 1.2 dan di halaman warga. Latihan bertanda Exercise dan tidak tampil untuk warga."),
        tombol=_("Terbitkan"),
        ke=reverse("krisis:kabar", args=[pk]),
        kabar=_("Peringatan terbit."),
    )


@perlu(Wewenang.LIHAT)
@require_GET
def peringatan_xml(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca_humas.satu_peringatan(request.actor, pk)
    return HttpResponse(row.xml, content_type="application/cap+xml; charset=utf-8")


@perlu(Wewenang.SIARAN)
@require_http_methods(["GET", "POST"])
def siaran(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.SIARAN, Kejadian.objects.all(), pk)
    form = FormSiaran(request.POST or None, kejadian=row)
    return formulir(
        request,
        form,
        lambda: services.siarkan(request.actor, row, data=form.data_siaran()),
        judul=_("Siaran"),
        ket=_("Angka yang sudah disahkan dibekukan bersama kalimatnya, dengan waktu dan sumber."),
        tombol=_("Terbitkan"),
        ke=reverse("krisis:kabar", args=[pk]),
        kabar=_("Siaran terbit."),
    )


@perlu(Wewenang.KONTAK)
@require_http_methods(["GET", "POST"])
def kontak(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.KONTAK, Kejadian.objects.all(), pk)
    form = FormKontak(request.POST or None, kejadian=row)
    return formulir(
        request,
        form,
        lambda: services.catat_kontak(request.actor, row, data=form.data_kontak()),
        judul=_("Catat pembicaraan"),
        ket=_("Wartawan, instansi, perusahaan; janji dicatat bersama batas waktunya."),
        tombol=_("Simpan"),
        ke=reverse("krisis:kabar", args=[pk]),
        kabar=_("Pembicaraan dicatat."),
    )


@perlu(Wewenang.KONTAK_TEPATI)
@require_POST
def tepati(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.KONTAK_TEPATI, Kontak.objects.all(), pk)
    return tindak(
        request,
        lambda: services.tepati(request.actor, row),
        kabar=_("Janji ditepati."),
        ke=reverse("krisis:kabar", args=[row.kejadian_id]),
    )


@perlu(Wewenang.RUMOR)
@require_http_methods(["GET", "POST"])
def rumor(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.RUMOR, Kejadian.objects.all(), pk)
    form = FormRumor(request.POST or None, kejadian=row)
    return formulir(
        request,
        form,
        lambda: services.catat_rumor(request.actor, row, data=form.data_rumor()),
        judul=_("Catat kabar yang beredar"),
        ket=_("Juru bicara menjawabnya dengan siaran."),
        tombol=_("Simpan"),
        ke=reverse("krisis:kabar", args=[pk]),
        kabar=_("Kabar dicatat."),
    )


@perlu(Wewenang.BANTUAN)
@require_http_methods(["GET", "POST"])
def bantuan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.BANTUAN, Kejadian.objects.all(), pk)
    form = FormBantuan(request.POST or None)
    return formulir(
        request,
        form,
        lambda: services.minta_bantuan(request.actor, row, data=form.data_bantuan()),
        judul=_("Minta bantuan"),
        ket=_("Konsep suratnya dibuat dengan angka yang sudah diperiksa, lalu ditandatangani seperti surat lain."),
        tombol=_("Buat surat permohonan"),
        ke=reverse("krisis:kabar", args=[pk]),
        kabar=_("Permintaan dicatat."),
    )


@perlu(Wewenang.BANTUAN_JAWAB)
@require_http_methods(["GET", "POST"])
def jawab_bantuan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.BANTUAN_JAWAB, MintaBantuan.objects.select_related("kejadian"), pk)
    form = FormJawaban(request.POST or None)
    return formulir(
        request,
        form,
        lambda: services.jawab_bantuan(request.actor, row, **form.cleaned_data),
        judul=_("Jawaban atas permintaan bantuan"),
        ket=str(row),
        tombol=_("Simpan jawaban"),
        ke=reverse("krisis:kabar", args=[row.kejadian_id]),
        kabar=_("Jawaban dicatat."),
    )


@perlu(Wewenang.TINJAU)
@require_http_methods(["GET", "POST"])
def tinjauan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.TINJAU, Kejadian.objects.all(), pk)
    form = FormTinjauan(request.POST or None, actor=request.actor, kejadian=row)
    return formulir(
        request,
        form,
        lambda: services.tinjau(request.actor, row, data=form.data_tinjauan()),
        judul=_("Tinjauan"),
        ket=_("Jam, dampak setiap klaster, putusan, keadilan pembagian, dan uang dikumpulkan sendiri oleh Poros."),
        tombol=_("Simpan tinjauan"),
        ke=reverse("krisis:kabar", args=[pk]),
        kabar=_("Tinjauan dicatat."),
    )
