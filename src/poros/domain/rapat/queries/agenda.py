"""Leaders' agendas: the week, one item, its clashes, and the entries of a feed."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.wewenang import boleh, fetch, visible

from ..models import Agenda, Peserta, PetugasAgenda, Rapat, RevisiAgenda, RiwayatAgenda, UmpanKalender
from ..rules.alur import (
    AGENDA_MENYITA,
    AGENDA_TAMPIL,
    FLOW_AGENDA,
    AksiAgenda,
    Kehadiran,
    Status,
    StatusAgenda,
)
from ..rules.undangan import Telaah, kurang_telaah
from ..values import Benturan, Jadwal
from ..wewenang import Wewenang
from .waktu import bentrok_peserta

PEKAN = timedelta(days=7)
UMPAN_LALU, UMPAN_NANTI = timedelta(days=30), timedelta(days=180)
AKSI_WEWENANG = {
    AksiAgenda.SUSUN: Wewenang.AGENDA_SUSUN,
    AksiAgenda.TELAAH: Wewenang.AGENDA_TELAAH,
    AksiAgenda.SETUJUI: Wewenang.AGENDA_SETUJUI,
    AksiAgenda.KEMBALIKAN: Wewenang.AGENDA_TELAAH,
    AksiAgenda.PUTUSKAN: Wewenang.AGENDA_PUTUSKAN,
    AksiAgenda.TOLAK: Wewenang.AGENDA_PUTUSKAN,
    AksiAgenda.TARIK: Wewenang.AGENDA_SUSUN,
    AksiAgenda.LAKSANAKAN: Wewenang.AGENDA_SUSUN,
    AksiAgenda.EVALUASI: Wewenang.AGENDA_TELAAH,
}
"""Which permission each step asks for."""


@dataclass(frozen=True, slots=True)
class RincianAgenda:
    """Everything that the page of an item shows."""

    agenda: Agenda
    boleh: frozenset[Wewenang]
    riwayat: list[RiwayatAgenda]
    petugas: list[PetugasAgenda]
    revisi: RevisiAgenda | None
    benturan: list[Benturan]
    kurang: tuple[str, ...]

    @property
    def aksi(self) -> list[AksiAgenda]:
        allowed = FLOW_AGENDA.acts_from(StatusAgenda(self.agenda.status))
        return [a for a in allowed if AKSI_WEWENANG[a] in self.boleh]

    @property
    def menyiapkan(self) -> bool:
        """May the reader see the organiser's contact? Those who prepare it, and who asked."""
        return Wewenang.AGENDA_SUSUN in self.boleh


def semua() -> QuerySet[Agenda]:
    return Agenda.objects.select_related("pimpinan", "wakil", "lokasi", "unit")


def pekan(actor: Actor, senin: date, pimpinan_id: int | None = None) -> list[Agenda]:
    """The week from a Monday, in order of time. One statement."""
    begin = timezone.make_aware(datetime.combine(senin, time.min))
    rows = visible(actor, Wewenang.AGENDA_LIHAT, semua()).filter(mulai__lt=begin + PEKAN, selesai__gt=begin)
    if pimpinan_id is not None:
        rows = rows.filter(Q(pimpinan_id=pimpinan_id) | Q(wakil_id=pimpinan_id))
    return list(rows.exclude(status__in=[StatusAgenda.DITARIK, StatusAgenda.DITOLAK]).order_by("mulai", "pk")[:200])


def agenda_terlihat(actor: Actor, *, status: str = "") -> QuerySet[Agenda]:
    rows = visible(actor, Wewenang.AGENDA_LIHAT, semua())
    return rows.filter(status=status) if status else rows


def satu(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.AGENDA_LIHAT) -> Agenda:
    return fetch(actor, wewenang, semua(), pk)


def rincian(actor: Actor, pk: int) -> RincianAgenda:
    row = satu(actor, pk)
    hits = benturan(row)
    return RincianAgenda(
        agenda=row,
        boleh=boleh(actor, row, *dict.fromkeys(AKSI_WEWENANG.values())),
        riwayat=list(row.riwayat.order_by("-id")),
        petugas=list(row.petugas.select_related("jabatan")),
        revisi=row.revisi.filter(diterima__isnull=True).select_related("lokasi").first(),
        benturan=hits,
        kurang=kurang_telaah(telaah(row, bentrok=bool(hits))) if row.status == StatusAgenda.RK else (),
    )


def benturan(row: Agenda) -> list[Benturan]:
    """What the item collides with in the calendar of who goes, ways included."""
    goes = row.wakil if row.kehadiran == Kehadiran.DIWAKILKAN else row.pimpinan
    guest = [Peserta(jabatan=goes)]
    place = str(row.lokasi_id or "")
    return bentrok_peserta(guest, row.mulai, row.selesai, place, kecuali=row.rapat_id or 0, agenda=row.pk)


