"""What lies on a desk: the work on which this person can act now, in one query, and his office's figures in another."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Case, CharField, Count, F, OuterRef, Q, Subquery, Value, When

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ..models import Penugasan, StatusPenugasan
from ..rules import DI_TANGAN_UNIT, MENUNGGU_JAWABAN, Status
from ..wewenang import Wewenang
from .daftar import PARTIAL, lewat, menunggu_putusan, milik, penugasan_terlihat

DEKAT = timedelta(days=3)
"""A deadline so near belongs on the desk."""


class Sebab(StrEnum):
    """Why something lies on the desk, in the order in which it is asked."""

    DIKEMBALIKAN = "dikembalikan"
    VERIFIKASI = "verifikasi"
    SETUJUI = "setujui"
    JAWAB = "jawab"
    DIPERBAIKI = "diperbaiki"
    LEWAT = "lewat"
    DEKAT = "dekat"


def antrean(actor: Actor, kini: datetime, batas: int) -> list[Penugasan]:
    """Work that waits for this person, each with its `sebab`; what is late or soon due comes first."""
    own = milik(actor)
    baru = own & Q(status__in=sorted(MENUNGGU_JAWABAN))
    berjalan = own & Q(status__in=sorted(DI_TANGAN_UNIT))
    diperbaiki = berjalan & Q(diserahkan__isnull=False)
    mendesak = berjalan & Q(tenggat__lt=kini + DEKAT)
    rows = penugasan_terlihat(actor).filter(PARTIAL, menunggu_putusan(actor) | baru | diperbaiki | mendesak)
    sebab = Case(
        When(menunggu_putusan(actor) & Q(status=Status.DIKEMBALIKAN), then=Value(Sebab.DIKEMBALIKAN)),
        When(menunggu_putusan(actor) & Q(status=Status.MENUNGGU_VERIFIKASI), then=Value(Sebab.VERIFIKASI)),
        When(menunggu_putusan(actor) & Q(status=Status.TERVERIFIKASI), then=Value(Sebab.SETUJUI)),
        When(baru, then=Value(Sebab.JAWAB)),
        When(diperbaiki, then=Value(Sebab.DIPERBAIKI)),
        When(Q(tenggat__lt=kini), then=Value(Sebab.LEWAT)),
        default=Value(Sebab.DEKAT),
        output_field=CharField(),
    )
    terakhir = StatusPenugasan.objects.filter(penugasan=OuterRef("pk")).order_by("-id").values("catatan")[:1]
    rows = rows.annotate(sebab=sebab, catatan_terakhir=Subquery(terakhir))
    return list(rows.order_by(F("tenggat").asc(nulls_last=True), "id")[:batas])


def angka(actor: Actor, kini: datetime) -> dict[str, int]:
    """Open, late and soon due work in the actor's inbox."""
    rows = visible(actor, Wewenang.LIHAT, Penugasan.objects.all()).filter(PARTIAL, milik(actor))
    soon = Q(status__in=sorted(DI_TANGAN_UNIT), tenggat__gte=kini, tenggat__lt=kini + DEKAT)
    return rows.aggregate(
        terbuka=Count("pk"), terlambat=Count("pk", filter=lewat(kini)), dekat=Count("pk", filter=soon)
    )
