"""The trail of one thing, for who may see the thing."""

from django.http import HttpRequest
from ninja import Path, Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.jejak import BarisJejak, DaftarJejak
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Kode, Saring
from poros.kernel.jejak.models import Jejak
from poros.kernel.registry import objek as jenis_objek
from poros.kernel.wewenang import TidakBerwenang, fetch

from .rute import rute


@rute.baca(
    "/jejak/{objek}/{objek_id}", DaftarJejak, "Jejak perbuatan atas sesuatu yang boleh dilihat", Cakupan.JEJAK_BACA
)
def jejak(request: HttpRequest, objek: Path[Kode], objek_id: Path[Id], saring: Query[Saring]) -> dict:
    try:
        kind = jenis_objek(objek)
    except KeyError as error:
        raise TidakBerwenang from error
    fetch(request.auth.actor, kind.lihat, kind.model._default_manager.all(), objek_id)  # noqa: SLF001 -- documented
    lines = Jejak.objects.filter(objek=objek, objek_id=objek_id)
    return halaman(request, lines, saring, BarisJejak.dari)
