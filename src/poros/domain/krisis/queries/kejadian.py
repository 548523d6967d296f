"""Events, their decrees and clocks; the number that tells boards to look again."""

import time
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet
from django.utils import timezone

from poros.kernel.daerah.koneksi import skema
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import fetch, visible
from poros.pure.tenggat import NotInForceError

from ..models import Kejadian, Komando, Penetapan
from ..rules.alur import BERSTATUS
from ..rules.jam import sisa_hari
from ..wewenang import Wewenang

INGAT_DETIK = 1.0
_versi: dict[tuple[str, int], tuple[float, int]] = {}


@dataclass(frozen=True, slots=True)
class Masa:
    """The decree in force, and how long it still holds."""

    penetapan: Penetapan
    sisa: int
    segera: bool


def kejadian_terlihat(actor: Actor, *, latihan: bool | None = None) -> QuerySet[Kejadian]:
    rows = visible(actor, Wewenang.LIHAT, Kejadian.objects.select_related("unit"))
    return rows if latihan is None else rows.filter(latihan=latihan)


def satu(actor: Actor, pk: int) -> Kejadian:
    return fetch(actor, Wewenang.LIHAT, Kejadian.objects.select_related("unit", "rencana"), pk)


def penetapan(kejadian: Kejadian) -> list[Penetapan]:
    """The chain of decrees, oldest first."""
    return list(kejadian.penetapan.select_related("penetap", "kaji", "memperpanjang"))


def penetapan_berlaku(kejadian_id: int, hari: date) -> Penetapan | None:
    """The newest decree of the level that holds, if its period holds this day."""
    row = (
        Penetapan.objects.filter(kejadian=kejadian_id, kejadian__status__in=BERSTATUS, kejadian__status=F("tingkat"))
        .order_by("-pk")
        .first()
    )
    return row if row is not None and row.mulai <= hari <= row.sampai else None


def masa(actor: Actor, rows: list[Penetapan], kejadian: Kejadian) -> Masa | None:
    """Of the decrees of an event the one that counts now; a lapsed one has no days left."""
    current = [row for row in rows if row.tingkat == kejadian.status]
    if not current or kejadian.status not in BERSTATUS:
        return None
    today = timezone.localtime(kejadian.jam).date()
    left = sisa_hari(current[-1].sampai, today)
    return Masa(current[-1], left, segera=current[-1].sampai <= ambang_habis(actor, kejadian.jam))


def ambang_habis(actor: Actor, kini: datetime | None = None) -> date:
    """Decrees that end up to this day should be looked at now."""
    now = kini or timezone.now()
    try:
        return timezone.localtime(mesin(actor).jatuh_tempo("krisis-status-habis", now)).date()
    except NotInForceError:
        return timezone.localtime(now).date()


def segera_habis(actor: Actor) -> list[tuple[Kejadian, Penetapan]]:
    """Real events whose decree ends soon or has lapsed. Two statements."""
    rows = kejadian_terlihat(actor, latihan=False).filter(status__in=BERSTATUS)
    newest: dict[int, Penetapan] = {}
    for row in Penetapan.objects.filter(kejadian__in=rows).select_related("kejadian").order_by("pk"):
        if row.tingkat == row.kejadian.status:
            newest[row.kejadian_id] = row
    edge = ambang_habis(actor)
    return [(row.kejadian, row) for row in newest.values() if row.sampai <= edge]


def komando(kejadian: Kejadian) -> Komando | None:
    """The newest chart with its seats."""
    rows = kejadian.komando.prefetch_related("posisi__jabatan__unit")
    return rows.order_by("-pk").first()


def penetap() -> QuerySet[Jabatan]:
    """Offices that may declare: those of the head of region, never the Sekda's."""
    return Jabatan.objects.filter(aktif=True, kepala=True, unit__jenis=JenisUnit.KEPALA_DAERAH).order_by("pk")


def gerakkan(kejadian_id: int) -> None:
    """Count one change on: boards see another number and look again. Part of a command."""
    Kejadian.objects.filter(pk=kejadian_id).update(versi=F("versi") + 1)


def versi(kejadian_id: int) -> int:
    """The number of changes, asked of the database once a second at most however many boards ask; 0: no event."""
    key, now = (skema(), kejadian_id), time.monotonic()
    at, number = _versi.get(key, (0.0, -1))
    if number < 0 or now - at > INGAT_DETIK:
        number = Kejadian.objects.filter(pk=kejadian_id).values_list("versi", flat=True).first() or 0
        _versi[key] = (now, number)
    return number
