"""The incident that something is for: chosen from those that are live; its board is told when something changes."""

from django.utils.translation import gettext as _

from poros.domain.krisis.publik import kejadian_aktif, tergerak
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor

from ..models.dasar import Kejadian


def kolom(actor: Actor, pk: int | None, semula: Kejadian | None = None) -> dict[str, object]:
    """The columns that name it, also when it is no longer called so. Part of a command.

    What belonged to an incident before (`semula`) may stay there when that is over; a drill takes nothing real.
    """
    if semula is not None and semula.kejadian_id == pk:
        return {"kejadian_id": pk, "kejadian": semula.kejadian}
    if pk is None:
        return {"kejadian_id": None, "kejadian": ""}
    found = next((k for k in kejadian_aktif(actor) if k.id == pk), None)
    if found is None:
        raise Ditolak(_("Pilih kejadian yang sedang ditangani."), "kejadian_id")
    return {"kejadian_id": found.id, "kejadian": found.nama}


def berubah(row: Kejadian) -> None:
    """Boards of its incident look again. Part of a command, and its last act: the incident's row is locked by it."""
    if row.kejadian_id is not None:
        tergerak(row.kejadian_id)
