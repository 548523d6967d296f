"""Steps and their history; parts of commands."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor

from ..models import Agenda, Rapat, RiwayatAgenda, RiwayatRapat
from ..rules.alur import (
    FLOW,
    FLOW_AGENDA,
    WAJIB_ALASAN,
    WAJIB_CATATAN_AGENDA,
    Aksi,
    AksiAgenda,
    Status,
    StatusAgenda,
)


def langkahkan(actor: Actor, rapat: Rapat, aksi: Aksi, catatan: str = "", lain: tuple[str, ...] = ()) -> None:
    """One step of a meeting, kept with who took it and why."""
    if aksi in WAJIB_ALASAN and not catatan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "alasan")
    rapat.status = FLOW.step(Status(rapat.status), aksi)
    rapat.save(update_fields=["status", *lain])
    catat(actor, rapat, aksi.value, catatan)


def catat(actor: Actor, rapat: Rapat, aksi: str, catatan: str = "") -> None:
    RiwayatRapat.objects.create(
        rapat=rapat,
        aksi=aksi,
        status=rapat.status,
        catatan=catatan.strip(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )


def langkahkan_agenda(
    actor: Actor, agenda: Agenda, aksi: AksiAgenda, catatan: str = "", lain: tuple[str, ...] = ()
) -> None:
    """One step of an item of an agenda."""
    if aksi in WAJIB_CATATAN_AGENDA and not catatan.strip():
        raise Ditolak(_("Tuliskan alasan atau catatannya."), "catatan")
    agenda.status = FLOW_AGENDA.step(StatusAgenda(agenda.status), aksi)
    agenda.urutan_ubah += 1
    agenda.save(update_fields=["status", "urutan_ubah", *lain])
    catat_agenda(actor, agenda, aksi.value, catatan)


def catat_agenda(actor: Actor, agenda: Agenda, aksi: str, catatan: str = "") -> None:
    RiwayatAgenda.objects.create(
        agenda=agenda,
        aksi=aksi,
        status=agenda.status,
        catatan=catatan.strip(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )
