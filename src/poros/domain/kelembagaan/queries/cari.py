"""Units and people in the global search."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from poros.kernel.organisasi.actor import Actor, berlaku_pada
from poros.kernel.organisasi.models import Pemangku, Unit
from poros.kernel.wewenang import visible

from ..wewenang import Wewenang


@dataclass(frozen=True, slots=True)
class Hasil:
    judul: str
    url: str
    keterangan: Any


def cari(actor: Actor, masukan: str, batas: int) -> list[Hasil]:
    """Units by name or code, then people in office by name. Two queries."""
    named = Q(nama__icontains=masukan) | Q(singkatan__icontains=masukan) | Q(kode__iexact=masukan)
    units = visible(actor, Wewenang.UNIT_LIHAT, Unit.objects.filter(named, aktif=True))[:batas]
    held = Pemangku.objects.filter(berlaku_pada(actor.hari), orang__nama__icontains=masukan)
    people = visible(actor, Wewenang.PEMANGKU_LIHAT, held).select_related("orang", "jabatan").order_by("orang__nama")
    return [
        *(Hasil(u.nama, reverse("kelembagaan:unit", args=[u.pk]), u.get_jenis_display()) for u in units),
        *(Hasil(p.orang.nama, reverse("kelembagaan:orang", args=[p.orang_id]), p.jabatan.nama) for p in people[:batas]),
    ]
