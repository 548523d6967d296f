"""The command board: everything that is shown on the wall, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Penugasan, TemuanKonflik
from poros.kernel.penugasan.rules import Status as StatusTugas

from ..models import Kartu, Kejadian, Laporan, Perintah, Sitrep
from ..rules.alur import Periksa, StatusSitrep
from ..rules.angka import Jumlah, Ukuran
from ..rules.jam import sitrep_berikut
from ..values import SUMBANGAN, KartuPapan
from . import angka as baca_angka
from . import kejadian as baca

SELESAI = frozenset({StatusTugas.SELESAI, StatusTugas.DIALIHKAN, StatusTugas.DIBATALKAN, StatusTugas.DIKETAHUI})


@dataclass(slots=True)
class Klaster:
    """Orders of a cluster, counted as the wall shows them."""

    nama: str
    perintah: list[Perintah] = field(default_factory=list)
    selesai: int = 0
    telat: int = 0

    @property
    def jalan(self) -> int:
        return len(self.perintah) - self.selesai


@dataclass(slots=True)
class Papan:
    kejadian: Kejadian
    jam: datetime
    masa: baca.Masa | None
    angka: dict[Ukuran, Jumlah]
    klaster: list[Klaster]
    kartu: list[Kartu]
    sitrep: Sitrep | None
    sitrep_berikut: datetime | None
    tabrakan: int
    laporan_menunggu: int
    sumbangan: list[KartuPapan]


def papan(actor: Actor, kejadian: Kejadian) -> Papan:
    """The board of an event."""
    now = kejadian.jam
    last = kejadian.sitrep.filter(status=StatusSitrep.SAH).order_by("-pk").first()
    return Papan(
        kejadian=kejadian,
        jam=now,
        masa=baca.masa(actor, list(kejadian.penetapan.all()), kejadian),
        angka=baca_angka.jumlah(kejadian),
        klaster=klaster(perintah(kejadian), now),
        kartu=list(kejadian.kartu.filter(diputus__isnull=True).order_by("batas")[:10]),
        sitrep=last,
        sitrep_berikut=sitrep_berikut(last.per, kejadian.ritme_jam) if last else None,
        tabrakan=0 if kejadian.latihan else tabrakan(kejadian).count(),
        laporan_menunggu=Laporan.objects.filter(latihan=kejadian.latihan, periksa=Periksa.BELUM).count(),
        sumbangan=[] if kejadian.latihan else [k for f in SUMBANGAN.papan.values() for k in f(actor, kejadian.pk)],
    )


def perintah(kejadian: Kejadian) -> list[Perintah]:
    """Orders with unit and, where they are real, their work. Two statements."""
    work = Prefetch("arahan__penugasan", Penugasan.objects.order_by("pk"))
    return list(kejadian.perintah.select_related("unit", "arahan").prefetch_related(work))


def tugas(row: Perintah) -> Penugasan | None:
    """The work of an order; that of a drill has none."""
    return next(iter(row.arahan.penugasan.all()), None) if row.arahan else None


def beres(row: Perintah) -> bool:
    work = tugas(row)
    return row.selesai is not None if work is None else work.status in SELESAI


def kata(row: Perintah) -> tuple[Any, str]:
    """The status of an order for people."""
    work = tugas(row)
    if work is not None:
        return work.get_status_display(), "baik" if work.status in SELESAI else "info"
    return (_("Selesai"), "baik") if row.selesai else (_("Berjalan"), "info")


def klaster(rows: Sequence[Perintah], kini: datetime) -> list[Klaster]:
    """Counted by cluster, the latest first."""
    found: dict[str, Klaster] = defaultdict(lambda: Klaster(""))
    for row in rows:
        group = found[row.klaster]
        group.nama = row.klaster
        group.perintah.append(row)
        done = beres(row)
        group.selesai += done
        group.telat += not done and row.batas < kini
    return sorted(found.values(), key=lambda k: (-k.telat, k.nama))


def tabrakan(kejadian: Kejadian) -> Any:
    """Undecided collisions in which an order of this command takes part."""
    orders = kejadian.perintah.exclude(arahan=None).values("arahan_id")
    return TemuanKonflik.objects.filter(diputus__isnull=True, arahan__in=orders).distinct()
