"""The record of a session."""

from dataclasses import dataclass

from django.db.models import QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import TidakBerwenang, boleh

from ..models import Rapat, Risalah, Ucapan
from ..rules.alur import BERISALAH, Status
from ..wewenang import Wewenang
from .rapat import jenis_dprd


@dataclass(frozen=True, slots=True)
class RincianRisalah:
    """What the page of a record shows."""

    rapat: Rapat
    risalah: Risalah | None
    boleh: frozenset[Wewenang]

    @property
    def ditulis(self) -> bool:
        """May the reader write on it now?"""
        agreed = self.risalah is not None and self.risalah.disetujui is not None
        return Wewenang.TULIS in self.boleh and Status(self.rapat.status) in BERISALAH and not agreed

    @property
    def disahkan(self) -> bool:
        """May the reader agree to it now?"""
        agreed = self.risalah is not None and self.risalah.disetujui is not None
        after = Status(self.rapat.status) in BERISALAH - {Status.BERLANGSUNG}
        return Wewenang.SAHKAN in self.boleh and after and not agreed


def rincian(actor: Actor, rapat: Rapat) -> RincianRisalah:
    """Only sessions of the council have one."""
    if not jenis_dprd(rapat):
        raise TidakBerwenang
    own = Risalah.objects.filter(rapat=rapat).first()
    return RincianRisalah(rapat, own, boleh(actor, rapat, Wewenang.TULIS, Wewenang.SAHKAN))


def ucapan(rapat: Rapat) -> QuerySet[Ucapan]:
    return Ucapan.objects.filter(rapat=rapat, dihapus=False)


def satu_ucapan(rapat: Rapat, pk: int) -> Ucapan:
    row = ucapan(rapat).filter(pk=pk).first()
    if row is None:
        raise TidakBerwenang
    return row
