"""Moving one penugasan along its flow."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.registry import publish
from poros.kernel.wewenang import visible
from poros.pure.flow import TransitionError

from ..models import Arahan, Delegasi, Penugasan, StatusPenugasan
from ..rules import TERBUKA, TERTUTUP, WAJIB_CATATAN, Aksi, Peran, Status, StatusArahan, flow
from ..wewenang import Wewenang
from .arahan import koordinator
from .riwayat import kabari_pelaksana, tambah_riwayat

PENUH = 100


def melangkah(actor: Actor, tugas: Penugasan, aksi: Aksi, catatan: str = "", kemajuan: int | None = None) -> datetime:
    """Take one step of the flow: refuse what the table does not have, add the row, remember the status."""
    if aksi in WAJIB_CATATAN and not catatan.strip():
        raise Ditolak(_("Tuliskan alasannya, supaya penerima mengerti."), "catatan")
    kini = timezone.now()
    baru = flow(Peran(tugas.peran)).step(Status(tugas.status), aksi)
    tugas.status = baru
    if kemajuan is not None:
        tugas.kemajuan = kemajuan
    tambah_riwayat(actor, tugas, aksi, baru, kini, catatan=catatan.strip(), kemajuan=kemajuan)
    return kini


@command(Wewenang.TERIMA)
def terima(actor: Actor, tugas: Penugasan) -> Penugasan:
    """Accept the work."""
    melangkah(actor, tugas, Aksi.TERIMA)
    tugas.save(update_fields=["status"])
    return tugas


@command(Wewenang.TERIMA)
def ketahui(actor: Actor, tugas: Penugasan) -> Penugasan:
    """Note what one was told. An order that only tells is done when the last one has noted it."""
    tugas.selesai = melangkah(actor, tugas, Aksi.KETAHUI)
    tugas.save(update_fields=["status", "selesai"])
    _tutup_arahan(actor, tugas)
    return tugas


@command(Wewenang.KOTAK, kunci=False)
def terima_banyak(actor: Actor, unit: Unit, *, penugasan: Sequence[int]) -> int:  # noqa: ARG001 -- it authorises
    """Accept several at once, each as an act of its own; returns how many. What has moved on meanwhile is left."""
    diterima = 0
    for tugas in visible(actor, Wewenang.TERIMA, Penugasan.objects.filter(pk__in=penugasan)).order_by("pk"):
        act = ketahui if tugas.peran == Peran.TEMBUSAN else terima
        with suppress(TransitionError):
            act(actor, tugas)
            diterima += 1
    return diterima


@command(Wewenang.TERIMA, rekam=("catatan",))
def kembalikan(actor: Actor, tugas: Penugasan, *, catatan: str) -> Penugasan:
    """Return the work with a reason; its coordinator now decides."""
    melangkah(actor, tugas, Aksi.KEMBALIKAN, catatan)
    tugas.pengembalian += 1
    tugas.save(update_fields=["status", "pengembalian"])
    _kabari_pemeriksa("penugasan.dikembalikan", tugas)
    return tugas


@command(Wewenang.KOORDINASI, rekam=("catatan",))
def tegaskan(actor: Actor, tugas: Penugasan, *, catatan: str) -> Penugasan:
    """Decide that the unit must do it after all."""
    melangkah(actor, tugas, Aksi.TEGASKAN, catatan)
    tugas.save(update_fields=["status"])
    kabari_pelaksana("penugasan.ditegaskan", [tugas])
    return tugas


@command(Wewenang.KOORDINASI, rekam=("catatan", "unit"))
def alihkan(actor: Actor, tugas: Penugasan, *, unit: Unit, catatan: str) -> Penugasan:
    """Decide that another unit must do it; returns that unit's new penugasan under the same order."""
    if unit.pk not in actor.peta.simpul:
        raise Ditolak(_("Ada unit penerima yang tidak dikenal atau sudah tidak aktif."), "unit")
    arahan = Arahan.objects.select_for_update().get(pk=tugas.arahan_id)  # who withdraws it meanwhile sees the new part
    if arahan.penugasan.filter(unit=unit).exists():
        raise Ditolak(_("%(unit)s sudah mendapat arahan ini.") % {"unit": unit.nama}, "unit")
    kini = melangkah(actor, tugas, Aksi.ALIHKAN, catatan)
    tugas.save(update_fields=["status"])
    pengganti = Penugasan.objects.create(
        arahan=arahan,
        unit=unit,
        kantor_id=actor.peta.kantor(unit.pk),
        koordinator_id=koordinator(actor.peta, tugas.penerbit.unit_id, unit.pk),
        penerbit_id=tugas.penerbit_id,
        peran=tugas.peran,
        kecepatan=tugas.kecepatan,
        kerahasiaan=tugas.kerahasiaan,
        tenggat=tugas.tenggat,
        dikirim=kini,
    )
    tambah_riwayat(actor, pengganti, None, Status.TERKIRIM, kini, catatan=catatan.strip())
    beritahu("penugasan.baru", [pengganti], unit={unit.pk: pengganti.pk})
    return pengganti


