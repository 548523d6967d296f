"""Orders: what one has ordered, one order with its units, giving a new one, taking it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.labels import KEPUTUSAN
from poros.kernel.penugasan.models import Arahan
from poros.kernel.penugasan.queries.arahan import capaian, halaman_arahan
from poros.kernel.penugasan.queries.konflik import Tabrakan
from poros.kernel.penugasan.queries.konflik import periksa as cari_tabrakan
from poros.kernel.penugasan.wewenang import Wewenang
from poros.kernel.wewenang import fetch
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.pesan import kabari

from ..forms.arahan import FormulirArahan
from ..forms.putusan import Penarikan
from ..forms.unit import daftar_unit
from ..queries.banding import banding
from .jawaban import SALAH, tampilkan, tuntas


@perlu(Wewenang.ARAHAN_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """What this office has ordered and how far it is."""
    halaman = potong(queries.arahan_diterbitkan(request.actor), request.GET)
    isi = {"halaman": halaman, "capaian": capaian(halaman.isi, timezone.now())}
    return render(request, "koordinasi/arahan_daftar.html", isi)


@perlu(Wewenang.ARAHAN_LIHAT)
@require_GET
def arahan(request: HttpRequest, pk: int) -> HttpResponse:
    found = halaman_arahan(request.actor, pk, timezone.now())
    return render(request, "koordinasi/arahan.html", {"h": found, "a": found.arahan, "form": Penarikan()})


@perlu(Wewenang.TERBITKAN)
@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Write an order and issue it; what it collides with is shown before it goes out."""
    unit = fetch(request.actor, Wewenang.TERBITKAN, Unit.objects.all(), request.actor.unit_id)
    form = FormulirArahan(request.actor, request.POST if request.method == "POST" else None)
    tabrakan: tuple[Tabrakan, ...] = ()
    if request.method == "POST" and not form.minta_baris and form.is_valid():
        try:
            issued = services.terbitkan(
                request.actor, unit, rincian=form.rincian(), kepada=form.kepada(), pilihan=form.pilihan()
            )
        except services.BelumDilihat as unseen:
            tabrakan = unseen.tabrakan
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Arahan terkirim kepada %(n)s unit.") % {"n": len(form.kepada())})
            return tuntas(request, reverse("koordinasi:arahan", args=[issued.pk]))
    shown = banding(request.actor, form.rincian(), form.kepada(), tabrakan) if tabrakan else []
    isi = {"f": form, "banding": shown, "daftar_unit": daftar_unit(request.actor), "keputusan": KEPUTUSAN.items()}
    again = request.method == "POST" and not form.minta_baris
    return render(request, "koordinasi/arahan_baru.html", isi, status=SALAH if again else 200)


@perlu(Wewenang.TERBITKAN)
@require_POST
def periksa(request: HttpRequest) -> HttpResponse:
    """The same check while one writes: a fragment, nothing is stored."""
    form = FormulirArahan(request.actor, request.POST)
    isi = {"lengkap": form.is_valid(), "banding": [], "keputusan": KEPUTUSAN.items(), "diperiksa": True}
    if isi["lengkap"]:
        rincian, kepada = form.rincian(), form.kepada()
        isi["dapat"] = rincian.dapat_diperiksa
        isi["banding"] = banding(request.actor, rincian, kepada, cari_tabrakan(request.actor, rincian, kepada))
    return render(request, "koordinasi/_tabrakan.html", isi)


@perlu(Wewenang.ARAHAN_TARIK)
@require_http_methods(["GET", "POST"])
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    form = Penarikan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.tarik(request.actor, Arahan(pk=pk), alasan=form.cleaned_data["alasan"])
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Arahan ditarik; unit penerima diberi tahu."))
            return tuntas(request, reverse("koordinasi:arahan", args=[pk]))
    found = halaman_arahan(request.actor, pk, timezone.now(), Wewenang.ARAHAN_TARIK)
    return tampilkan(request, "koordinasi/tarik.html", form, h=found, a=found.arahan)
