"""Visits to learn: the list, one with what followed, and those from which nothing has followed in time."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible

from ..models import Kunjungan, TindakKunjungan
from ..wewenang import Wewenang

TINDAK = "berbagi-tindak-kunjungan"


def semua() -> QuerySet[Kunjungan]:
    rows = Kunjungan.objects.select_related("unit", "tawaran")
    return rows.annotate(banyak_tindak=Count("tindak"))


def kunjungan_terlihat(actor: Actor, *, tanpa_tindak: bool = False) -> QuerySet[Kunjungan]:
    """All reports; with `tanpa_tindak` those whose time to act has run out without any work."""
    rows = visible(actor, Wewenang.KUNJUNGAN_LIHAT, semua())
    return rows.filter(terbengkalai(actor.hari)) if tanpa_tindak else rows


def terbengkalai(hari: date) -> Q:
    """Learnt, and nothing done with it when it should have been."""
    return Q(banyak_tindak=0, tindak_sampai__lt=hari)


def satu(actor: Actor, pk: int) -> Kunjungan:
    return fetch(actor, Wewenang.KUNJUNGAN_LIHAT, semua(), pk)


def tindak(kunjungan: Kunjungan) -> list[TindakKunjungan]:
    return list(kunjungan.tindak.select_related("unit", "penugasan"))
