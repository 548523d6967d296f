"""Overdue work climbs: unit, biro/bagian, asisten, Sekda."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pemberitahuan.kirim import beritahu

from ..models import Penugasan
from ..rules import DI_TANGAN_UNIT, TERTUTUP, URUTAN_TINGKAT, Status, Tingkat
from ..wewenang import Wewenang


@command(Wewenang.ESKALASI, rekam=("tingkat",))
def eskalasikan(actor: Actor, tugas: Penugasan, *, tingkat: Tingkat) -> Penugasan:
    """Raise overdue work to a step of the line and tell that office. Done by the clock, as actor `sistem`."""
    if Status(tugas.status) not in DI_TANGAN_UNIT:
        raise Ditolak(_("Penugasan ini tidak lagi di tangan unit."))
    if URUTAN_TINGKAT.index(tingkat) <= URUTAN_TINGKAT.index(Tingkat(tugas.eskalasi)):
        raise Ditolak(_("Sudah dieskalasi sampai tingkat itu."))
    tugas.eskalasi = tingkat
    tugas.save(update_fields=["eskalasi"])
    rantai = actor.peta.rantai(tugas.unit_id)
    if tugas.kerahasiaan in TERTUTUP:
        # Nobody on the line may open it but, if he stands there, who gave it: he is told, wherever he stands.
        beritahu("penugasan.eskalasi", [tugas], jabatan={tugas.penerbit_id: tugas.pk})
    elif rantai:
        step = min(URUTAN_TINGKAT.index(tingkat) - 1, len(rantai) - 1)
        beritahu("penugasan.eskalasi", [tugas], unit={rantai[step]: tugas.pk})
    return tugas
