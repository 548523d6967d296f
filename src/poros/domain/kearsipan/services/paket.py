"""Copies of the archives, taken out and brought in; the whole one is the clock's and the operator's."""

from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, antre, command, unit_kerja
from poros.kernel.jejak.catat import baris, tulis
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.registry import objek_menurut_model
from poros.kernel.wewenang import visible

from ..ekspor.kantong import Pembaca
from ..ekspor.keluar import Salinan
from ..ekspor.keluar import tulis as tulis_kantong
from ..ekspor.masuk import Masukan, muat
from ..models import BerkasArsip, PaketArsip, Penyusutan
from ..wewenang import Wewenang


@command(Wewenang.EKSPOR, kunci=False)
def ekspor(actor: Actor, unit: Unit, *, tujuan: BinaryIO) -> PaketArsip:
    """Write what this office keeps and the actor may read; what is on a list goes along only whole."""
    files = visible(actor, Wewenang.BERKAS_BACA, BerkasArsip.objects.filter(kantor_id=unit.pk))
    readable = files.values("pk")
    disposals = visible(actor, Wewenang.SUSUT_LIHAT, Penyusutan.objects.filter(kantor_id=unit.pk))
    whole = disposals.exclude(baris__berkas__in=BerkasArsip.objects.exclude(pk__in=readable))
    return _keluar(actor, files, whole, tujuan)


@command(Wewenang.IMPOR, kunci=False)
def impor(actor: Actor, unit: Unit, *, sumber: BinaryIO) -> Masukan:  # noqa: ARG001 -- the unit authorises
    """Read a copy back, after every hash in it has been checked."""
    return _masuk(actor, sumber)


def salin_semua(actor: Actor, tujuan: BinaryIO) -> PaketArsip:
    """Everything, secret papers too: for the scheduled copy and for the operator, never for a screen."""
    with unit_kerja():
        row = _keluar(actor, BerkasArsip.objects.all(), Penyusutan.objects.all(), tujuan)
        _catat(actor, row)
    return row


def pulihkan(actor: Actor, sumber: BinaryIO) -> Masukan:
    """Bring a copy into a government: for the operator, after this system or another has been lost."""
    with unit_kerja():
        told = _masuk(actor, sumber)
        _catat(actor, PaketArsip.objects.latest("pk"))
    return told


def _keluar(actor: Actor, berkas: object, susut: object, tujuan: BinaryIO) -> PaketArsip:
    daerah, now = connection.tenant, timezone.now()  # type: ignore[attr-defined]  # django_tenants adds it
    told: Salinan = tulis_kantong(tujuan, berkas, susut, daerah=daerah.nama, waktu=now)  # type: ignore[arg-type]  # querysets
    nama = f"arsip-{daerah.schema_name.replace('_', '-')}-{timezone.localtime(now):%Y%m%d-%H%M}.zip"
    return PaketArsip.objects.create(
        oleh=_oleh(actor), waktu=now, banyak_berkas=told.berkas, banyak_item=told.item, banyak_isi=told.isi,
        ukuran=tujuan.tell(), sidik=told.sidik, nama=nama,
    )  # fmt: skip


def _masuk(actor: Actor, sumber: BinaryIO) -> Masukan:
    try:
        bag = Pembaca(sumber)
        told = muat(bag)
    except (ValueError, LookupError, TypeError, AttributeError, ValidationError, DatabaseError) as error:
        raise Ditolak(_("Salinan ini tidak utuh atau bukan salinan arsip: %s.") % error, "berkas") from error
    sumber.seek(0, 2)
    PaketArsip.objects.create(
        masuk=True, oleh=_oleh(actor), banyak_berkas=told.berkas, banyak_item=told.item, banyak_isi=told.isi,
        ukuran=sumber.tell(), sidik=bag.sidik, nama="Salinan dibaca kembali",
    )  # fmt: skip
    return told


def _catat(actor: Actor, row: PaketArsip) -> None:
    data = {"berkas": row.banyak_berkas, "isi": row.banyak_isi, "sidik": row.sidik, "masuk": row.masuk}
    antre(tulis, baris(actor, Wewenang.EKSPOR_SEMUA, objek_menurut_model(PaketArsip), row.pk, data))


def _oleh(actor: Actor) -> str:
    return f"{actor.nama}, {actor.jabat.sebutan}"[:220]
