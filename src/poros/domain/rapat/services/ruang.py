"""Rooms, places, ways between them, and who keeps the leaders' agendas."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import SumberDaya

from ..models import Lokasi, Ruang, UnitProtokol, WaktuTempuh
from ..wewenang import Wewenang

KURSI_MAKS, MENIT_MAKS = 100_000, 1440


@command(Wewenang.RUANG_ATUR, rekam=("lokasi", "kursi"))
def simpan_ruang(actor: Actor, sumber_daya: SumberDaya, *, lokasi: str, kursi: int) -> Ruang:  # noqa: ARG001 -- every command has its actor
    """Make a resource a room: where it is and how many it seats."""
    if sumber_daya.orang_id is not None:
        raise Ditolak(_("Waktu pejabat bukan ruang."))
    if not lokasi.strip():
        raise Ditolak(_("Tulis lokasinya."), "lokasi")
    if not 1 <= kursi <= KURSI_MAKS:
        raise Ditolak(_("Kursi sedikitnya satu."), "kursi")
    place, _new = Lokasi.objects.get_or_create(nama=lokasi.strip())
    room, _baru = Ruang.objects.update_or_create(sumber_daya=sumber_daya, defaults={"lokasi": place, "kursi": kursi})
    return room


@command(Wewenang.TEMPUH_ATUR, rekam=("dari", "ke", "menit"), kunci=False)
def simpan_tempuh(actor: Actor, unit: Unit, *, dari: str, ke: str, menit: int) -> WaktuTempuh:  # noqa: ARG001 -- the unit authorises
    """Say how long the way between two places takes, both ways."""
    if not dari.strip() or not ke.strip() or dari.strip() == ke.strip():
        raise Ditolak(_("Sebutkan dua tempat yang berbeda."), "ke")
    if not 0 <= menit <= MENIT_MAKS:
        raise Ditolak(_("Waktu tempuh antara 0 dan 1440 menit."), "menit")
    names = sorted((dari.strip(), ke.strip()))  # in one order whoever tells it, else two who tell it at once lock up
    places = sorted((Lokasi.objects.get_or_create(nama=name)[0] for name in names), key=lambda p: p.pk)
    row, _new = WaktuTempuh.objects.update_or_create(dari=places[0], ke=places[1], defaults={"menit": menit})
    return row


@command(Wewenang.PROTOKOL_ATUR, rekam=("unit_id",), kunci=False)
def atur_protokol(actor: Actor, unit: Unit, *, unit_id: Sequence[int]) -> int:  # noqa: ARG001 -- the unit authorises
    """Say which units keep the leaders' agendas."""
    if any(pk not in actor.peta.simpul for pk in unit_id):
        raise Ditolak(_("Ada unit yang tidak dikenal."), "unit")
    UnitProtokol.objects.exclude(unit_id__in=unit_id).delete()
    UnitProtokol.objects.bulk_create((UnitProtokol(unit_id=pk) for pk in unit_id), ignore_conflicts=True)
    return len(set(unit_id))
