"""A scenario that plays itself: started in a drill of its own, held, resumed, stopped."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.pekerjaan.antrean import jadwalkan

from ..models import Kejadian, Peragaan
from ..queries.kejadian import gerakkan
from ..queries.parameter import skenario as skenario_terkirim
from ..rules.peragaan import BELUM_SELESAI, AksiPeragaan, StatusPeragaan, laju
from ..values import DataKejadian
from ..wewenang import Wewenang
from .kejadian import buka

PEKERJAAN = "krisis.peragaan"


@command(Wewenang.LATIHAN_MAINKAN, rekam=("skenario", "menit"), kunci=False)
def mainkan(actor: Actor, unit: Unit, *, skenario: str, menit: int, jadwal: bool = True) -> Peragaan:
    """Open a drill and let a scenario play in it, in so many minutes (0: at once). Who starts it answers for it.

    With `jadwal` the worker plays; else the caller does, see `tasks.maju`.
    """
    play = skenario_terkirim().get(skenario)
    if play is None:
        raise Ditolak(_("Skenario ini tidak ada."), "skenario")
    try:
        speed = laju(play.lama, menit)
    except ValueError:
        words = _("Lamanya 5 sampai %(lama)s menit, atau 0 untuk sekaligus.") % {"lama": play.lama}
        raise Ditolak(words, "menit") from None
    data = DataKejadian(
        nama=play.nama, bahaya=play.bahaya, tempat=play.tempat, uraian=play.uraian, mulai=timezone.now(),
        latihan=True, laju=speed,
    )  # fmt: skip
    row = Peragaan.objects.create(
        kejadian=buka(actor, unit, data=data),
        skenario=play.kode,
        menit=menit,
        banyak=len(play.babak),
        orang_id=actor.orang_id,
        jabatan_id=actor.jabatan_id,
    )
    if jadwal:
        jadwalkan(PEKERJAAN, peragaan_id=row.pk)
    return row


@command(Wewenang.LATIHAN_ATUR, rekam=("aksi",))
def atur_peragaan(actor: Actor, kejadian: Kejadian, *, aksi: AksiPeragaan, jadwal: bool = True) -> Peragaan:  # noqa: ARG001 -- who it was stands in the trail
    """Hold it with its clock, let it go on, or end it; what was played stays."""
    row = Peragaan.objects.select_for_update().filter(kejadian=kejadian).first()
    if row is None or row.status not in BELUM_SELESAI:
        raise Ditolak(_("Tidak ada peragaan yang berjalan di latihan ini."))
    runs = row.status == StatusPeragaan.BERJALAN
    if runs == (aksi is AksiPeragaan.LANJUT):
        raise Ditolak(_("Peragaan ini sedang berjalan.") if runs else _("Peragaan ini sedang dijeda."))
    row.status = {
        AksiPeragaan.JEDA: StatusPeragaan.JEDA,
        AksiPeragaan.LANJUT: StatusPeragaan.BERJALAN,
        AksiPeragaan.HENTI: StatusPeragaan.HENTI,
    }[aksi]
    row.save(update_fields=["status"])
    _atur_jam(kejadian, berhenti=row.status != StatusPeragaan.BERJALAN)
    if jadwal and row.status == StatusPeragaan.BERJALAN:
        jadwalkan(PEKERJAAN, peragaan_id=row.pk)
    return row


def _atur_jam(kejadian: Kejadian, *, berhenti: bool) -> None:
    """Stop the clock of a drill, or let it run on from where it stood."""
    now = timezone.now()
    if berhenti and kejadian.berhenti is None:
        kejadian.berhenti = now
    elif not berhenti and kejadian.berhenti is not None:
        kejadian.terhenti += max(now - kejadian.berhenti, timedelta())
        kejadian.berhenti = None
    kejadian.save(update_fields=["berhenti", "terhenti"])
    gerakkan(kejadian.pk)
