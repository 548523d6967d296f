"""What claims an official's own time."""

from datetime import datetime

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from poros.kernel.organisasi.actor import Actor

from ..models import Arahan, KlaimSumberDaya
from ..rules import TERTUTUP, StatusArahan
from ..wewenang import lihat_arahan


def agenda(actor: Actor, mulai: datetime, selesai: datetime) -> QuerySet[KlaimSumberDaya]:
    """Claims of live orders on the actor's time between two moments, in order of the day.

    `tersembunyi` marks those of a secret order that he may not open: he is told when, not what.
    """
    rows = KlaimSumberDaya.objects.filter(
        sumber_daya__orang_id=actor.orang_id,
        arahan__status__in=(StatusArahan.BERLAKU, StatusArahan.SELESAI),
        selesai__gt=mulai,
        mulai__lt=selesai,
    )
    secret = Q(arahan__kerahasiaan__in=TERTUTUP) & ~Q(arahan__in=Arahan.objects.filter(lihat_arahan(actor)))
    rows = rows.annotate(tersembunyi=ExpressionWrapper(secret, output_field=BooleanField()))
    return rows.select_related("arahan__penerbit", "sumber_daya").order_by("mulai", "id")
