"""The list of letters, the choice of a form, the book of numbers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.penomoran.models import BlokNomor
from poros.web.halaman import hitung, kursor, potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen, ke, status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.jalur import FormBlok, FormLepasBlok, FormSaring
from ..labels import KELAS
from ..queries import naskah as baca
from ..queries import nomor as baca_nomor
from ..queries.bentuk import bentuk_aktif
from ..wewenang import Wewenang

ASAL = ("surat", "mengubah", "mencabut")


@perlu(Wewenang.LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    forms = bentuk_aktif(request.actor)
    form = FormSaring(request.GET, bentuk=list(forms.values_list("kode", "nama")))
    rows = baca.saring(request.actor, form.saringan())
    page = potong(rows, request.GET)
    isi = {"saring": form, "halaman": page, "jumlah": hitung(rows, page), "kotak": form.saringan().kotak}
    return render(request, "naskah/daftar.html" + ("#daftar" if fragmen(request) else ""), isi)


@perlu(Wewenang.BUAT)
@require_GET
def pilih(request: HttpRequest) -> HttpResponse:
    """Choose the form; what the letter answers, amends or revokes goes along in the address."""
    rows = list(bentuk_aktif(request.actor))
    groups = [(nama, [r for r in rows if r.kelas == kelas]) for kelas, nama in KELAS.items()]
    known = {name: kursor(request.GET.get(name)) for name in ASAL}
    query = "&".join(f"{name}={pk}" for name, pk in known.items() if pk)
    return render(request, "naskah/pilih.html", {"kelompok": [g for g in groups if g[1]], "kueri": query})


@perlu(Wewenang.BLOK_PESAN)
@require_GET
def nomor(request: HttpRequest) -> HttpResponse:
    """The registers of one's own office, one of them open."""
    registers = baca_nomor.register_terlihat(request.actor)
    kode = request.GET.get("register") or (registers[0].kode if registers else "")
    tahun = kursor(request.GET.get("tahun")) or timezone.localdate().year
    book = baca_nomor.buku(request.actor, kode, min(tahun, 2200)) if kode else None
    if kode and book is None:
        raise Http404
    return render(request, "naskah/nomor.html", {"register": registers, "buku": book, "form": FormBlok()})


@perlu(Wewenang.BLOK_LEPAS)
def lepas_blok(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why what is left of a block is not used."""
    row = BlokNomor.objects.select_related("register").filter(pk=pk, unit_id=request.actor.unit_id).first()
    if row is None:
        raise Http404
    form = FormLepasBlok(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            unit = Unit(pk=request.actor.unit_id)
            n = services.lepas_blok(request.actor, unit, blok=pk, alasan=form.cleaned_data["alasan"])
            kabari(request, _("%(n)s nomor dinyatakan tidak dipakai.") % {"n": n})
            return ke(request, f"{reverse('naskah:nomor')}?register={row.register.kode}&tahun={row.tahun}")
    isi = {"form": form, "blok": row, "sisa": baca_nomor.sisa_blok(row)}
    return render(request, "naskah/lepas_blok.html", isi, status=status(form))


@perlu(Wewenang.BLOK_PESAN)
@require_POST
def blok(request: HttpRequest) -> HttpResponse:
    form = FormBlok(request.POST)
    if form.is_valid():
        with tampung(form):
            made = services.pesan_blok(request.actor, Unit(pk=request.actor.unit_id), **form.cleaned_data)
            kabari(
                request, _("Nomor %(dari)s sampai %(sampai)s disisihkan.") % {"dari": made.dari, "sampai": made.sampai}
            )
            return ke(request, f"{reverse('naskah:nomor')}?register={made.register.kode}")
    isi = {"register": baca_nomor.register_terlihat(request.actor), "buku": None, "form": form}
    return render(request, "naskah/nomor.html", isi, status=status(form))
