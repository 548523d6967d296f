"""Disposing of a letter: the sheet becomes an order of the kernel, the order becomes work of units."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor, berlaku_pada
from poros.kernel.organisasi.models import Pemangku, Unit
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import Status as StatusTugas
from poros.kernel.penugasan.rules import StatusArahan
from poros.kernel.penugasan.services import tarik as tarik_arahan
from poros.pure.flow import TransitionError

from ..models import Disposisi, Surat, SuratDibaca, UsulanDisposisi
from ..queries.disposisi import rincian
from ..rules import DI_MEJA, FLOW, Aksi, Status
from ..values import IsiDisposisi
from ..wewenang import Wewenang
from .lembar import keluarkan


@command(Wewenang.DISPOSISI)
def disposisikan(actor: Actor, surat: Surat, *, isi: IsiDisposisi) -> Disposisi:
    """Dispose of the letter on one's desk."""
    surat.status = FLOW.step(Status(surat.status), Aksi.DISPOSISI)
    surat.save(update_fields=["status"])
    return keluarkan(actor, surat, isi, induk=None)


@command(Wewenang.DISPOSISI_BANYAK, kunci=False)
def disposisikan_banyak(
    actor: Actor,
    unit: Unit,  # noqa: ARG001 -- the desk's unit authorises, each letter is then asked for by itself
    *,
    lembar: Sequence[tuple[Surat, IsiDisposisi]],
) -> list[Disposisi]:
    """Send several sheets that staff have checked: all or none, each with its own line in the trail."""
    return [disposisikan(actor, surat, isi=isi) for surat, isi in lembar]


@command(Wewenang.TERUSKAN_DISPOSISI, kunci=False)
def teruskan_disposisi(actor: Actor, surat: Surat, *, isi: IsiDisposisi) -> Disposisi:
    """Dispose further down the line of what was disposed to one's own unit, while the letter is not settled."""
    status = Status(surat.status)
    if status is not Status.DIDISPOSISI:
        raise TransitionError(status, Aksi.DISPOSISI, ())
    kantor = actor.peta.kantor(actor.unit_id)
    induk = (
        Disposisi.objects.filter(surat=surat, arahan__penugasan__kantor_id=kantor)
        .exclude(arahan__status=StatusArahan.DITARIK)
        .order_by("-id")
        .first()
    )
    if induk is None:
        raise Ditolak(_("Surat ini belum didisposisikan kepada unit Anda."))
    diizinkan = (actor.keluarga | actor.lingkup) - {actor.unit_id}
    if any(s.unit_id not in diizinkan for s in isi.kepada):
        raise Ditolak(_("Disposisi lanjutan hanya kepada unit di bawah atau yang Anda koordinasikan."), "kepada")
    return keluarkan(actor, surat, isi, induk=induk)


@command(Wewenang.URUNGKAN)
def urungkan(actor: Actor, surat: Surat) -> Surat:
    """Take back one's own last decision on the letter, as long as nobody who got it has opened it.

    The order is withdrawn, nothing is deleted. `publik.saat_arahan_ditarik` lays the letter on the desk again.
    """
    sheet = surat.disposisi.select_related("arahan").filter(dari_id=actor.jabatan_id).order_by("-id").first()
    if sheet is not None and sheet.arahan.status == StatusArahan.BERLAKU:
        _belum_dibuka(actor, sheet)
        tarik_arahan(actor, Arahan(pk=sheet.arahan_id), alasan=_("Diurungkan pemberinya sebelum dibuka."))
        surat.refresh_from_db(fields=["status"])
    elif surat.status == Status.SELESAI and surat.pemegang_id == actor.jabatan_id and not _ada_yang_jadi(surat):
        surat.status = FLOW.step(Status.SELESAI, Aksi.URUNGKAN)
        surat.save(update_fields=["status"])
    else:
        raise Ditolak(_("Tidak ada keputusan Anda yang dapat diurungkan pada surat ini."))
    return surat


@command(Wewenang.USULKAN)
def usulkan(actor: Actor, surat: Surat, *, isi: IsiDisposisi) -> UsulanDisposisi:
    """Prepare the sheet for the official: checked by a named person, so that he only has to agree."""
    if Status(surat.status) not in DI_MEJA:
        raise Ditolak(_("Surat ini sudah didisposisi."))
    if not isi.kepada:
        raise Ditolak(_("Pilih paling sedikit satu unit penerima."), "kepada")
    rincian(actor, surat, isi)  # refuses what could not be sent: an unknown phrase, an event without its time
    usulan, _baru = UsulanDisposisi.objects.update_or_create(
        surat=surat,
        defaults={
            "sasaran": [{"unit": s.unit_id, "peran": s.peran.value} for s in isi.kepada],
            "instruksi": list(isi.instruksi),
            "catatan": isi.catatan,
            "tenggat": isi.tenggat,
            "aturan_tenggat": isi.aturan_tenggat,
            "hadir": list(isi.hadir),
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


def _belum_dibuka(actor: Actor, sheet: Disposisi) -> None:
    """Nobody has accepted it or passed it on, and no office that got it has opened the letter since."""
    tugas = list(Penugasan.objects.select_for_update().filter(arahan_id=sheet.arahan_id))
    units = {unit for t in tugas for unit in (t.unit_id, t.kantor_id)}
    pemangku = Pemangku.objects.filter(berlaku_pada(actor.hari), jabatan__unit_id__in=units)
    dibaca = SuratDibaca.objects.filter(
        surat_id=sheet.surat_id, waktu__gte=sheet.waktu, orang_id__in=pemangku.values("orang_id")
    ).exclude(orang_id=actor.orang_id)
    lanjutan = sheet.turunan.exclude(arahan__status=StatusArahan.DITARIK)
    if any(t.status != StatusTugas.TERKIRIM for t in tugas) or dibaca.exists() or lanjutan.exists():
        raise Ditolak(_("Disposisi sudah dibuka penerimanya. Tarik arahannya dengan alasan, atau beri arahan baru."))


def _ada_yang_jadi(surat: Surat) -> bool:
    return surat.disposisi.exclude(arahan__status=StatusArahan.DITARIK).exists()
