"""History lines of files and disposals. Called inside commands."""

from collections.abc import Iterable

from poros.kernel.organisasi.actor import Actor

from ..models import BerkasArsip, Penyusutan, RiwayatArsip, RiwayatSusut
from ..rules import berkas as alur_berkas
from ..rules.susut import FLOW, Aksi, Jenis, Status
from ..values import Nota


def catat(actor: Actor, rows: Iterable[BerkasArsip], perbuatan: str, catatan: str = "") -> None:
    """Tell what was done with these files."""
    RiwayatArsip.objects.bulk_create(
        RiwayatArsip(
            berkas=row,
            perbuatan=perbuatan,
            status=row.status,
            catatan=catatan.strip(),
            orang_id=actor.orang_id,
            orang=actor.nama,
            jabatan=actor.jabat.sebutan,
        )
        for row in rows
    )


def langkahkan(actor: Actor, rows: list[BerkasArsip], aksi: alur_berkas.Aksi, catatan: str = "") -> None:
    """Take a step of the life of several files, and tell it."""
    for row in rows:
        row.status = alur_berkas.FLOW.step(alur_berkas.Status(row.status), aksi)
    BerkasArsip.objects.bulk_update(rows, ["status"])
    catat(actor, rows, aksi.value, catatan)


def melangkah(actor: Actor, susut: Penyusutan, aksi: Aksi, nota: Nota | None = None) -> Penyusutan:
    """Take a step of a disposal, with the number and the day of its paper."""
    susut.status = FLOW[Jenis(susut.jenis)].step(Status(susut.status), aksi)
    susut.save(update_fields=["status", "sidik", "panitia"])
    catat_susut(actor, susut, aksi, nota or Nota())
    return susut


def catat_susut(actor: Actor, susut: Penyusutan, aksi: Aksi | None, nota: Nota) -> None:
    """Tell a step."""
    RiwayatSusut.objects.create(
        penyusutan=susut,
        aksi=aksi.value if aksi else "",
        status=susut.status,
        nomor=nota.nomor.strip(),
        tanggal=nota.tanggal,
        catatan=nota.catatan.strip(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )
