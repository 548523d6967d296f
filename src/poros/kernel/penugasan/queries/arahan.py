"""Orders: who has done his part and who has not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, may, visible

from ..models import Arahan, KlaimSumberDaya, Penugasan, TemuanKonflik
from ..rules import DI_TANGAN_UNIT, TERBUKA, TERTUTUP, Peran, StatusArahan
from ..wewenang import Wewenang
from .daftar import lewat
from .konflik import konflik_terlihat


@dataclass(frozen=True, slots=True)
class Capaian:
    """How many units have a part in an order, and how many of them have not finished, or are late."""

    bagian: int
    belum: int
    telat: int

    @property
    def sudah(self) -> int:
        return self.bagian - self.belum


@dataclass(frozen=True, slots=True)
class HalamanArahan:
    """An order with all its units, its claims and what it collides with."""

    arahan: Arahan
    penugasan: list[Penugasan]
    klaim: list[KlaimSumberDaya]
    konflik: list[TemuanKonflik]
    capaian: Capaian
    boleh_tarik: bool


def halaman_arahan(actor: Actor, pk: int, kini: datetime, wewenang: Wewenang = Wewenang.ARAHAN_LIHAT) -> HalamanArahan:
    """Read it, or raise `TidakBerwenang`: five queries."""
    arahan = fetch(actor, wewenang, arahan_terlihat(actor), pk)
    rows = list(penugasan_arahan(actor, arahan))
    parts = [t for t in rows if t.peran != Peran.TEMBUSAN]
    return HalamanArahan(
        arahan=arahan,
        penugasan=rows,
        klaim=list(arahan.klaim.select_related("sumber_daya").order_by("mulai")),
        konflik=list(konflik_terlihat(actor).filter(arahan=arahan)),
        capaian=Capaian(
            bagian=len(parts),
            belum=sum(t.status in TERBUKA for t in parts),
            telat=sum(bool(t.status in DI_TANGAN_UNIT and t.tenggat and t.tenggat < kini) for t in parts),
        ),
        boleh_tarik=arahan.status == StatusArahan.BERLAKU and may(actor, Wewenang.ARAHAN_TARIK, arahan),
    )


def arahan_terlihat(actor: Actor) -> QuerySet[Arahan]:
    """All orders that the actor may see."""
    rows = visible(actor, Wewenang.ARAHAN_LIHAT, Arahan.objects.all())
    return rows.select_related("penerbit__unit", "menggantikan")


def arahan_diterbitkan(actor: Actor) -> QuerySet[Arahan]:
    """Orders of the actor's office, newest first."""
    return Arahan.objects.filter(penerbit_id=actor.jabatan_id).order_by("-id")


def capaian(rows: Iterable[Arahan], kini: datetime) -> dict[int, Capaian]:
    """How far these orders are, in one query."""
    parts = Penugasan.objects.filter(arahan__in=[row.pk for row in rows]).exclude(peran=Peran.TEMBUSAN)
    counted = (
        parts.order_by()
        .values("arahan_id")
        .annotate(
            bagian=Count("pk"),
            belum=Count("pk", filter=Q(status__in=sorted(TERBUKA))),
            telat=Count("pk", filter=lewat(kini)),
        )
    )
    return {row["arahan_id"]: Capaian(row["bagian"], row["belum"], row["telat"]) for row in counted}


def penugasan_arahan(actor: Actor, arahan: Arahan) -> QuerySet[Penugasan]:
    """All units under an order: who has a part in it sees how the others stand, unless the order is secret."""
    rows = arahan.penugasan.select_related("unit", "koordinator", "pelaksana").order_by("id")
    if arahan.kerahasiaan not in TERTUTUP or arahan.penerbit_id == actor.jabatan_id:
        return rows
    return rows.filter(pk__in=visible(actor, Wewenang.LIHAT, Penugasan.objects.filter(arahan=arahan)))
