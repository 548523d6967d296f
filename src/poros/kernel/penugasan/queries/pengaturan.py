"""What the conflict check compares, as its keepers see it."""

from django.db.models import QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ..models import SumberDaya, TindakArahan
from ..wewenang import Wewenang


def tindak_terlihat(actor: Actor) -> QuerySet[TindakArahan]:
    """Kinds of acts with what they exclude."""
    rows = visible(actor, Wewenang.TINDAK_UBAH, TindakArahan.objects.all())
    return rows.prefetch_related("berlawanan", "berwenang")


def sumber_daya_terlihat(actor: Actor) -> QuerySet[SumberDaya]:
    """Resources that the actor keeps."""
    return visible(actor, Wewenang.SUMBER_DAYA_UBAH, SumberDaya.objects.select_related("unit"))
