"""Services, their counters, and who may stand behind a counter's address."""

from django.db.models import Count, Q, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch, visible

from ..models import Layanan, Tiket, Titik
from ..wewenang import Wewenang


def layanan_terlihat(actor: Actor) -> QuerySet[Layanan]:
    """All services with their office."""
    return visible(actor, Wewenang.LAYANAN_LIHAT, Layanan.objects.select_related("unit"))


def daftar_layanan(actor: Actor) -> QuerySet[Layanan]:
    """With how many counters they have."""
    return layanan_terlihat(actor).annotate(banyak_titik=Count("titik", filter=Q(titik__dicabut__isnull=True)))


def satu_layanan(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.LAYANAN_LIHAT) -> Layanan:
    return fetch(actor, wewenang, Layanan.objects.select_related("unit"), pk)


def dapat_disurvei(actor: Actor) -> list[Layanan]:
    """Services that the actor may put into a survey, offered today."""
    rows = visible(actor, Wewenang.LAYANAN_UBAH, Layanan.objects.select_related("unit"))
    return list(rows.filter(Q(sampai__isnull=True) | Q(sampai__gte=actor.hari), dari__lte=actor.hari))


def unit_layanan(actor: Actor) -> QuerySet[Unit]:
    """Units for which the actor may enter services."""
    return visible(actor, Wewenang.LAYANAN_CATAT, Unit.objects.filter(aktif=True)).order_by("urutan")


def titik_layanan(actor: Actor, layanan: Layanan) -> list[Titik]:
    """Counters of a service with their tickets, for those who put them up."""
    rows = visible(actor, Wewenang.TITIK_LIHAT, Titik.objects.filter(layanan=layanan))
    used = Count("tiket", filter=Q(tiket__terpakai=True))
    return list(rows.annotate(tiket_dicetak=Count("tiket"), tiket_terpakai=used))


def satu_titik(actor: Actor, pk: int) -> Titik:
    """For the poster on the wall."""
    return fetch(actor, Wewenang.TITIK_LIHAT, Titik.objects.select_related("layanan__unit"), pk)


def titik_publik(tanda: str) -> Titik | None:
    """The counter of a public address, unless it was taken down."""
    rows = Titik.objects.select_related("layanan__unit")
    return rows.filter(tanda=tanda, dicabut__isnull=True).first()


def tiket_ada(titik: Titik, sidik: str) -> bool:
    """Was such a ticket ever printed for this counter?"""
    return Tiket.objects.filter(titik=titik, sidik=sidik).exists()
