"""A leader's agenda from request to evaluation (SM-AGD); what is published changes by an approved revision only."""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.pure.flow import TransitionError

from ..labels import KURANG_TELAAH
from ..models import Agenda, PetugasAgenda, RevisiAgenda, UmpanKalender
from ..queries.agenda import benturan, pemimpin, sidik_umpan, telaah
from ..rules.alur import AksiAgenda, Kehadiran, StatusAgenda
from ..rules.undangan import kurang_telaah
from ..values import ArahanAgenda, DataAgenda, Jadwal
from ..wewenang import Wewenang
from .rapat import periksa_lokasi
from .riwayat import catat_agenda, langkahkan_agenda

TULISAN = (
    "judul", "mulai", "selesai", "lokasi_id", "tempat", "pakaian", "penyelenggara", "kontak", "sumber", "surat_id",
    "kebutuhan", "publik", "dibuka",
)  # fmt: skip
MASIH_DITULIS = frozenset({StatusAgenda.MASUK, StatusAgenda.RK})
PETUGAS_MAKS, TUGAS_MAKS = 20, 60


@command(Wewenang.AGENDA_MINTA, kunci=False)
def minta_agenda(actor: Actor, unit: Unit, *, data: DataAgenda) -> Agenda:
    """Ask for a leader's time."""
    row = Agenda(unit=unit, pembuat_id=actor.orang_id)
    _tulis(row, data)
    row.save()
    catat_agenda(actor, row, "")
    return row


@command(Wewenang.AGENDA_SUSUN)
def ubah_agenda(actor: Actor, agenda: Agenda, *, data: DataAgenda) -> Agenda:  # noqa: ARG001 -- every command has its actor
    """Complete it while it is prepared."""
    if StatusAgenda(agenda.status) not in MASIH_DITULIS:
        raise Ditolak(_("Yang sudah ditelaah dikembalikan dahulu; yang sudah tayang diubah lewat usul perubahan."))
    _tulis(agenda, data)
    agenda.save()
    return agenda


@command(Wewenang.AGENDA_SUSUN, rekam=("aksi", "catatan"))
def susun_agenda(actor: Actor, agenda: Agenda, *, aksi: AksiAgenda, catatan: str = "") -> Agenda:
    """Take it into the plan, withdraw it with a reason, or note that it was held and with what result."""
    if aksi not in {AksiAgenda.SUSUN, AksiAgenda.TARIK, AksiAgenda.LAKSANAKAN}:
        raise TransitionError(StatusAgenda(agenda.status), aksi, ())
    if aksi is AksiAgenda.SUSUN:
        agenda.penyusun_id = actor.orang_id
    if aksi is AksiAgenda.LAKSANAKAN:
        if agenda.selesai > timezone.now():
            raise Ditolak(_("Acara ini belum selesai."))
        agenda.hasil = catatan.strip()
    shown = agenda.status == StatusAgenda.TAYANG
    langkahkan_agenda(actor, agenda, aksi, catatan, lain=("penyusun_id", "hasil"))
    if shown and aksi is AksiAgenda.TARIK:
        _kabari_berubah(actor, agenda)
    return agenda


@command(Wewenang.AGENDA_TELAAH, rekam=("aksi", "catatan"))
def telaah_agenda(actor: Actor, agenda: Agenda, *, aksi: AksiAgenda, catatan: str = "") -> Agenda:
    """Review it against the checklist, give it back, or evaluate what was held."""
    if aksi not in {AksiAgenda.TELAAH, AksiAgenda.KEMBALIKAN, AksiAgenda.EVALUASI}:
        raise TransitionError(StatusAgenda(agenda.status), aksi, ())
    if aksi is AksiAgenda.TELAAH:
        missing = kurang_telaah(telaah(agenda, bentrok=bool(benturan(agenda))))
        if missing:
            raise Ditolak(" ".join(str(KURANG_TELAAH[name]) for name in missing))
    langkahkan_agenda(actor, agenda, aksi, catatan)
    return agenda


@command(Wewenang.AGENDA_SETUJUI)
def setujui_agenda(actor: Actor, agenda: Agenda) -> Agenda:
    """The head of protocol lets it go to the leader."""
    langkahkan_agenda(actor, agenda, AksiAgenda.SETUJUI)
    beritahu("rapat.arahan", [agenda], jabatan={agenda.pimpinan_id: agenda.pk}, kecuali=actor.orang_id)
    return agenda