@command(Wewenang.DELEGASI, rekam=("kepada",))
def delegasikan(actor: Actor, tugas: Penugasan, *, kepada: Jabatan, catatan: str = "") -> Penugasan:
    """Give the work to an official in the unit or below it; the unit stays answerable."""
    if Status(tugas.status) not in TERBUKA:
        raise Ditolak(_("Penugasan ini sudah ditutup."))
    if not kepada.aktif or kepada.unit_id not in actor.peta.keturunan(tugas.unit_id):
        raise Ditolak(_("Pelaksana harus berasal dari unit penerima atau unit di bawahnya."), "kepada")
    Delegasi.objects.create(penugasan=tugas, dari_id=actor.jabatan_id, kepada=kepada, catatan=catatan.strip())
    tugas.pelaksana = kepada
    tugas.save(update_fields=["pelaksana"])
    beritahu("penugasan.didelegasikan", [tugas], jabatan={kepada.pk: tugas.pk})
    return tugas


@command(Wewenang.KERJA)
def laporkan(actor: Actor, tugas: Penugasan, *, catatan: str, kemajuan: int | None = None) -> Penugasan:
    """Report progress, in words and optionally per cent."""
    if kemajuan is not None and not 0 <= kemajuan <= PENUH:
        raise Ditolak(_("Kemajuan ditulis antara 0 dan 100 persen."), "kemajuan")
    if not catatan.strip():
        raise Ditolak(_("Tuliskan apa yang sudah dikerjakan."), "catatan")
    melangkah(actor, tugas, Aksi.LAPORKAN, catatan, kemajuan)
    tugas.save(update_fields=["status", "kemajuan"])
    return tugas


@command(Wewenang.KERJA)
def serahkan(actor: Actor, tugas: Penugasan, *, catatan: str = "") -> Penugasan:
    """Hand the result to the coordinator for verification; without evidence there is nothing to verify."""
    if not tugas.bukti.exists():
        raise Ditolak(_("Tambahkan paling sedikit satu bukti sebelum menyerahkan hasil."), "bukti")
    tugas.diserahkan = melangkah(actor, tugas, Aksi.SERAHKAN, catatan, PENUH)
    tugas.save(update_fields=["status", "kemajuan", "diserahkan"])
    _kabari_pemeriksa("penugasan.diserahkan", tugas)
    return tugas


@command(Wewenang.KOORDINASI)
def verifikasi(actor: Actor, tugas: Penugasan, *, catatan: str = "") -> Penugasan:
    """Confirm that the evidence shows what was ordered. A formal check (PP 18/2016, general explanation)."""
    _bukan_penyerah(actor, tugas)
    melangkah(actor, tugas, Aksi.VERIFIKASI, catatan)
    tugas.save(update_fields=["status"])
    beritahu("penugasan.terverifikasi", [tugas], jabatan={tugas.penerbit_id: tugas.pk})
    return tugas


@command(Wewenang.KOORDINASI, rekam=("catatan",))
def tolak(actor: Actor, tugas: Penugasan, *, catatan: str) -> Penugasan:
    """Send the result back: the evidence does not show it."""
    return _kembali_bekerja(actor, tugas, Aksi.TOLAK, catatan)


