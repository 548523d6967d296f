"""The command board: everything that is shown on the wall, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Penugasan, TemuanKonflik
from poros.kernel.penugasan.rules import Status as StatusTugas
from poros.kernel.penugasan.wewenang import Wewenang as LihatTugas
from poros.kernel.wewenang import visible

from ..labels import NADA
from ..models import Kartu, Kejadian, Laporan, Peragaan, Perintah, Sitrep
from ..rules.alur import Periksa, Status, StatusSitrep
from ..rules.angka import Jumlah, Ukuran
from ..rules.jam import sitrep_berikut
from ..values import SUMBANGAN, KartuPapan
from ..wewenang import Wewenang
from . import angka as baca_angka
from . import kejadian as baca
from . import peta

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
    kini: datetime
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
    peta: str
    """Another word when the map shows something else."""
    peragaan: Peragaan | None

    @property
    def nada(self) -> str:
        return NADA[Status(self.kejadian.status)]

    @property
    def jam_ms(self) -> int:
        """The clock of the event as scripts count, shown when the clock on the wall showed `kini_ms`."""
        return round(self.jam.timestamp() * 1000)

    @property
    def kini_ms(self) -> int:
        return round(self.kini.timestamp() * 1000)

    @property
    def berganti(self) -> float | None:
        """Seconds until a clock turns something on the board by itself: an order late, a decision or a report due."""
        if self.kejadian.berhenti or self.kejadian.selesai:
            return None
        ahead = [o.batas for k in self.klaster for o in k.perintah if not beres(o)] + [k.batas for k in self.kartu]
        ahead += [self.sitrep_berikut] if self.sitrep_berikut else []
        left = [(at - self.jam).total_seconds() for at in ahead if at > self.jam]
        return min(left) / self.kejadian.laju if left else None


def papan(actor: Actor, kejadian: Kejadian) -> Papan:
    """The board of an event."""
    now = kejadian.jam
    last = kejadian.sitrep.filter(status=StatusSitrep.SAH).order_by("-pk").first()
    return Papan(
        kejadian=kejadian,
        kini=timezone.now(),
        jam=now,
        masa=baca.masa(actor, list(kejadian.penetapan.all()), kejadian),
        angka=baca_angka.jumlah(kejadian),
        klaster=klaster(perintah(kejadian), now),
        kartu=list(kejadian.kartu.filter(diputus__isnull=True).order_by("batas")[:10]),
        sitrep=last,
        sitrep_berikut=sitrep_berikut(last.per, kejadian.ritme_jam) if last else None,
        tabrakan=0 if kejadian.latihan else tabrakan(kejadian).count(),
        laporan_menunggu=_menunggu(kejadian).count(),
        sumbangan=[] if kejadian.latihan else [k for f in SUMBANGAN.papan.values() for k in f(actor, kejadian.pk)],
        peta=peta.cap(kejadian),
        peragaan=Peragaan.objects.filter(kejadian=kejadian).first() if kejadian.latihan else None,
    )


def kelompok(actor: Actor, kejadian: Kejadian) -> str:
    """Readers of one group are shown the same board, word for word: one language, and the same figures of others."""
    groups = () if kejadian.latihan else (f(actor) for f in SUMBANGAN.kelompok.values())
    return "|".join((get_language() or "", *groups))


def perintah(kejadian: Kejadian) -> list[Perintah]:
    """Orders with unit and, where they are real, their work. Two statements."""
    return _lengkap(kejadian.perintah.all(), Penugasan.objects.all())


def perintah_bagi(actor: Actor, kejadian: Kejadian) -> list[Perintah]:
    """As `perintah`; each says whether the actor sets down its effect (`dinilai`), its work whether he opens it."""
    judged = visible(actor, Wewenang.PERINTAH_NILAI, Perintah.objects.filter(pk=OuterRef("pk")))
    seen = visible(actor, LihatTugas.LIHAT, Penugasan.objects.filter(pk=OuterRef("pk")))
    works = Penugasan.objects.annotate(dibuka=Exists(seen))
    return _lengkap(kejadian.perintah.annotate(dinilai=Exists(judged)), works)


def _lengkap(orders: QuerySet[Perintah], works: QuerySet[Penugasan]) -> list[Perintah]:
    work = Prefetch("arahan__penugasan", works.order_by("-pk"))
    return list(orders.select_related("unit", "arahan").prefetch_related(work))


def tugas(row: Perintah) -> Penugasan | None:
    """The work of an order, of the unit that has it now; that of a drill has none."""
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


def _menunggu(kejadian: Kejadian) -> QuerySet[Laporan]:
    """Unchecked reports: all real ones, since any may be of this event; of a drill only its own."""
    rows = Laporan.objects.filter(periksa=Periksa.BELUM, latihan=kejadian.latihan)
    return rows.filter(kejadian=kejadian) if kejadian.latihan else rows


def tabrakan(kejadian: Kejadian) -> Any:
    """Undecided collisions in which an order of this command takes part."""
    orders = kejadian.perintah.exclude(arahan=None).values("arahan_id")
    return TemuanKonflik.objects.filter(diputus__isnull=True, arahan__in=orders).distinct()
