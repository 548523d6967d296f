"""Who may read a file: who may see the thing it belongs to."""

from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import semua_objek
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan, visible

from .models import Berkas, Tautan, TautanMusnah


class Wewenang(StrEnum):
    LIHAT = "berkas.lihat"
    UNDUH = "berkas.unduh"
    BUANG = "berkas.buang"


def lihat(actor: Actor) -> Q:
    """A tie is seen with its thing, until what it holds is destroyed. Each kind is asked by key: no size matters."""
    q = TIDAK_ADA
    for kind in semua_objek():
        if kind.model is not Tautan:
            rows = visible(actor, kind.lihat, kind.model._default_manager.all())  # noqa: SLF001 -- documented
            q |= Q(objek=kind.jenis) & Q(Exists(rows.filter(pk=OuterRef("objek_id"))))
    return q & ~Q(Exists(TautanMusnah.objects.filter(tautan=OuterRef("pk"))))


RULES = {
    Wewenang.LIHAT: Aturan(Tautan, lihat),
    Wewenang.UNDUH: Aturan(Tautan, lihat),
    Wewenang.BUANG: Aturan(Berkas, lambda a: SEMUA if a.otomatis else TIDAK_ADA),
}
