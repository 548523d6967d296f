"""Who may read the trail of the whole government."""

from enum import StrEnum

from django.db.models import Q

from poros.kernel.jejak.models import Jejak, Segel
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan


class Wewenang(StrEnum):
    JEJAK = "jejak.lihat"
    SEGEL = "jejak.segel"


def pengawas(actor: Actor) -> Q:
    """The Inspektorat (UU 23/2014 Art. 216), Sekda and kepala daerah; nobody by being an administrator."""
    return SEMUA if actor.adalah(Fungsi.PENGAWAS) or actor.puncak else TIDAK_ADA


RULES = {Wewenang.JEJAK: Aturan(Jejak, pengawas), Wewenang.SEGEL: Aturan(Segel, pengawas)}