@command(Wewenang.SETUJUI, rekam=("catatan",))
def revisi(actor: Actor, tugas: Penugasan, *, catatan: str) -> Penugasan:
    """Ask for more, as the one who gave the order."""
    return _kembali_bekerja(actor, tugas, Aksi.REVISI, catatan)


@command(Wewenang.SETUJUI, rekam=("catatan",))
def buka_kembali(actor: Actor, tugas: Penugasan, *, catatan: str) -> Penugasan:
    """Reopen work that turned out not to be done; it reaches the unit again."""
    tugas.selesai = None
    arahan = Arahan.objects.select_for_update().get(pk=tugas.arahan_id)
    if arahan.status not in {StatusArahan.BERLAKU, StatusArahan.SELESAI}:
        raise Ditolak(_("Arahannya sudah tidak berlaku, jadi pekerjaannya tidak dapat dibuka kembali."))
    if arahan.status == StatusArahan.SELESAI:
        arahan.status = StatusArahan.BERLAKU
        arahan.save(update_fields=["status"])
    return _kembali_bekerja(actor, tugas, Aksi.BUKA_KEMBALI, catatan)


@command(Wewenang.SETUJUI)
def setujui(actor: Actor, tugas: Penugasan, *, catatan: str = "") -> Penugasan:
    """Accept verified work. When the last unit's part is accepted the order is done."""
    _bukan_penyerah(actor, tugas)
    tugas.selesai = melangkah(actor, tugas, Aksi.SETUJUI, catatan)
    tugas.save(update_fields=["status", "selesai"])
    _tutup_arahan(actor, tugas)
    kabari_pelaksana("penugasan.selesai", [tugas])
    return tugas


@command(Wewenang.SETUJUI, rekam=("catatan",))
def batalkan(actor: Actor, tugas: Penugasan, *, catatan: str) -> Penugasan:
    """Cancel one unit's part, with a reason."""
    melangkah(actor, tugas, Aksi.BATALKAN, catatan)
    tugas.save(update_fields=["status"])
    _tutup_arahan(actor, tugas)
    kabari_pelaksana("penugasan.dibatalkan", [tugas])
    return tugas


def _kembali_bekerja(actor: Actor, tugas: Penugasan, aksi: Aksi, catatan: str) -> Penugasan:
    melangkah(actor, tugas, aksi, catatan)
    tugas.save(update_fields=["status", "selesai"])
    kabari_pelaksana("penugasan.diperbaiki", [tugas])
    return tugas


def _bukan_penyerah(actor: Actor, tugas: Penugasan) -> None:
    """No self-approval (UU 30/2014 Art. 42-45): the person who handed it in judges it in no capacity."""
    penyerah = (
        StatusPenugasan.objects.filter(penugasan=tugas, aksi=Aksi.SERAHKAN)
        .order_by("-id")
        .values_list("orang_id", flat=True)
        .first()
    )
    if penyerah == actor.orang_id:
        raise Ditolak(_("Anda sendiri yang menyerahkan hasil ini; pejabat lain harus menilainya."))


def _tutup_arahan(actor: Actor, tugas: Penugasan) -> None:
    arahan = Arahan.objects.select_for_update().get(pk=tugas.arahan_id)
    bagian = list(arahan.penugasan.values_list("peran", "status"))
    kerja = [status for peran, status in bagian if peran != Peran.TEMBUSAN] or [status for _peran, status in bagian]
    if arahan.status == StatusArahan.BERLAKU and TERBUKA.isdisjoint(kerja):
        arahan.status = StatusArahan.SELESAI
        arahan.save(update_fields=["status"])
        publish("arahan.selesai", actor, arahan=arahan)


def _kabari_pemeriksa(jenis: str, tugas: Penugasan) -> None:
    """Tell who checks the work, as `wewenang.pemeriksa`, that there is something to check."""
    if tugas.kerahasiaan in TERTUTUP:
        beritahu(jenis, [tugas], jabatan={tugas.penerbit_id: tugas.pk})
    else:
        beritahu(jenis, [tugas], unit={tugas.koordinator_id: tugas.pk})
