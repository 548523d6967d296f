"""What comes after what: offering orders while one types, laying a sequence down, taking it back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.commands import Ditolak
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan
from poros.kernel.penugasan.queries import cari_arahan
from poros.kernel.penugasan.queries.arahan import halaman_arahan
from poros.kernel.penugasan.queries.konflik import Tabrakan
from poros.kernel.penugasan.wewenang import Wewenang
from poros.web.izin import perlu
from poros.web.pesan import kabari

from ..forms.urutan import Pencabutan, Urutan, sebut
from .jawaban import tampilkan, tuntas

BANYAK = 8


@perlu(Wewenang.ARAHAN_LIHAT)
@require_GET
def cari(request: HttpRequest) -> HttpResponse:
    """Options for the order that is being typed, in whichever field."""
    words = next(iter(request.GET.values()), "")
    found = cari_arahan(request.actor, words.split("·", 1)[0], BANYAK) if words.strip() else []
    return render(request, "koordinasi/_arahan_pilihan.html", {"pilihan": [sebut(row) for row in found]})


@perlu(Wewenang.ARAHAN_URUTKAN)
@require_http_methods(["GET", "POST"])
def urutan(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay down what an order comes after; what would be impossible in time is shown before it is kept."""
    form = Urutan(request.actor, request.POST or None)
    mustahil: tuple[Tabrakan, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            setelah = form.setelah()
            services.urutkan(request.actor, Arahan(pk=pk), setelah=[setelah] if setelah else [], pilihan=form.pilihan())
        except services.BelumDilihat as unseen:
            mustahil = unseen.tabrakan
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Urutan disimpan; penerbit arahan pendahulu diberi tahu."))
            return tuntas(request, reverse("koordinasi:arahan", args=[pk]))
    found = halaman_arahan(request.actor, pk, timezone.now(), Wewenang.ARAHAN_URUTKAN)
    return tampilkan(request, "koordinasi/urutan.html", form, h=found, a=found.arahan, mustahil=mustahil)


@perlu(Wewenang.ARAHAN_LEPAS)
@require_http_methods(["GET", "POST"])
def cabut(request: HttpRequest, pk: int, sebelum: int) -> HttpResponse:
    form = Pencabutan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.cabut_urutan(request.actor, Arahan(pk=pk), sebelum_id=sebelum, **form.cleaned_data)
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Arahan ini tidak lagi menunggu arahan itu."))
            return tuntas(request, reverse("koordinasi:arahan", args=[pk]))
    found = halaman_arahan(request.actor, pk, timezone.now(), Wewenang.ARAHAN_LEPAS)
    row = next((u for u in found.setelah if u.sebelum_id == sebelum), None)
    if row is None:
        raise Http404
    return tampilkan(request, "koordinasi/urutan_cabut.html", form, h=found, a=found.arahan, u=row)
