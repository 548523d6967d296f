"""Where units wait for each other or throw the work back ("ego sektoral"), order by order."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ..models import Arahan, Penugasan
from ..rules import DI_TANGAN_UNIT, TERTUTUP, Peran, StatusArahan
from ..wewenang import Wewenang
from .daftar import lewat


@dataclass(frozen=True, slots=True)
class Hambatan:
    """An order of several units that does not move: who bounced it, who keeps the others waiting."""

    arahan: Arahan
    penanggung_jawab: list[Penugasan]
    memantulkan: list[Penugasan]
    ditunggu: list[Penugasan]


def hambatan(actor: Actor, kini: datetime, batas: int = 20) -> list[Hambatan]:
    """Running orders in which units returned work, or support is late while the lead waits; newest first."""
    seen = visible(actor, Wewenang.LIHAT, Penugasan.objects.all()).exclude(kerahasiaan__in=TERTUTUP)
    waiting = Penugasan.objects.filter(arahan=OuterRef("arahan"), peran=Peran.UTAMA, status__in=sorted(DI_TANGAN_UNIT))
    bounced = seen.filter(pengembalian__gt=0, arahan__status=StatusArahan.BERLAKU)
    late = seen.filter(lewat(kini), peran=Peran.PENDUKUNG).filter(Exists(waiting))
    newest = (
        bounced.order_by("-id")
        .values("arahan_id")[:batas]
        .union(late.order_by("-id").values("arahan_id")[:batas], all=True)
    )
    ids = sorted({row["arahan_id"] for row in newest}, reverse=True)[:batas]
    return _susun(ids, kini)


def _susun(ids: list[int], kini: datetime) -> list[Hambatan]:
    parts: dict[int, list[Penugasan]] = {pk: [] for pk in ids}
    rows = Penugasan.objects.filter(arahan__in=ids).exclude(peran=Peran.TEMBUSAN)
    for row in rows.select_related("arahan", "unit").order_by("id"):
        parts[row.arahan_id].append(row)
    return [
        Hambatan(
            arahan=units[0].arahan,
            penanggung_jawab=[t for t in units if t.peran == Peran.UTAMA],
            memantulkan=[t for t in units if t.pengembalian],
            ditunggu=[t for t in units if t.peran == Peran.PENDUKUNG and _menahan(t, kini)],
        )
        for units in parts.values()
        if units
    ]


def _menahan(t: Penugasan, kini: datetime) -> bool:
    return t.status in DI_TANGAN_UNIT and t.tenggat is not None and t.tenggat < kini
