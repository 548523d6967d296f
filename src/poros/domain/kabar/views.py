"""The bell, the list, and the way from a notice to its thing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from poros.kernel.organisasi.models import Orang
from poros.kernel.pemberitahuan import queries, services
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.pemberitahuan.wewenang import Wewenang
from poros.web.halaman import kursor
from poros.web.izin import perlu


@perlu(Wewenang.BACA)
def daftar(request: HttpRequest) -> HttpResponse:
    """My notices, newest first; `?belum=1` only those not read yet."""
    hanya_belum = request.GET.get("belum") == "1"
    sebelum = kursor(request.GET.get("sesudah"))
    found = queries.daftar(request.actor, sebelum=sebelum, hanya_belum=hanya_belum, banyak=queries.SEHALAMAN + 1)
    rows = found[: queries.SEHALAMAN]
    sesudah = rows[-1].id if len(found) > len(rows) else None
    return render(request, "kabar/daftar.html", {"kabar": rows, "sesudah": sesudah, "hanya_belum": hanya_belum})


@perlu(Wewenang.BACA)
def jumlah(request: HttpRequest) -> HttpResponse:
    """The figure on the bell, fetched after the page so that no page waits for it."""
    n = queries.belum_dibaca(request.actor)
    angka = f"{queries.PALING_BANYAK}+" if n > queries.PALING_BANYAK else n
    kata = ngettext("%(n)s belum dibaca", "%(n)s belum dibaca", n) % {"n": angka}
    return render(request, "kabar/jumlah.html", {"jumlah": n, "kata": kata})


@require_POST
@perlu(Wewenang.BACA)
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one as read and go to what it tells of."""
    kabar = services.tandai_dibaca(request.actor, Pemberitahuan(pk=pk))
    return redirect(queries.url_objek(kabar.objek, kabar.objek_id) or "pemberitahuan:daftar")


@require_POST
@perlu(Wewenang.BACA_SEMUA)
def baca_semua(request: HttpRequest) -> HttpResponse:
    """Mark all as read."""
    services.tandai_semua_dibaca(request.actor, Orang(pk=request.actor.orang_id))
    return redirect("pemberitahuan:daftar")
