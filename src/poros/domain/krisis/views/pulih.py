"""Recovery: damage as it is recorded, need as it grows, the plan, its hand-over."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.berkas.queries import tautan
from poros.kernel.wewenang import boleh, fetch
from poros.web.formulir import formulir, tindak
from poros.web.izin import perlu
from poros.web.unduhan import pdf, tabel

from .. import cetak, ekspor, services
from ..forms.pulih import FormAnggota, FormKegiatan, FormKerja, FormKerusakan
from ..labels import SEKTOR, SUMBER_DANA
from ..models import AnggotaTim, KegiatanR3P, Kejadian, KerjaPulih, Kerusakan
from ..queries import kejadian as baca
from ..queries import parameter
from ..queries import pulih as baca_pulih
from ..rules.pulih import SumberDana
from ..wewenang import OBJEK_KERUSAKAN, Wewenang, unit_kerja
from .kejadian import kepala

TABEL = ("csv", "xlsx")


@perlu(Wewenang.LIHAT)
@require_GET
def pulih(request: HttpRequest, pk: int) -> HttpResponse:
    """Damage, need by sector, and the plan with its sums both ways."""
    row = baca.satu(request.actor, pk)
    damage, lines, steps = baca_pulih.kerusakan(row), baca_pulih.kegiatan(row), baca_pulih.kerja(row)
    by_source, by_year = baca_pulih.tabel(lines, "sumber"), baca_pulih.tabel(lines, "tahun")
    isi = {
        **kepala(row, "pulih"),
        "kerusakan": damage,
        "tim": baca_pulih.tim(row),
        "kerja": steps,
        "kerja_menunggu": sum(s.perintah_id is None for s in steps),
        "kebutuhan": [(SEKTOR[s], n) for s, n in baca_pulih.kebutuhan(damage).items()],
        "kegiatan": lines,
        "silang": [
            (_("Menurut sumber dana"), [SUMBER_DANA[SumberDana(k)] for k in by_source.kolom], by_source),
            (_("Menurut tahun"), by_year.kolom, by_year),
        ],
        "sektor": SEKTOR,
        "keluarga": unit_kerja(request.actor),
        "patokan": parameter.patokan().sumber,
        "boleh": {w.name for w in boleh(request.actor, row, Wewenang.RUSAK_CATAT, Wewenang.R3P_SUSUN)},
    }
    return render(request, "krisis/pulih.html", isi)


@perlu(Wewenang.RUSAK_CATAT)
@require_http_methods(["GET", "POST"])
def kerusakan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.RUSAK_CATAT, Kejadian.objects.all(), pk)
    form = FormKerusakan(request.POST or None, request.FILES or None)
    return formulir(
        request,
        form,
        lambda: services.catat_kerusakan(request.actor, row, data=form.data_kerusakan(), foto=form.berkas()),
        template="krisis/kerusakan.html",
        judul=_("Catat kerusakan"),
        ket=_("Dasar kebutuhan pemulihan sejak hari pertama."),
        tombol=_("Simpan kerusakan"),
        ke=reverse("krisis:pulih", args=[pk]),
        kabar=_("Kerusakan dicatat."),
        luring=_("Kerusakan: %(kejadian)s") % {"kejadian": row},
    )


@perlu(Wewenang.RUSAK_LIHAT)
@require_GET
def rusak(request: HttpRequest, pk: int) -> HttpResponse:
    """One record with its place and pictures."""
    row = fetch(request.actor, Wewenang.RUSAK_LIHAT, Kerusakan.objects.select_related("kejadian", "unit"), pk)
    isi = {**kepala(row.kejadian, "pulih"), "k": row, "foto": tautan(request.actor, OBJEK_KERUSAKAN, pk)}
    return render(request, "krisis/rusak.html", isi)


@perlu(Wewenang.RUSAK_CABUT)
@require_POST
def cabut_kerusakan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.RUSAK_CABUT, Kerusakan.objects.all(), pk)
    return tindak(
        request,
        lambda: services.cabut_kerusakan(request.actor, row),
        kabar=_("Catatan kerusakan dicabut."),
        ke=reverse("krisis:pulih", args=[row.kejadian_id]),
    )


@perlu(Wewenang.R3P_SUSUN)
@require_POST
def susun(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.R3P_SUSUN, Kejadian.objects.all(), pk)
    return tindak(
        request,
        lambda: services.susun_r3p(request.actor, row),
        kabar=_("Rancangan R3P tersusun dari catatan kerusakan."),
        ke=reverse("krisis:pulih", args=[pk]),
    )


@perlu(Wewenang.R3P_SUSUN)
@require_http_methods(["GET", "POST"])
def tambah(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.R3P_SUSUN, Kejadian.objects.all(), pk)
    form = FormKegiatan(request.POST or None, actor=request.actor, kejadian=row)
    return formulir(
        request,
        form,
        lambda: services.tambah_kegiatan(request.actor, row, data=form.data_kegiatan()),
        judul=_("Tambah kegiatan pemulihan"),
        tombol=_("Simpan kegiatan"),
        ke=reverse("krisis:pulih", args=[pk]),
        kabar=_("Kegiatan ditambahkan."),
    )


@perlu(Wewenang.R3P_HAPUS)
@require_POST
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.R3P_HAPUS, KegiatanR3P.objects.all(), pk)
    return tindak(
        request,
        lambda: services.hapus_kegiatan(request.actor, row),
        kabar=_("Kegiatan dihapus dari rancangan."),
        ke=reverse("krisis:pulih", args=[row.kejadian_id]),
    )


@perlu(Wewenang.R3P_SERAHKAN)
@require_POST
def serahkan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.R3P_SERAHKAN, Kejadian.objects.all(), pk)
    return tindak(
        request,
        lambda: services.serahkan_r3p(request.actor, row),
        kabar=_("Rancangan diserahkan kepada perencanaan dan anggaran sebagai penugasan."),
        ke=reverse("krisis:pulih", args=[pk]),
    )


@perlu(Wewenang.R3P_SUSUN)
@require_http_methods(["GET", "POST"])
def anggota(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.R3P_SUSUN, Kejadian.objects.all(), pk)
    form = FormAnggota(request.POST or None)
    return formulir(
        request,
        form,
        lambda: services.tambah_anggota(request.actor, row, data=form.data_anggota()),
        judul=_("Tambah anggota tim pemulihan"),
        tombol=_("Simpan anggota"),
        ke=reverse("krisis:pulih", args=[pk]),
        kabar=_("Anggota tim ditambahkan."),
    )


@perlu(Wewenang.TIM_LEPAS)
@require_POST
def lepas_anggota(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.TIM_LEPAS, AnggotaTim.objects.all(), pk)
    return tindak(
        request,
        lambda: services.lepas_anggota(request.actor, row),
        kabar=_("Anggota dilepas dari tim."),
        ke=reverse("krisis:pulih", args=[row.kejadian_id]),
    )


@perlu(Wewenang.R3P_SUSUN)
@require_POST
def susun_kerja(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.R3P_SUSUN, Kejadian.objects.all(), pk)
    return tindak(
        request,
        lambda: services.susun_kerja(request.actor, row),
        kabar=_("Rencana kerja tersusun. Periksa harinya, lalu kirim."),
        ke=reverse("krisis:pulih", args=[pk]),
    )


@perlu(Wewenang.R3P_SUSUN)
@require_http_methods(["GET", "POST"])
def kerja(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.R3P_SUSUN, Kejadian.objects.all(), pk)
    form = FormKerja(request.POST or None, actor=request.actor, kejadian=row)
    return formulir(
        request,
        form,
        lambda: services.tambah_kerja(request.actor, row, data=form.data_kerja()),
        judul=_("Tambah langkah kerja"),
        tombol=_("Simpan langkah"),
        ke=reverse("krisis:pulih", args=[pk]),
        kabar=_("Langkah kerja ditambahkan."),
    )


@perlu(Wewenang.KERJA_HAPUS)
@require_POST
def hapus_kerja(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.KERJA_HAPUS, KerjaPulih.objects.all(), pk)
    return tindak(
        request,
        lambda: services.hapus_kerja(request.actor, row),
        kabar=_("Langkah kerja dihapus."),
        ke=reverse("krisis:pulih", args=[row.kejadian_id]),
    )


@perlu(Wewenang.R3P_SERAHKAN)
@require_POST
def kirim_kerja(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.R3P_SERAHKAN, Kejadian.objects.all(), pk)
    return tindak(
        request,
        lambda: services.kirim_kerja(request.actor, row),
        kabar=_("Langkah kerja dikirim sebagai penugasan."),
        ke=reverse("krisis:pulih", args=[pk]),
    )


@perlu(Wewenang.LIHAT)
@require_GET
def unduh(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """The plan as PDF, or as a table with HXL tags."""
    row = baca.satu(request.actor, pk)
    lines = baca_pulih.kegiatan(row)
    if bentuk == "pdf":
        return pdf(cetak.r3p(request.actor, row, request.tenant), f"r3p {row.nama}")
    if bentuk not in TABEL:
        raise Http404
    return tabel(bentuk, "r3p", ekspor.judul_r3p(), ekspor.r3p(row, lines))