@command(Wewenang.AGENDA_PUTUSKAN, rekam=("arahan",))
def putuskan_agenda(actor: Actor, agenda: Agenda, *, arahan: ArahanAgenda) -> Agenda:
    """The leader goes himself, or names who goes for him, with a note on what to say there."""
    if arahan.kehadiran is Kehadiran.DIWAKILKAN:
        if not arahan.wakil_id or arahan.wakil_id == agenda.pimpinan_id:
            raise Ditolak(_("Pilih siapa yang mewakili."), "wakil")
        if not arahan.catatan.strip():
            raise Ditolak(_("Tulis catatan untuk yang mewakili."), "catatan")
        if not Jabatan.objects.filter(pk=arahan.wakil_id, aktif=True).exists():
            raise Ditolak(_("Jabatan ini tidak aktif."), "wakil")
    before = agenda.wakil_id
    agenda.kehadiran, agenda.arahan = arahan.kehadiran, arahan.catatan.strip()
    agenda.wakil_id = arahan.wakil_id if arahan.kehadiran is Kehadiran.DIWAKILKAN else None
    langkahkan_agenda(actor, agenda, AksiAgenda.PUTUSKAN, arahan.catatan, lain=("kehadiran", "arahan", "wakil_id"))
    if agenda.wakil_id and agenda.wakil_id != before:
        beritahu("rapat.mewakili", [agenda], jabatan={agenda.wakil_id: agenda.pk}, kecuali=actor.orang_id)
    if before and agenda.wakil_id != before:
        beritahu("rapat.agenda_diubah", [agenda], jabatan={before: agenda.pk}, kecuali=actor.orang_id)
    return agenda


@command(Wewenang.AGENDA_PUTUSKAN, rekam=("alasan",))
def tolak_agenda(actor: Actor, agenda: Agenda, *, alasan: str) -> Agenda:
    """The leader does not go, and nobody for him."""
    langkahkan_agenda(actor, agenda, AksiAgenda.TOLAK, alasan)
    beritahu("rapat.tak_dihadiri", [agenda], orang={agenda.pembuat_id: agenda.pk}, kecuali=actor.orang_id)
    return agenda


@command(Wewenang.AGENDA_SUSUN, rekam=("jadwal", "alasan"))
def usulkan_revisi(actor: Actor, agenda: Agenda, *, jadwal: Jadwal, alasan: str) -> RevisiAgenda:
    """Ask for another time or place of what is published; the old one stays visible until it is approved."""
    if agenda.status != StatusAgenda.TAYANG:
        raise Ditolak(_("Hanya agenda yang tayang diubah lewat usul perubahan."))
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "alasan")
    if agenda.revisi.filter(diterima__isnull=True).exists():
        raise Ditolak(_("Masih ada usul perubahan yang menunggu."))
    _urut(jadwal.mulai, jadwal.selesai)
    periksa_lokasi(jadwal.lokasi_id)
    return RevisiAgenda.objects.create(
        agenda=agenda,
        mulai=jadwal.mulai,
        selesai=jadwal.selesai,
        lokasi_id=jadwal.lokasi_id,
        tempat=jadwal.tempat.strip(),
        alasan=alasan.strip(),
        oleh_id=actor.orang_id,
        oleh=actor.nama,
    )


@command(Wewenang.REVISI_TERIMA, rekam=("diterima",))
def jawab_revisi(actor: Actor, revisi: RevisiAgenda, *, diterima: bool) -> Agenda:
    """Let the change take effect, or not; who goes and who helps are told of a change."""
    if revisi.diterima is not None:
        raise Ditolak(_("Usul ini sudah dijawab."))
    agenda = Agenda.objects.select_for_update(of=("self",)).get(pk=revisi.agenda_id)
    if diterima and agenda.status != StatusAgenda.TAYANG:
        raise Ditolak(_("Acara ini tidak tayang lagi; usul perubahannya hanya dapat ditolak."))
    revisi.diterima = diterima
    revisi.save(update_fields=["diterima"])
    if not diterima:
        return agenda
    agenda.mulai, agenda.selesai = revisi.mulai, revisi.selesai
    agenda.lokasi_id, agenda.tempat = revisi.lokasi_id, revisi.tempat
    agenda.urutan_ubah += 1
    agenda.save(update_fields=["mulai", "selesai", "lokasi_id", "tempat", "urutan_ubah"])
    catat_agenda(actor, agenda, "revisi", revisi.alasan)
    _kabari_berubah(actor, agenda)
    return agenda


