"""Reports: what has come in, what waits to be checked, and what looks like the same thing."""

from datetime import timedelta

from django.db.models import BooleanField, ExpressionWrapper, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import aturan, fetch, visible

from ..models import Laporan
from ..rules.alur import Periksa
from ..wewenang import Wewenang

SERUPA = timedelta(hours=6)
DEKAT = 0.005
"""Degrees, some 500 metres: reports of one threat, place and time may be one event. A warning, never a bar."""


def semua(actor: Actor) -> QuerySet[Laporan]:
    """With `pelapor_terlihat`: whether this actor may read who has told it."""
    seen = ExpressionWrapper(aturan(Wewenang.PELAPOR_LIHAT).q(actor), output_field=BooleanField())
    return Laporan.objects.select_related("unit", "kejadian").annotate(pelapor_terlihat=seen)


def laporan_terlihat(actor: Actor, *, periksa: str = "", latihan: bool = False) -> QuerySet[Laporan]:
    rows = visible(actor, Wewenang.LAPORAN_LIHAT, semua(actor)).filter(latihan=latihan)
    return rows.filter(periksa=periksa) if periksa else rows


def satu(actor: Actor, pk: int) -> Laporan:
    return fetch(actor, Wewenang.LAPORAN_LIHAT, semua(actor), pk)


def menunggu(actor: Actor) -> QuerySet[Laporan]:
    """Real reports that this actor may check and nobody has."""
    rows = visible(actor, Wewenang.LAPORAN_PERIKSA, Laporan.objects.all())
    return rows.filter(latihan=False, periksa=Periksa.BELUM)


def serupa(actor: Actor, row: Laporan) -> list[Laporan]:
    """Others of the same threat, near in time and place."""
    rows = laporan_terlihat(actor, latihan=row.latihan).exclude(pk=row.pk)
    rows = rows.filter(bahaya=row.bahaya, waktu__range=(row.waktu - SERUPA, row.waktu + SERUPA))
    if row.lat is not None and row.lng is not None:
        rows = rows.filter(lat__range=(row.lat - DEKAT, row.lat + DEKAT), lng__range=(row.lng - DEKAT, row.lng + DEKAT))
    else:
        rows = rows.filter(tempat__iexact=row.tempat)
    return list(rows.order_by("-pk")[:5])
