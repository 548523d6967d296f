"""Adding the row that a status is, and telling those whose work it changes."""

from collections.abc import Sequence
from datetime import datetime

from poros.kernel.commands import antre
from poros.kernel.daerah.siap import sisip
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pemberitahuan.kirim import beritahu

from ..models import Penugasan, StatusPenugasan
from ..rules import Aksi, Status


def tambah_riwayat(
    actor: Actor,
    tugas: Penugasan,
    aksi: Aksi | None,
    status: Status,
    kini: datetime,
    *,
    catatan: str = "",
    kemajuan: int | None = None,
) -> None:
    """Queue one row of history, with person and office as they are now."""
    antre(
        _tulis,
        StatusPenugasan(
            penugasan_id=tugas.pk,
            aksi=aksi.value if aksi else "",
            status=status,
            waktu=kini,
            orang_id=actor.orang_id,
            orang=actor.nama,
            jabatan=actor.jabat.sebutan,
            unit_id=actor.unit_id or tugas.unit_id,  # the clock belongs to no unit
            catatan=catatan,
            kemajuan=kemajuan,
        ),
    )


def kabari_pelaksana(jenis: str, rows: Sequence[Penugasan]) -> None:
    """Tell each unit and, where it has given the work to an official, him as well: he sits on it, perhaps alone."""
    beritahu(jenis, rows, unit={t.unit_id: t.pk for t in rows}, jabatan={t.pelaksana_id: t.pk for t in rows})


def _tulis(rows: list[StatusPenugasan]) -> None:
    sisip(rows)
