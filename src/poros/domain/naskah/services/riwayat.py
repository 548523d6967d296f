"""The life of a letter, line by line. Called inside commands."""

from poros.kernel.commands import antre
from poros.kernel.daerah.siap import sisip
from poros.kernel.organisasi.actor import Actor

from ..models import Naskah, RiwayatNaskah
from ..rules import FLOW, Aksi, Status

PARAF, LEWAT = "paraf", "lewat"
"""What is no act of the flow: the letter stays where it is."""


def langkahkan(actor: Actor, naskah: Naskah, aksi: Aksi, catatan: str = "", *, lain: tuple[str, ...] = ()) -> None:
    """Take the step, keep the row (with the fields `lain`) and tell it in the history."""
    melangkah(actor, naskah, aksi, catatan)
    naskah.save(update_fields=["status", *lain])


def melangkah(actor: Actor, naskah: Naskah, aksi: Aksi, catatan: str = "") -> None:
    """Take the step and tell it; the caller keeps the row, once for all steps of its act."""
    naskah.status = FLOW.step(Status(naskah.status), aksi)
    catat(actor, naskah, aksi.value, catatan)


def catat(actor: Actor, naskah: Naskah, aksi: str, catatan: str = "") -> None:
    """Tell one thing that happened; all of an act go in one statement."""
    row = RiwayatNaskah(
        naskah=naskah,
        aksi=aksi,
        status=naskah.status,
        versi=naskah.versi,
        orang=actor.nama,
        sebutan=actor.jabat.sebutan,
        catatan=catatan.strip(),
    )
    antre(_tulis, row)


def _tulis(rows: list[RiwayatNaskah]) -> None:
    sisip(rows)
