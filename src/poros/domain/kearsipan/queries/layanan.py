"""Loans, copies and the state of contents."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Min, Q, QuerySet, Sum
from django.utils import timezone

from poros.kernel.berkas.models import Berkas
from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ..models import BerkasArsip, LaporanKeutuhan, PaketArsip, Peminjaman
from ..rules.pinjam import Status
from ..wewenang import Wewenang

RUSAK_MAKS = 100


@dataclass(frozen=True, slots=True)
class Keutuhan:
    """Where the checking of contents stands now."""

    banyak: int
    ukuran: int
    sehari: int
    terlama: object
    belum: int
    rusak: list[Berkas]


def semua_pinjaman() -> QuerySet[Peminjaman]:
    return Peminjaman.objects.select_related("berkas", "orang", "jabatan")


def pinjaman_terlihat(actor: Actor, *, status: str = "") -> QuerySet[Peminjaman]:
    rows = visible(actor, Wewenang.PINJAM_LIHAT, semua_pinjaman())
    return rows.filter(status=status) if status else rows


def menunggu_jawaban(actor: Actor) -> QuerySet[Peminjaman]:
    """Loans that this actor has to answer, the oldest first."""
    return visible(actor, Wewenang.PINJAM_JAWAB, semua_pinjaman()).filter(status=Status.DIMINTA).order_by("pk")


def terlambat(actor: Actor) -> QuerySet[Peminjaman]:
    """Loans that have run beyond their day."""
    rows = visible(actor, Wewenang.PINJAM_LIHAT, semua_pinjaman())
    return rows.filter(status=Status.DIPINJAM, sampai__lt=actor.hari)


def pinjaman_berkas(actor: Actor, berkas: BerkasArsip) -> list[Peminjaman]:
    return list(pinjaman_terlihat(actor).filter(berkas=berkas).order_by("-pk")[:20])


def paket_terlihat(actor: Actor) -> QuerySet[PaketArsip]:
    return visible(actor, Wewenang.PAKET_LIHAT, PaketArsip.objects.all())


def laporan_terlihat(actor: Actor) -> QuerySet[LaporanKeutuhan]:
    return visible(actor, Wewenang.KEUTUHAN_LIHAT, LaporanKeutuhan.objects.all())


def keutuhan() -> Keutuhan:
    """How many contents there are, how many were hashed in the last day, which are not what they were. Two queries."""
    live = Berkas.objects.filter(musnah__isnull=True)
    day = timezone.now() - timedelta(days=1)
    told = live.aggregate(
        banyak=Count("pk"),
        ukuran=Sum("ukuran", default=0),
        sehari=Count("pk", filter=Q(diperiksa__gte=day)),
        belum=Count("pk", filter=Q(diperiksa__isnull=True)),
        terlama=Min("diperiksa"),
    )
    broken = list(live.filter(utuh=False).order_by("pk")[:RUSAK_MAKS])
    return Keutuhan(told["banyak"], told["ukuran"], told["sehari"], told["terlama"], told["belum"], broken)
