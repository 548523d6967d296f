"""What an evaluation of a disaster asks of logistics: how evenly goods were shared, and what the money did."""

from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ..models import Alokasi, KasBtt, Rkb
from ..rules.alur import StatusAlokasi, StatusRkb
from ..wewenang import Wewenang


@dataclass(frozen=True, slots=True)
class Keadilan:
    """Of the allocations that were decided: the worst share, points left with nothing, the most uneven of them."""

    alokasi: int
    terendah: Fraction
    nol: int
    gini: float


@dataclass(frozen=True, slots=True)
class Uang:
    """Asked for, paid out, spent according to the separate cash books; all in rupiah."""

    diajukan: int
    cair: int
    terpakai: int


def keadilan(kejadian_id: int) -> Keadilan | None:
    """None when nothing has been shared out. One statement."""
    rows = Alokasi.objects.filter(kejadian_id=kejadian_id, status=StatusAlokasi.DITETAPKAN)
    found = [h["metrics"] for h in rows.values_list("hasil", flat=True)]
    if not found:
        return None
    return Keadilan(
        alokasi=len(found),
        terendah=min(Fraction(m["worst_reachable"]) for m in found),
        nol=sum(m["at_zero"] for m in found),
        gini=max(m["decimal"]["gini"] for m in found),
    )


def uang(actor: Actor, kejadian_id: int) -> Uang | None:
    """None for whom money is not to be seen, or where none was asked for. Two statements."""
    rows = visible(actor, Wewenang.RKB_LIHAT, Rkb.objects.filter(kejadian_id=kejadian_id))
    paid = Q(status__in=[StatusRkb.CAIR, StatusRkb.SELESAI])
    total = rows.order_by().aggregate(
        diajukan=Sum("jumlah"), cair=Coalesce(Sum("jumlah", filter=paid), 0, output_field=None), sisa=Sum("sisa")
    )
    if total["diajukan"] is None:
        return None
    spent = KasBtt.objects.filter(rkb__in=rows).order_by().aggregate(n=Sum("keluar"))["n"] or 0
    # What went back to the treasury at the end is in the books too, and was not spent.
    return Uang(total["diajukan"], int(total["cair"]), spent - total["sisa"])
