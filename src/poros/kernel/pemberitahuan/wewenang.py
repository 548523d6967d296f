"""Notices belong to the person; channels to whoever runs the system."""

from enum import StrEnum

from django.db.models import Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Orang, Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import Pemberitahuan, Saluran


class Wewenang(StrEnum):
    BACA = "pemberitahuan.baca"
    BACA_SEMUA = "pemberitahuan.baca_semua"
    ATUR = "pemberitahuan.atur"
    SALURAN_BUKA = "saluran.buka"
    SALURAN_ATUR = "saluran.atur"


def milik_sendiri(actor: Actor) -> Q:
    """What was told to this person, in whichever office."""
    return Q(orang_id=actor.orang_id)


def diri(actor: Actor) -> Q:
    """The person."""
    return Q(pk=actor.orang_id)


def pengelola(actor: Actor) -> Q:
    """Who runs the system."""
    return SEMUA if actor.adalah(Fungsi.ADMIN) else TIDAK_ADA


RULES = {
    Wewenang.BACA: Aturan(Pemberitahuan, milik_sendiri),
    Wewenang.BACA_SEMUA: Aturan(Orang, diri),
    Wewenang.ATUR: Aturan(Orang, diri),
    Wewenang.SALURAN_BUKA: Aturan(Unit, lambda a: pengelola(a) & Q(pk=a.unit_id)),
    Wewenang.SALURAN_ATUR: Aturan(Saluran, pengelola),
}