def benturan_wakil(row: Agenda, wakil_id: int | None) -> list[Benturan]:
    """What keeps somebody from going in the leader's place."""
    goes = Jabatan.objects.filter(pk=wakil_id).first() if wakil_id else None
    if goes is None:
        return []
    place = str(row.lokasi_id or "")
    return bentrok_peserta([Peserta(jabatan=goes)], row.mulai, row.selesai, place, agenda=row.pk)


def benturan_revisi(row: Agenda, jadwal: Jadwal) -> list[Benturan]:
    """What the item would collide with at another time or place."""
    goes = row.wakil if row.kehadiran == Kehadiran.DIWAKILKAN else row.pimpinan
    place = str(jadwal.lokasi_id or "")
    return bentrok_peserta([Peserta(jabatan=goes)], jadwal.mulai, jadwal.selesai, place, agenda=row.pk)


def telaah(row: Agenda, *, bentrok: bool) -> Telaah:
    return Telaah(
        sumber=bool(row.sumber or row.surat_id or row.rapat_id),
        dibuka=row.dibuka or row.rapat_id is not None,
        tempat=bool(row.di),
        kontak=bool(row.kontak or row.rapat_id),
        bentrok=bentrok,
    )


def pemimpin() -> QuerySet[Jabatan]:
    """Offices that have an agenda: head and deputy of the region, Sekda, asisten, heads of perangkat daerah."""
    kinds = [
        JenisUnit.KEPALA_DAERAH, JenisUnit.SETDA, JenisUnit.ASISTEN, JenisUnit.STAF_AHLI, JenisUnit.DINAS,
        JenisUnit.BADAN, JenisUnit.SETWAN, JenisUnit.INSPEKTORAT, JenisUnit.SATUAN, JenisUnit.KECAMATAN,
    ]  # fmt: skip
    high = Q(kepala=True) | Q(unit__jenis=JenisUnit.KEPALA_DAERAH)
    return Jabatan.objects.filter(high, aktif=True, unit__jenis__in=kinds).order_by("unit__urutan", "-kepala", "nama")


def menunggu(actor: Actor) -> QuerySet[Agenda]:
    """Items on which this office has to give its word."""
    return visible(actor, Wewenang.AGENDA_PUTUSKAN, semua()).filter(status=StatusAgenda.DISETUJUI)


def sidik_umpan(kunci: str) -> str:
    """What is kept of a feed's address: 256 random bits need no salt."""
    return hashlib.sha256(kunci.encode()).hexdigest()


def umpan(kunci: str) -> UmpanKalender | None:
    """The feed of an address, while it holds. One statement."""
    rows = UmpanKalender.objects.filter(sidik=sidik_umpan(kunci), dicabut__isnull=True)
    return rows.select_related("jabatan").first()


def umpan_saya(actor: Actor) -> UmpanKalender | None:
    rows = UmpanKalender.objects.filter(jabatan_id=actor.jabatan_id, orang_id=actor.orang_id, dicabut__isnull=True)
    return rows.first()


def isi_umpan(jabatan_id: int, kini: datetime) -> tuple[list[Agenda], list[Rapat]]:
    """What an office's calendar holds: its items, and the meetings to which it is invited. Two statements."""
    goes = Q(wakil_id=jabatan_id, kehadiran=Kehadiran.DIWAKILKAN)
    own = Q(pimpinan_id=jabatan_id) & ~Q(kehadiran=Kehadiran.DIWAKILKAN)
    near = Q(mulai__gt=kini - UMPAN_LALU, mulai__lt=kini + UMPAN_NANTI)
    shown = sorted(AGENDA_TAMPIL | AGENDA_MENYITA)
    items = semua().filter(own | goes | Q(petugas__jabatan_id=jabatan_id), near, status__in=shown).distinct()
    invited = Rapat.objects.filter(near, peserta__jabatan_id=jabatan_id).exclude(
        status__in=[Status.DRAF, Status.DITUNDA, Status.DIBATALKAN]
    )
    return list(items.order_by("mulai")), list(invited.select_related("ruang__sumber_daya", "lokasi").order_by("mulai"))


def agenda_publik(kini: datetime) -> list[Agenda]:
    """What everybody may know: published items that are marked as public. One statement."""
    near = Q(mulai__gt=kini - UMPAN_LALU, mulai__lt=kini + UMPAN_NANTI)
    rows = semua().filter(near, publik=True, status__in=sorted(AGENDA_TAMPIL))
    return list(rows.order_by("mulai")[:500])
