"""Adding the row that a status is."""

from datetime import datetime

from poros.kernel.commands import antre
from poros.kernel.daerah.siap import sisip
from poros.kernel.organisasi.actor import Actor

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


def _tulis(rows: list[StatusPenugasan]) -> None:
    sisip(rows)
