"""From the field: figures, areas and the map, places, people by name."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, may, visible
from poros.web.formulir import formulir, tindak
from poros.web.izin import perlu
from poros.web.unduhan import tabel

from .. import ekspor, services
from ..forms.lapangan import FormAngka, FormKorban, FormTempat
from ..labels import UKURAN
from ..models import Area, Kejadian, LapisanPeta, Tempat
from ..queries import angka as baca_angka
from ..queries import kejadian as baca
from ..queries import peta
from ..wewenang import Wewenang
from .kejadian import kepala

BUTIR = (
    Wewenang.ANGKA_CATAT,
    Wewenang.ANGKA_SAHKAN,
    Wewenang.AREA_GAMBAR,
    Wewenang.KORBAN_BUKA,
    Wewenang.RUSAK_CATAT,
)


@perlu(Wewenang.LIHAT)
@require_GET
def lapangan(request: HttpRequest, pk: int) -> HttpResponse:
    """Figures by place with their history, areas with what lies in them, the map."""
    row = baca.satu(request.actor, pk)
    entries = baca_angka.semua(row.pk)
    isi = {
        **kepala(row, "lapangan"),
        "angka": baca_angka.per_tempat(entries),
        "riwayat": entries[::-1][:30],
        "area": peta.isi_area(row),
        "ukuran": UKURAN,
        "sumber": "; ".join(LapisanPeta.objects.values_list("sumber", flat=True)),
        "boleh": {w.name for w in boleh(request.actor, row, *BUTIR)},
    }
    return render(request, "krisis/lapangan.html", isi)


@perlu(Wewenang.ANGKA_CATAT)
@require_http_methods(["GET", "POST"])
def angka(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.ANGKA_CATAT, Kejadian.objects.all(), pk)
    form = FormAngka(request.POST or None, kejadian=row, boleh_sahkan=may(request.actor, Wewenang.ANGKA_SAHKAN, row))
    return formulir(
        request,
        form,
        lambda: services.catat_angka(request.actor, row, data=form.data_angka()),
        judul=_("Catat angka"),
        ket=_("Angka lama tidak dihapus: yang terbaru untuk setiap tempat yang dihitung."),
        tombol=_("Simpan angka"),
        ke=reverse("krisis:lapangan", args=[pk]),
        kabar=_("Angka dicatat."),
        luring=_("Angka: %(kejadian)s") % {"kejadian": row},
    )


@perlu(Wewenang.ANGKA_SAHKAN)
@require_POST
def sahkan(request: HttpRequest, pk: int, nomor: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.ANGKA_SAHKAN, Kejadian.objects.all(), pk)
    return tindak(
        request,
        lambda: services.sahkan_angka(request.actor, row, angka_id=nomor),
        kabar=_("Angka disahkan."),
        ke=reverse("krisis:lapangan", args=[pk]),
    )


@perlu(Wewenang.LIHAT)
@require_GET
def angka_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The figures as a table with HXL tags."""
    row = baca.satu(request.actor, pk)
    return tabel("csv", f"angka {row.pk}", ekspor.judul_angka(), ekspor.angka(row, baca_angka.semua(row.pk)))


@perlu(Wewenang.AREA_CABUT)
@require_POST
def cabut_area(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.AREA_CABUT, Area.objects.all(), pk)
    return tindak(
        request,
        lambda: services.cabut_area(request.actor, row),
        kabar=_("Area tidak berlaku lagi."),
        ke=reverse("krisis:lapangan", args=[row.kejadian_id]),
    )


@perlu(Wewenang.LIHAT)
@require_GET
def tempat(request: HttpRequest) -> HttpResponse:
    mine = visible(request.actor, Wewenang.TEMPAT_UBAH, Tempat.objects.filter(pk=OuterRef("pk")))
    rows = Tempat.objects.select_related("unit").annotate(dapat_diubah=Exists(mine))
    isi = {"tempat": rows, "boleh": may(request.actor, Wewenang.TEMPAT_TAMBAH, Unit(pk=request.actor.unit_id))}
    return render(request, "krisis/tempat.html", isi)


@perlu(Wewenang.TEMPAT_TAMBAH)
@require_http_methods(["GET", "POST"])
def tambah_tempat(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.TEMPAT_TAMBAH, Unit.objects.all(), request.actor.unit_id)
    form = FormTempat(request.POST or None)
    return formulir(
        request,
        form,
        lambda: services.tambah_tempat(request.actor, unit, data=form.data_tempat()),
        judul=_("Tambah tempat"),
        tombol=_("Simpan tempat"),
        ke=reverse("krisis:tempat"),
        kabar=_("Tempat ditambahkan."),
    )


@perlu(Wewenang.TEMPAT_UBAH)
@require_http_methods(["GET", "POST"])
def ubah_tempat(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.TEMPAT_UBAH, Tempat.objects.all(), pk)
    form = FormTempat(request.POST or None, initial={n: getattr(row, n) for n in FormTempat.base_fields})
    return formulir(
        request,
        form,
        lambda: services.ubah_tempat(request.actor, row, data=form.data_tempat()),
        judul=_("Ubah tempat"),
        tombol=_("Simpan tempat"),
        ke=reverse("krisis:tempat"),
        kabar=_("Tempat disimpan."),
    )


@perlu(Wewenang.KORBAN_BUKA)
@require_GET
def korban(request: HttpRequest, pk: int) -> HttpResponse:
    """People by name: opening this page is an act and leaves a line in the trail."""
    row = fetch(request.actor, Wewenang.KORBAN_BUKA, Kejadian.objects.all(), pk)
    isi = {**kepala(row, "lapangan"), "korban": services.buka_korban(request.actor, row)}
    return render(request, "krisis/korban.html", isi)


@perlu(Wewenang.KORBAN_CATAT)
@require_http_methods(["GET", "POST"])
def catat_korban(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.KORBAN_CATAT, Kejadian.objects.all(), pk)
    form = FormKorban(request.POST or None)
    return formulir(
        request,
        form,
        lambda: services.catat_korban(request.actor, row, data=form.data_korban()),
        judul=_("Catat korban"),
        ket=_("Hanya terbuka bagi yang menangani korban; setiap pembacaan tercatat."),
        tombol=_("Simpan"),
        ke=reverse("krisis:korban", args=[pk]),
        kabar=_("Korban dicatat."),
    )
