"""The live orders that a new one could touch: by place, by resource, by whole unit."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from poros.pure.jalur import leluhur

from ...models import Arahan, KlaimSumberDaya, TindakArahan
from ...rules import StatusArahan
from ...values import RincianArahan, Sasaran


def calon(
    rincian: RincianArahan, kepada: Sequence[Sasaran], acts: Iterable[TindakArahan], *, kecuali: int
) -> QuerySet[Arahan]:
    """Live orders that share a place, a resource or a whole unit with the new one, in its time."""
    live = Arahan.objects.filter(status=StatusArahan.BERLAKU, mulai__isnull=False).exclude(pk=kecuali)
    touching = Q(pk__in=_berebut(rincian))
    if rincian.tindak and rincian.jendela:
        near = _bertemu(live.exclude(tindak=""), *rincian.jendela)
        touching |= Q(pk__in=near.filter(_setempat(rincian.objek)).values("pk"))
        whole = [act.kode for act in acts if act.seluruh_unit]
        if rincian.tindak in whole:
            units = [s.unit_id for s in kepada]
            same = near.filter(tindak__in=whole, penugasan__unit_id__in=units)
            touching |= Q(pk__in=same.values("pk"))
    rows = live.filter(touching)
    return rows.select_related("penerbit__unit").prefetch_related("penugasan", "klaim__sumber_daya")


def _berebut(rincian: RincianArahan) -> QuerySet[KlaimSumberDaya, int]:
    """Orders that claim one of its resources while it does."""
    same = Q(pk__in=())
    for klaim in rincian.klaim:
        same |= Q(sumber_daya_id=klaim.sumber_daya_id, mulai__lt=klaim.selesai, selesai__gt=klaim.mulai)
    return KlaimSumberDaya.objects.filter(same).values_list("arahan_id", flat=True)


def _setempat(objek: str) -> Q:
    """The place itself, every place that holds it, every place in it."""
    return Q(objek__in=[objek, *leluhur(objek)]) | Q(objek__startswith=f"{objek}/")


def _bertemu(rows: QuerySet[Arahan], mulai: datetime, selesai: datetime) -> QuerySet[Arahan]:
    return rows.filter(mulai__lt=selesai, selesai__gt=mulai)
