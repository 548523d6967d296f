"""Disposing of a letter: the sheet becomes an order of the kernel, the order becomes work of units."""

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.registry import publish

from ..models import Disposisi, Surat, UsulanDisposisi
from ..queries.disposisi import rincian
from ..rules import FLOW, Aksi, Status
from ..values import IsiDisposisi
from ..wewenang import Wewenang


@command(Wewenang.DISPOSISI)
def disposisikan(actor: Actor, surat: Surat, *, isi: IsiDisposisi) -> Disposisi:
    """Dispose of the letter on one's desk."""
    surat.status = FLOW.step(Status(surat.status), Aksi.DISPOSISI)
    surat.save(update_fields=["status"])
    return _keluarkan(actor, surat, isi, induk=None)


@command(Wewenang.TERUSKAN_DISPOSISI, kunci=False)
def teruskan_disposisi(actor: Actor, surat: Surat, *, isi: IsiDisposisi) -> Disposisi:
    """Dispose further down the line of what was disposed to one's own unit."""
    induk = (
        Disposisi.objects.filter(
            surat=surat, arahan__penugasan__kantor_id=actor.peta.kantor(actor.unit_id)
        )
        .order_by("-id")
        .first()
    )
    if induk is None:
        raise Ditolak(_("Surat ini belum didisposisikan kepada unit Anda."))
    diizinkan = actor.keluarga | actor.lingkup
    if any(s.unit_id not in diizinkan or s.unit_id == actor.unit_id for s in isi.kepada):
        raise Ditolak(_("Disposisi lanjutan hanya kepada unit di bawah atau yang Anda koordinasikan."), "kepada")
    return _keluarkan(actor, surat, isi, induk=induk)


@command(Wewenang.USULKAN)
def usulkan(actor: Actor, surat: Surat, *, isi: IsiDisposisi) -> UsulanDisposisi:
    """Prepare the sheet for the official: checked by a named person, so that he only has to agree."""
    if Status(surat.status) not in {Status.TERDAFTAR, Status.MENUNGGU_ARAHAN}:
        raise Ditolak(_("Surat ini sudah didisposisi."))
    usulan, _baru = UsulanDisposisi.objects.update_or_create(
        surat=surat,
        defaults={
            "sasaran": [{"unit": s.unit_id, "peran": s.peran.value} for s in isi.kepada],
            "instruksi": list(isi.instruksi),
            "catatan": isi.catatan,
            "tenggat": isi.tenggat,
            "pemeriksa_id": actor.orang_id,
            "jabatan": actor.jabat.sebutan,
            "waktu": timezone.now(),
        },
    )
    return usulan


@command(Wewenang.DISPOSISI, rekam=("catatan",))
def arsipkan(actor: Actor, surat: Surat, *, catatan: str = "") -> Surat:  # noqa: ARG001 -- kept by the trail
    """Decide that nothing has to be done."""
    surat.status = FLOW.step(Status(surat.status), Aksi.ARSIPKAN)
    surat.save(update_fields=["status"])
    return surat


def _keluarkan(actor: Actor, surat: Surat, isi: IsiDisposisi, induk: Disposisi | None) -> Disposisi:
    arahan = terbitkan(actor, Unit(pk=actor.unit_id), rincian=rincian(surat, isi), kepada=isi.kepada)
    sheet = Disposisi.objects.create(
        surat=surat,
        induk=induk,
        dari_id=actor.jabatan_id,
        sebutan=actor.jabat.sebutan,
        orang=actor.nama,
        arahan=arahan,
        instruksi=list(isi.instruksi),
        catatan=isi.catatan.strip(),
        waktu=arahan.terbit,
    )
    publish("surat.didisposisi", actor, surat=surat, disposisi=sheet)
    return sheet