@command(Wewenang.AGENDA_SUSUN, rekam=("petugas",))
def atur_petugas(actor: Actor, agenda: Agenda, *, petugas: Mapping[int, str]) -> Agenda:
    """Say which office does what there; told are only those who are new."""
    if len(petugas) > PETUGAS_MAKS or any(not task.strip() for task in petugas.values()):
        raise Ditolak(_("Setiap petugas punya tugas, paling banyak %(n)s.") % {"n": PETUGAS_MAKS}, "petugas")
    if any(len(task) > TUGAS_MAKS for task in petugas.values()):
        raise Ditolak(_("Tugas satu petugas paling panjang %(n)s huruf.") % {"n": TUGAS_MAKS}, "petugas")
    if Jabatan.objects.filter(pk__in=petugas, aktif=True).count() < len(petugas):
        raise Ditolak(_("Ada jabatan yang tidak dikenal atau tidak aktif lagi."), "petugas")
    before = set(agenda.petugas.values_list("jabatan_id", flat=True))
    agenda.petugas.all().delete()
    PetugasAgenda.objects.bulk_create(
        PetugasAgenda(agenda=agenda, jabatan_id=pk, tugas=task.strip()) for pk, task in petugas.items()
    )
    fresh = dict.fromkeys(set(petugas) - before, agenda.pk)
    beritahu("rapat.petugas", [agenda], jabatan=fresh, kecuali=actor.orang_id)
    return agenda


@command(Wewenang.UMPAN_BUAT)
def buat_umpan(actor: Actor, unit: Unit) -> str:  # noqa: ARG001 -- the unit authorises
    """Make the address of one's own calendar; the one before is dead. Shown once, only its digest is kept.

    The unit is locked: who presses twice is answered twice, one after the other.
    """
    kunci = secrets.token_urlsafe(32)
    mine = UmpanKalender.objects.filter(jabatan_id=actor.jabatan_id, orang_id=actor.orang_id, dicabut__isnull=True)
    mine.update(dicabut=timezone.now())
    UmpanKalender.objects.create(jabatan_id=actor.jabatan_id, orang_id=actor.orang_id, sidik=sidik_umpan(kunci))
    return kunci


@command(Wewenang.UMPAN_CABUT)
def cabut_umpan(actor: Actor, umpan: UmpanKalender) -> UmpanKalender:  # noqa: ARG001 -- every command has its actor
    """Take the address back."""
    umpan.dicabut = umpan.dicabut or timezone.now()
    umpan.save(update_fields=["dicabut"])
    return umpan


JALAN: dict[AksiAgenda, Callable[[Actor, Agenda, AksiAgenda, str], Agenda]] = {
    **dict.fromkeys(
        (AksiAgenda.SUSUN, AksiAgenda.TARIK, AksiAgenda.LAKSANAKAN),
        lambda a, row, x, why: susun_agenda(a, row, aksi=x, catatan=why),
    ),
    **dict.fromkeys(
        (AksiAgenda.TELAAH, AksiAgenda.KEMBALIKAN, AksiAgenda.EVALUASI),
        lambda a, row, x, why: telaah_agenda(a, row, aksi=x, catatan=why),
    ),
    AksiAgenda.SETUJUI: lambda a, row, _x, _why: setujui_agenda(a, row),
    AksiAgenda.TOLAK: lambda a, row, _x, why: tolak_agenda(a, row, alasan=why),
}
"""Which command a step of the page is; the leader's word has a form of its own."""


def melangkah_agenda(actor: Actor, agenda: Agenda, aksi: AksiAgenda, catatan: str = "") -> Agenda:
    """Take a step by its name."""
    if aksi not in JALAN:
        raise TransitionError(StatusAgenda(agenda.status), aksi, tuple(JALAN))
    return JALAN[aksi](actor, agenda, aksi, catatan)


def _tulis(row: Agenda, data: DataAgenda) -> None:
    if not data.judul.strip():
        raise Ditolak(_("Tulis acaranya."), "judul")
    _urut(data.mulai, data.selesai)
    if not pemimpin().filter(pk=data.pimpinan_id).exists():
        raise Ditolak(_("Pilih pimpinan yang diminta."), "pimpinan")
    periksa_lokasi(data.lokasi_id)
    row.pimpinan_id = data.pimpinan_id
    for name in TULISAN:
        value = getattr(data, name)
        setattr(row, name, value.strip() if isinstance(value, str) else value)


def _kabari_berubah(actor: Actor, agenda: Agenda) -> None:
    """Tell who goes and who helps."""
    goes = (agenda.pimpinan_id, agenda.wakil_id, *agenda.petugas.values_list("jabatan_id", flat=True))
    beritahu("rapat.agenda_diubah", [agenda], jabatan=dict.fromkeys(goes, agenda.pk), kecuali=actor.orang_id)


def _urut(mulai: datetime, selesai: datetime) -> None:
    if selesai <= mulai:
        raise Ditolak(_("Acara berakhir sesudah mulai."), "selesai")
