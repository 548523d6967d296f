"""The board of an office: its work in columns by how far it is, the most pressing first."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, Q, Value, When, Window
from django.db.models.functions import RowNumber

from poros.kernel.organisasi.actor import Actor

from ..models import Penugasan
from ..rules import Peran, Status
from .daftar import PARTIAL, penugasan_terlihat

KOLOM: tuple[tuple[Status, ...], ...] = (
    (Status.TERKIRIM, Status.DITEGASKAN),
    (Status.DITERIMA,),
    (Status.DIKERJAKAN,),
    (Status.DIKEMBALIKAN,),
    (Status.MENUNGGU_VERIFIKASI, Status.TERVERIFIKASI),
)
"""Statuses that share a column of the board."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its first status names it; `jumlah` counts what it holds, `isi` are the first of them."""

    status: Status
    jumlah: int
    isi: list[Penugasan]


def papan(actor: Actor, unit_id: int, batas: int = 20) -> list[Kolom]:
    """The open work of a unit and all below it. One query: rows are numbered in their column, few are read."""
    column = Case(
        *(When(status__in=group, then=Value(n)) for n, group in enumerate(KOLOM)), output_field=IntegerField()
    )
    rows = (
        penugasan_terlihat(actor)
        .filter(PARTIAL, _dalam(actor, unit_id))
        .exclude(peran=Peran.TEMBUSAN)
        .annotate(kolom=column)
        .annotate(
            nomor=Window(RowNumber(), partition_by=F("kolom"), order_by=[F("tenggat").asc(nulls_last=True), "id"]),
            sekolom=Window(Count("pk"), partition_by=F("kolom")),
        )
        .filter(nomor__lte=batas)
        .order_by("kolom", "nomor")
    )
    columns = [Kolom(group[0], 0, []) for group in KOLOM]
    for row in rows:
        kept = columns[row.kolom]
        columns[row.kolom] = Kolom(kept.status, row.sekolom, [*kept.isi, row])
    return columns


def _dalam(actor: Actor, unit_id: int) -> Q:
    """An office has an index of its own; a unit inside one is found by its family."""
    if actor.peta.kantor(unit_id) == unit_id:
        return Q(kantor_id=unit_id)
    return Q(unit_id__in=actor.peta.keturunan(unit_id))
