"""Signing in: the code on the screen, the page behind it, one's own button, and the officer at the door."""

from secrets import token_urlsafe

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.commands import Ditolak
from poros.kernel.penugasan.rules import TERTUTUP
from poros.kernel.tandatangan.alamat import pangkal
from poros.web.izin import perlu, terbuka
from poros.web.jawab import di_perangkat, status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.hadir import FormPeserta, FormTamu
from ..models import Rapat
from ..queries import rapat as baca
from ..rules.alur import Hadir
from ..rules.hadir import kode_berlaku, kode_hadir
from ..services.hadir import tamu_hadir
from ..values import DataTamu
from ..wewenang import Wewenang
from .laju import terlalu_cepat


@perlu(Wewenang.DAFTAR_HADIR)
@never_cache
@require_GET
def layar(request: HttpRequest, pk: int) -> HttpResponse:
    """For the screen in the hall: the code of this minute, and how many have come."""
    row = baca.satu(request.actor, pk, Wewenang.DAFTAR_HADIR)
    kode = kode_hadir(row.kunci, int(timezone.now().timestamp()))
    alamat = pangkal() + reverse("rapat:pindai", args=[row.kunci, kode])
    there = row.peserta.filter(hadir__isnull=False).count()
    isi = {
        "rapat": row,
        "qr": segno.make(alamat, error="m").svg_data_uri(scale=8, border=3, light="white"),
        "alamat": alamat,
        "hadir": there,
        "semua": row.peserta.count(),
    }
    template = "rapat/layar.html#kode" if "HX-Request" in request.headers else "rapat/layar.html"
    return render(request, template, isi)


@terbuka(
    "whoever is in the hall signs in by the code on the screen, which changes every minute; guests have no account"
)
@never_cache
@require_http_methods(["GET", "POST"])
def pindai(request: HttpRequest, tanda: str, kode: str) -> HttpResponse:
    """An official who is signed in presses once; a guest gives name and house. A closed meeting knows no guests."""
    row = Rapat.objects.filter(kunci=tanda).first()
    if row is None:
        raise Http404
    fresh = kode_berlaku(row.kunci, kode, int(timezone.now().timestamp()))
    if request.actor and row.peserta.filter(jabatan_id=request.actor.jabatan_id).exists():
        return _pejabat(request, row, segar=fresh)
    if row.kerahasiaan in TERTUTUP:
        raise Http404
    if terlalu_cepat(request):
        return HttpResponse(_("Terlalu banyak kiriman. Coba lagi sebentar."), status=429)
    form = FormTamu(request.POST or None, initial={"kunci": token_urlsafe(16)})
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            guest = tamu_hadir(row, kode, DataTamu(**form.cleaned_data))
            return render(request, "rapat/publik/tercatat.html", {"rapat": row, "tamu": guest})
    isi = {"rapat": row, "form": form, "segar": fresh}
    return render(request, "rapat/publik/hadir.html", isi, status=status(form))


def _pejabat(request: HttpRequest, row: Rapat, *, segar: bool) -> HttpResponse:
    if request.method == "POST":
        if not segar:
            raise Ditolak(_("Kode di layar sudah berganti. Pindai sekali lagi."))
        services.hadir(request.actor, row, cara=Hadir.QR)
        kabari(request, _("Kehadiran Anda tercatat."))
        return redirect("rapat:rapat", row.pk)
    return render(request, "rapat/pindai.html", {"rapat": row, "segar": segar})


@perlu(Wewenang.HADIR)
@require_POST
def hadir(request: HttpRequest, pk: int) -> HttpResponse:
    """From the meeting's own page, which is on the device; pressed without a network it is sent later."""
    row = baca.satu(request.actor, pk, Wewenang.HADIR)
    services.hadir(request.actor, row)
    kabari(request, _("Kehadiran Anda tercatat."))
    return redirect("rapat:rapat", pk)


@perlu(Wewenang.DAFTAR_HADIR)
@require_http_methods(["GET", "POST"])
def daftar(request: HttpRequest, pk: int) -> HttpResponse:
    """The officer at the door ticks who has come; the page works without a network too."""
    row = baca.satu(request.actor, pk, Wewenang.DAFTAR_HADIR)
    guests = list(row.peserta.select_related("jabatan"))
    form = FormPeserta(request.POST or None, semua=guests)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            n = services.catat_hadir(request.actor, row, peserta=form.cleaned_data["peserta"])
            kabari(request, _("%(n)s orang dicatat hadir.") % {"n": n})
            return redirect("rapat:daftar_hadir", pk)
    tamu = FormTamu(initial={"kunci": token_urlsafe(16)}, auto_id="id_tamu_%s")
    isi = {"rapat": row, "form": form, "tamu": tamu, "sudah": [p for p in guests if p.hadir]}
    response = render(request, "rapat/daftar_hadir.html", isi, status=status(form))
    return response if row.kerahasiaan in TERTUTUP or request.method == "POST" else di_perangkat(response)


@perlu(Wewenang.DAFTAR_HADIR)
@require_POST
def tamu(request: HttpRequest, pk: int) -> HttpResponse:
    """A guest whom the officer writes down."""
    row = baca.satu(request.actor, pk, Wewenang.DAFTAR_HADIR)
    form = FormTamu(request.POST)
    if not form.is_valid():
        raise Ditolak(_("Tulis nama tamunya."), "nama")
    services.tambah_tamu(request.actor, row, tamu=DataTamu(**form.cleaned_data))
    kabari(request, _("Tamu dicatat."))
    return redirect("rapat:daftar_hadir", pk)
