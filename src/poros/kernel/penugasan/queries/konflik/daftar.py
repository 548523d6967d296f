"""Collisions that were found."""

from django.db.models import QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ...models import TemuanKonflik
from ...wewenang import Wewenang


def konflik_terlihat(actor: Actor) -> QuerySet[TemuanKonflik]:
    """All collisions that concern the actor, newest first."""
    rows = visible(actor, Wewenang.KONFLIK_LIHAT, TemuanKonflik.objects.all())
    return rows.select_related("penengah").order_by("-id")


def konflik_terbuka(actor: Actor) -> QuerySet[TemuanKonflik]:
    """Those that nobody has decided."""
    return konflik_terlihat(actor).filter(diputus__isnull=True)
