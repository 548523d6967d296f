"""What already takes people's and rooms' time: meetings, leaders' agendas, and the claims of orders."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import berlaku_pada
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.penugasan.models import KlaimSumberDaya
from poros.kernel.penugasan.rules import StatusArahan
from poros.pure.rapat import Tempuh

from ..models import Agenda, Peserta, Rapat, WaktuTempuh
from ..rules.alur import AGENDA_MENYITA, MENYITA, Kehadiran
from .parameter import jam


@dataclass(frozen=True, slots=True)
class Isi:
    """A stretch of somebody's time: when, where (number of the place), and what kind of thing it is."""

    mulai: datetime
    selesai: datetime
    tempat: str
    jenis: str


def tempuh() -> Tempuh:
    """The ways between places, both ways of one length. One statement."""
    rows = WaktuTempuh.objects.values_list("dari_id", "ke_id", "menit")
    return Tempuh({(str(a), str(b)): n for a, b, n in rows}, bawaan=jam().tempuh)


def orang_dari(jabatan_ids: Collection[int], mulai: datetime) -> dict[int, int]:
    """Office → who holds it on that day. Whoever holds two is in one place only. One statement."""
    rows = Pemangku.objects.filter(berlaku_pada(_hari(mulai)), jabatan_id__in=jabatan_ids).order_by("-kapasitas")
    return dict(rows.values_list("jabatan_id", "orang_id"))


def jabatan_dari(orang_ids: Collection[int], mulai: datetime) -> dict[int, int]:
    """The other way round: every office that one of these people holds → its holder. One statement."""
    rows = Pemangku.objects.filter(berlaku_pada(_hari(mulai)), orang_id__in=orang_ids)
    return dict(rows.values_list("jabatan_id", "orang_id"))


def isi_orang(
    orang_ids: Collection[int], dari: datetime, sampai: datetime, *, kecuali: int = 0, agenda: int = 0
) -> dict[int, list[Isi]]:
    """Person → what takes his time between two moments. Four statements, however many people.

    `kecuali` is the meeting that is being planned, `agenda` the item: their own time is not in their way.
    """
    office = jabatan_dari(orang_ids, dari)
    found: dict[int, list[Isi]] = defaultdict(list)
    for owner, row in (*_rapat(office, dari, sampai, kecuali), *_agenda(office, dari, sampai, agenda, kecuali)):
        found[owner].append(row)
    for claim in _klaim(Q(sumber_daya__orang_id__in=orang_ids), dari, sampai):
        orang_id = claim.sumber_daya.orang_id
        assert orang_id is not None, "the filter asks for an official's time"
        found[orang_id].append(Isi(claim.mulai, claim.selesai, "", _("perintah")))
    return found


def isi_ruang(dari: datetime, sampai: datetime, *, kecuali: int = 0) -> dict[int, list[Isi]]:
    """Room (by the resource that it is) → what takes it. Two statements."""
    found: dict[int, list[Isi]] = defaultdict(list)
    rows = Rapat.objects.filter(_bertemu(dari, sampai), status__in=sorted(MENYITA), ruang__isnull=False)
    for resource, begin, end in rows.exclude(pk=kecuali).values_list("ruang__sumber_daya_id", "mulai", "selesai"):
        found[resource].append(Isi(begin, end, "", _("rapat")))
    for claim in _klaim(Q(sumber_daya__orang_id__isnull=True), dari, sampai):
        found[claim.sumber_daya_id].append(Isi(claim.mulai, claim.selesai, "", _("perintah")))
    return found


def tempat_rapat(rapat: Rapat) -> str:
    """The number of its place; "" on line, or where nobody knows."""
    place = rapat.ruang.lokasi_id if rapat.ruang else rapat.lokasi_id
    return str(place) if place else ""


def _hari(saat: datetime) -> date:
    """The day of the government's own clock: a morning in Papua is still yesterday in UTC."""
    return timezone.localtime(saat).date()


def _bertemu(dari: datetime, sampai: datetime) -> Q:
    return Q(mulai__lt=sampai, selesai__gt=dari)


def _rapat(office: dict[int, int], dari: datetime, sampai: datetime, kecuali: int) -> Iterable[tuple[int, Isi]]:
    live = Q(rapat__status__in=sorted(MENYITA), rapat__mulai__lt=sampai, rapat__selesai__gt=dari)
    guests = Peserta.objects.filter(live, jabatan_id__in=office).exclude(rapat_id=kecuali)
    for guest in guests.select_related("rapat__ruang"):
        rapat = guest.rapat
        assert guest.jabatan_id is not None and rapat.mulai is not None and rapat.selesai is not None  # noqa: PT018 -- narrows
        yield office[guest.jabatan_id], Isi(rapat.mulai, rapat.selesai, tempat_rapat(rapat), _("rapat"))


def _agenda(
    office: dict[int, int], dari: datetime, sampai: datetime, agenda: int, kecuali: int
) -> Iterable[tuple[int, Isi]]:
    """Items of leaders, or of those who go for them; what stands for a meeting is counted with the meeting."""
    mine = Q(pimpinan_id__in=office) | Q(wakil_id__in=office)
    rows = Agenda.objects.filter(_bertemu(dari, sampai), mine, status__in=sorted(AGENDA_MENYITA))
    for row in rows.exclude(pk=agenda).exclude(rapat_id=kecuali):
        goes = row.wakil_id if row.kehadiran == Kehadiran.DIWAKILKAN else row.pimpinan_id
        if goes in office:
            yield office[goes], Isi(row.mulai, row.selesai, str(row.lokasi_id or ""), _("agenda pimpinan"))


def _klaim(siapa: Q, dari: datetime, sampai: datetime) -> Iterable[KlaimSumberDaya]:
    live = KlaimSumberDaya.objects.filter(
        siapa, arahan__status=StatusArahan.BERLAKU, mulai__lt=sampai, selesai__gt=dari
    )
    return live.select_related("sumber_daya")
