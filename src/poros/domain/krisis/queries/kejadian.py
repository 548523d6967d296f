"""Events, their decrees and clocks; the number that tells boards to look again."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone

from poros.kernel.daerah.langsung import SALURAN, topik
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

TOPIK = "krisis"
GERAK = """
WITH baru AS (UPDATE krisis_kejadian SET versi = versi + 1 WHERE id = %s RETURNING versi)
SELECT pg_notify(%s, %s || ' ' || versi) FROM baru
"""


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
    """Of the newest decree of the level and those it extends the one whose period holds this day. One statement."""
    rows = Penetapan.objects.filter(
        kejadian=kejadian_id, kejadian__status__in=BERSTATUS, kejadian__status=F("tingkat")
    ).order_by("-pk")
    for row in rows:
        if row.mulai <= hari:
            return row if hari <= row.sampai else None
        if row.memperpanjang_id is None:
            return None
    return None


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


def komando(kejadian: Kejadian) -> Komando | None:
    """The newest chart with its seats."""
    rows = kejadian.komando.prefetch_related("posisi__jabatan__unit")
    return rows.order_by("-pk").first()


def penetap() -> QuerySet[Jabatan]:
    """Offices that may declare: those of the head of region, never the Sekda's."""
    return Jabatan.objects.filter(aktif=True, kepala=True, unit__jenis=JenisUnit.KEPALA_DAERAH).order_by("pk")


def penanda() -> QuerySet[Jabatan]:
    """Offices that sign letters to other governments: the head of region first, then the Sekda."""
    high = (JenisUnit.KEPALA_DAERAH, JenisUnit.SETDA)
    return Jabatan.objects.filter(aktif=True, kepala=True, unit__jenis__in=high).order_by("unit__jenis", "pk")


def topik_papan(kejadian_id: int) -> str:
    """What boards of an event follow."""
    return topik(TOPIK, kejadian_id)


def gerakkan(kejadian_id: int) -> None:
    """Count one change on and tell the boards, who hear of it at commit. One statement, part of a command."""
    with connection.cursor() as cursor:
        cursor.execute(GERAK, [kejadian_id, SALURAN, topik_papan(kejadian_id)])
