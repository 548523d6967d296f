"""Points, their people, what they have received, what is on its way, and what they still need."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import TruncDate

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible

from ..models import Barang, BarisKiriman, Jalur, Pengungsi, Titik
from ..rules.alur import StatusKiriman
from ..rules.kebutuhan import Jenis, Penduduk, butuh, susul
from ..wewenang import Wewenang
from .parameter import standar

DI_JALAN = (StatusKiriman.DISIAPKAN, StatusKiriman.BERANGKAT)
Petak = dict[tuple[int, int], int]
"""(point, goods) → units."""


def titik_terlihat(actor: Actor) -> QuerySet[Titik]:
    return visible(actor, Wewenang.TITIK_LIHAT, Titik.objects.select_related("unit"))


def satu_titik(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.TITIK_LIHAT) -> Titik:
    return fetch(actor, wewenang, Titik.objects.select_related("unit"), pk)


def titik_aktif() -> list[Titik]:
    return list(Titik.objects.filter(aktif=True))


def laporan(titik: Titik) -> QuerySet[Pengungsi]:
    return titik.pengungsi.order_by("-hari", "-id")


def jalur_terbuka() -> list[Jalur]:
    return list(Jalur.objects.filter(terbuka=True, gudang__aktif=True, titik__aktif=True))


def orang(titik: Sequence[Titik], dari: date, hari: int) -> dict[int, list[int]]:
    """People by point and day, what was last reported holding on. One statement."""
    days = [dari + timedelta(days=n) for n in range(hari)]
    told: dict[int, list[tuple[date, int]]] = defaultdict(list)
    rows = Pengungsi.objects.filter(titik__in=titik, hari__lte=days[-1]).order_by("hari", "id")
    for pk, day, n in rows.values_list("titik_id", "hari", "jumlah"):
        told[pk].append((day, n))
    return {t.pk: susul(told[t.pk], days) for t in titik}


def kebutuhan(barang: Sequence[Barang], titik: Sequence[Titik], dari: date, hari: int) -> Petak:
    """What is needed in these days by the standard in force on the first."""
    people = orang(titik, dari, hari)
    rows = [Penduduk(t.pk, t.mulai, people[t.pk]) for t in titik]
    kinds = [Jenis(b.pk, b.butir, Fraction(b.isi)) for b in barang]
    return butuh(standar(dari), kinds, rows, dari)


def diterima(titik: Sequence[Titik], dari: date) -> Petak:
    """What points have taken in since a day."""
    rows = BarisKiriman.objects.filter(
        perhentian__titik__in=titik, perhentian__penerimaan__diisi__date__gte=dari, diterima__gt=0
    )
    return _petak(rows, "diterima")


def di_jalan(titik: Sequence[Titik]) -> Petak:
    """What has been loaded or is to be loaded for them, and not been received."""
    rows = BarisKiriman.objects.filter(
        perhentian__titik__in=titik, perhentian__kiriman__status__in=DI_JALAN, diterima__isnull=True
    )
    return _petak(rows, "jumlah")


def _petak(rows: QuerySet[BarisKiriman], kolom: str) -> Petak:
    found = rows.order_by().values_list("perhentian__titik_id", "barang_id").annotate(n=Sum(kolom))
    return {(t, b): n for t, b, n in found}


def masih_butuh(barang: Sequence[Barang], titik: Sequence[Titik], dari: date, hari: int) -> Petak:
    """Need of the window, less what came since its first day and what is on its way."""
    got, way = diterima(titik, dari), di_jalan(titik)
    need = kebutuhan(barang, titik, dari, hari)
    return {cell: max(0, n - got.get(cell, 0) - way.get(cell, 0)) for cell, n in need.items()}


def terima_harian(titik: Sequence[Titik], dari: date, hari: int) -> dict[tuple[int, int], list[int]]:
    """(point, goods) → what was received on each of these days."""
    rows = BarisKiriman.objects.filter(
        perhentian__titik__in=titik, perhentian__penerimaan__diisi__date__gte=dari, diterima__gt=0
    ).annotate(pada=TruncDate("perhentian__penerimaan__diisi"), tujuan=F("perhentian__titik_id"))
    found: dict[tuple[int, int], list[int]] = {}
    for t, b, day, n in rows.order_by().values_list("tujuan", "barang_id", "pada").annotate(n=Sum("diterima")):
        place = (day - dari).days
        if place < hari:
            found.setdefault((t, b), [0] * hari)[place] += n
    return found


@dataclass(frozen=True, slots=True)
class BarisKebutuhan:
    """A kind of goods over all points, for the table of needs."""

    barang: Barang
    butuh: int
    diterima: int
    di_jalan: int
    stok: int

    @property
    def kurang(self) -> int:
        return max(0, self.butuh - self.diterima - self.di_jalan - self.stok)
