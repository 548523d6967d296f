"""Collisions: the open ones, and one with its orders side by side and the decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.commands import Ditolak
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import TemuanKonflik
from poros.kernel.penugasan.queries.konflik import konflik_terbuka, konflik_terlihat
from poros.kernel.penugasan.wewenang import Wewenang, dapat_memutus
from poros.kernel.wewenang import fetch
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.pesan import kabari

from ..forms.putusan import Putusan
from ..queries.banding import sisi_lama, tandai
from .jawaban import tampilkan, tuntas


@perlu(Wewenang.KONFLIK_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    semua = request.GET.get("tampil") == "semua"
    rows = konflik_terlihat(request.actor) if semua else konflik_terbuka(request.actor)
    return render(request, "koordinasi/konflik_daftar.html", {"halaman": potong(rows, request.GET), "semua": semua})


@perlu(Wewenang.KONFLIK_LIHAT, Wewenang.KONFLIK_PUTUS)
@require_http_methods(["GET", "POST"])
def konflik(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request.actor
    form = Putusan(request.POST or None, initial={"keputusan": request.GET.get("keputusan", "")})
    if request.method == "POST" and form.is_valid():
        try:
            services.putuskan(actor, TemuanKonflik(pk=pk), **form.cleaned_data)
        except Ditolak as error:
            form.tolak(error)
        else:
            kabari(request, _("Keputusan disimpan; para penerbit diberi tahu."))
            return tuntas(request, reverse("koordinasi:konflik", args=[pk]))
    temuan = fetch(actor, Wewenang.KONFLIK_LIHAT, konflik_terlihat(actor), pk)
    return tampilkan(
        request,
        "koordinasi/konflik.html",
        form,
        k=temuan,
        sisi=tandai(sisi_lama(actor, temuan.arahan.values_list("pk", flat=True))),
        boleh_putus=temuan.diputus is None and dapat_memutus(actor, temuan.penengah_id),
    )
