"""Finding a time and setting it."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from poros.kernel.wewenang import TidakBerwenang
from poros.web.izin import perlu
from poros.web.jawab import status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.rapat import FormCari, FormJadwal
from ..models import Rapat
from ..queries import rapat as baca
from ..queries import waktu as cari_waktu
from ..rules.alur import DAPAT_DIATUR, Status
from ..values import Benturan, Jadwal
from ..wewenang import Wewenang

DUA_PEKAN = timedelta(days=14)


@perlu(Wewenang.KELOLA)
@require_http_methods(["GET", "POST"])
def waktu(request: HttpRequest, pk: int) -> HttpResponse:
    """GET with a wish looks for times; POST sets one."""
    row = baca.satu(request.actor, pk, Wewenang.KELOLA)
    if Status(row.status) not in DAPAT_DIATUR:
        raise TidakBerwenang
    jadwal = FormJadwal(request.POST or None, rapat=row, awal=_awal(request.GET))
    if request.method == "POST" and jadwal.is_valid() and not jadwal.tahan(_tabrakan(row, jadwal.jadwal())):
        with tampung(jadwal):
            services.jadwalkan(request.actor, row, jadwal=jadwal.jadwal())
            kabari(request, _("Waktu dan tempat ditetapkan."))
            return redirect("rapat:rapat", pk)
    guests = row.peserta.count()
    hari = request.actor.hari
    until = row.batas_lanjutan or hari + DUA_PEKAN
    begin = {"dari": hari + timedelta(days=1), "sampai": until, "lama": 90, "kursi": guests}
    form = FormCari(request.GET if "lama" in request.GET else None, hari=hari, initial=begin)
    hasil = cari_waktu.cari(request.actor, row, form.data_cari()) if form.is_bound and form.is_valid() else None
    isi = {"rapat": row, "form": form, "hasil": hasil, "jadwal": jadwal, "banyak": guests}
    isi["dipilih"] = bool(_awal(request.GET))
    return render(request, "rapat/waktu.html", isi, status=status(jadwal))


def _tabrakan(row: Rapat, jadwal: Jadwal) -> list[Benturan]:
    """Nothing collides with a time that makes no sense; the command says why it does not."""
    return cari_waktu.benturan_jadwal(row, jadwal) if jadwal.mulai < jadwal.selesai else []


def _awal(asked: QueryDict) -> dict[str, str]:
    """A time chosen from the offers of an on-line meeting, to be completed with its link."""
    return {name: asked[name][:16] for name in ("mulai", "selesai") if asked.get(name)}
