"""What claims an official's own time."""

from datetime import datetime

from django.db.models import QuerySet

from poros.kernel.organisasi.actor import Actor

from ..models import KlaimSumberDaya
from ..rules import StatusArahan


def agenda(actor: Actor, mulai: datetime, selesai: datetime) -> QuerySet[KlaimSumberDaya]:
    """Claims of live orders on the actor's time between two moments, in order of the day."""
    rows = KlaimSumberDaya.objects.filter(
        sumber_daya__orang_id=actor.orang_id,
        arahan__status__in=(StatusArahan.BERLAKU, StatusArahan.SELESAI),
        selesai__gt=mulai,
        mulai__lt=selesai,
    )
    return rows.select_related("arahan__penerbit", "sumber_daya").order_by("mulai", "id")
