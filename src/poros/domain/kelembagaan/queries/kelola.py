"""May this actor look after the organisation's data? One answer for menus and buttons."""

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import visible

from ..wewenang import Wewenang


def mengelola(actor: Actor) -> bool:
    """Is the actor a manager (see `wewenang.pengelola`)? No query for those who lead nothing."""
    if not actor.jabat.kepala:
        return actor.adalah(Fungsi.ADMIN)
    return visible(actor, Wewenang.KELOLA, Unit.objects.all()).exists()
