"""What is asked of the public, what was pledged, and where it went."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible

from ..models import Barang, BarisKiriman, Donasi, Mutasi
from ..rules.alur import JenisMutasi, StatusDonasi
from ..rules.donasi import Kekurangan
from ..wewenang import Wewenang
from . import titik as baca
from .stok import cadangan_berlaku, stok_semua

JENDELA_HARI = 7
"""Days of need that the public is asked for."""


@dataclass(frozen=True, slots=True)
class Terbuka:
    """A kind of goods that is still missing."""

    barang: Barang
    kekurangan: Kekurangan


@dataclass(frozen=True, slots=True)
class Perjalanan:
    """What became of one donation, without its giver's name unless that was wished."""

    pemberi: str
    barang: Barang
    jumlah: int
    diterima: datetime | None
    disalurkan: int
    titik: tuple[str, ...]


def donasi_terlihat(actor: Actor, status: str = "") -> QuerySet[Donasi]:
    rows = Donasi.objects.select_related("barang", "gudang")
    return visible(actor, Wewenang.DONASI_LIHAT, rows.filter(status=status) if status else rows)


def satu_donasi(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.DONASI_LIHAT) -> Donasi:
    return fetch(actor, wewenang, Donasi.objects.select_related("barang", "gudang"), pk)


def menurut_tanda(tanda: str) -> Donasi | None:
    """The giver's own page; its address cannot be guessed."""
    if "\0" in tanda:  # which no text of the database can hold
        return None
    return Donasi.objects.select_related("barang", "gudang").filter(tanda=tanda).first()


def kekurangan(hari: date) -> list[Terbuka]:
    """All measured goods with what is needed in a week and what is in sight. Ten statements."""
    kinds = [b for b in Barang.objects.filter(aktif=True) if b.butir]
    points = baca.titik_aktif()
    need: dict[int, int] = defaultdict(int)
    for (_t, b), n in baca.masih_butuh(kinds, points, hari, JENDELA_HARI).items():
        need[b] += n
    have: dict[int, int] = defaultdict(int)
    kept = {(c.gudang_id, c.barang_id): c.jumlah for c in cadangan_berlaku(hari)}
    for (g, b), n in stok_semua(hari).items():
        have[b] += max(0, n - kept.get((g, b), 0))
    coming = dict(
        Donasi.objects.filter(status=StatusDonasi.DISETUJUI)
        .order_by()
        .values_list("barang_id")
        .annotate(n=Sum("disetujui"))
    )
    return [Terbuka(b, Kekurangan(need[b.pk], have[b.pk], coming.get(b.pk, 0))) for b in kinds]


def dibutuhkan(hari: date) -> list[Terbuka]:
    """What the public list shows: only what is still missing, the most missing part first."""
    rows = [row for row in kekurangan(hari) if row.kekurangan.terbuka]
    return sorted(rows, key=lambda row: -row.kekurangan.terbuka / row.kekurangan.butuh)


def terbuka(barang_id: int, hari: date) -> int:
    """How much of a kind may still be accepted."""
    return next((row.kekurangan.terbuka for row in kekurangan(hari) if row.barang.pk == barang_id), 0)


def perjalanan(rows: list[Donasi]) -> list[Perjalanan]:
    """Where donations went, by the runs that took their lots. Two statements."""
    moved = Mutasi.objects.filter(saldo__lot__donasi__in=rows, kiriman_id__isnull=False)
    out: dict[int, int] = defaultdict(int)
    runs: dict[int, set[int]] = defaultdict(set)
    for donasi_id, jenis, n, run in moved.values_list("saldo__lot__donasi_id", "jenis", "jumlah", "kiriman_id"):
        out[donasi_id] -= n
        if jenis == JenisMutasi.KELUAR:
            runs[donasi_id].add(run)
    places: dict[tuple[int, int], set[str]] = defaultdict(set)
    wanted = {run for found in runs.values() for run in found}
    stops = BarisKiriman.objects.filter(perhentian__kiriman__in=wanted, diterima__gt=0)
    for run, b, nama in stops.values_list("perhentian__kiriman_id", "barang_id", "perhentian__titik__nama"):
        places[run, b].add(nama)
    return [
        Perjalanan(
            pemberi=row.nama if row.tampil_nama else str(_("Seorang dermawan")),
            barang=row.barang,
            jumlah=row.masuk,
            diterima=row.diterima,
            disalurkan=out[row.pk],
            titik=tuple(sorted({t for run in runs[row.pk] for t in places[run, row.barang_id]})),
        )
        for row in rows
    ]


def diterima_terakhir(banyak: int = 100) -> list[Donasi]:
    rows = Donasi.objects.filter(status=StatusDonasi.MASUK).select_related("barang")
    return list(rows.order_by("-pk")[:banyak])


def janji_baru(kontak: str, kini: datetime) -> tuple[int, int]:
    """Pledges of this contact within a day, and of all within a minute."""
    day = Donasi.objects.filter(kontak=kontak, dibuat__gt=kini - timedelta(days=1)).count()
    return day, Donasi.objects.filter(dibuat__gt=kini - timedelta(minutes=1)).count()


def hari_ini() -> date:
    return timezone.localdate()
