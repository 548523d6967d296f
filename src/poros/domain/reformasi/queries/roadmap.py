"""Road maps: actions of a year with targets, what was reported, how it was looked at; shortfalls by unit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Prefetch, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch, visible

from ..models import AksiRB, LaporanRB, PantauRB, Roadmap, TargetRB
from ..rules.pantau import TRIWULAN, Capaian, Lensa, Nilai, hasil
from ..wewenang import Wewenang


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisAksi:
    """An action in one year: the quarters, the looks, what comes of them."""

    target: TargetRB
    capaian: tuple[Capaian, ...]
    nilai: dict[int, PantauRB]
    hasil: Decimal | None

    @property
    def terakhir(self) -> Capaian | None:
        """The last quarter that was reported."""
        return next((c for c in reversed(self.capaian) if c.realisasi is not None), None)

    @property
    def kurang(self) -> bool:
        return self.terakhir is not None and self.terakhir.kurang


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapUnit:
    """A unit's year: actions, how many fall short, how many nobody has reported on, share of "sesuai"."""

    unit: Unit
    aksi: int
    kurang: int
    belum: int
    hasil: Decimal | None


def roadmap_terlihat(actor: Actor) -> QuerySet[Roadmap]:
    """All road maps that the actor may see."""
    return visible(actor, Wewenang.ROADMAP_LIHAT, Roadmap.objects.select_related("unit"))


def daftar_roadmap(actor: Actor) -> QuerySet[Roadmap]:
    """With how many actions each has."""
    return roadmap_terlihat(actor).annotate(banyak=Count("aksi"))


def satu_roadmap(actor: Actor, pk: int) -> Roadmap:
    return fetch(actor, Wewenang.ROADMAP_LIHAT, Roadmap.objects.select_related("unit"), pk)


def aksi_terlihat(actor: Actor, roadmap: Roadmap) -> QuerySet[AksiRB]:
    """The actions of a road map that the actor may see, by kind."""
    rows = visible(actor, Wewenang.AKSI_LIHAT, AksiRB.objects.filter(roadmap=roadmap))
    return rows.select_related("unit").order_by("jenis", "tema", "sasaran", "pk")


def satu_aksi(actor: Actor, pk: int) -> AksiRB:
    return fetch(actor, Wewenang.AKSI_LIHAT, AksiRB.objects.select_related("roadmap__unit", "unit"), pk)


def satu_target(actor: Actor, pk: int) -> TargetRB:
    rows = TargetRB.objects.select_related("aksi__roadmap__unit", "aksi__unit", "penugasan")
    return fetch(actor, Wewenang.TARGET_LIHAT, rows, pk)


def tahun_ini(actor: Actor, roadmap: Roadmap, tahun: int, *, jenis: str = "", unit_id: int = 0) -> list[BarisAksi]:
    """The annual plan with its monitoring. Three statements, whatever the number of actions."""
    rows = visible(actor, Wewenang.TARGET_LIHAT, TargetRB.objects.filter(aksi__roadmap=roadmap, tahun=tahun))
    if jenis:
        rows = rows.filter(aksi__jenis=jenis)
    if unit_id:
        rows = rows.filter(aksi__unit_id=unit_id)
    return baris(rows.select_related("aksi__unit", "penugasan").order_by("aksi__jenis", "aksi__tema", "aksi__pk"))


def baris(rows: QuerySet[TargetRB]) -> list[BarisAksi]:
    """Targets with their reports and looks; of several for one quarter the newest counts."""
    filled = rows.prefetch_related(
        Prefetch("laporan", LaporanRB.objects.order_by("pk")), Prefetch("pantau", PantauRB.objects.order_by("pk"))
    )
    return [_baris(row) for row in filled]


def rekap_unit(lines: Iterable[BarisAksi]) -> list[RekapUnit]:
    """Where the shortfalls are, the most first."""
    groups: dict[int, list[BarisAksi]] = defaultdict(list)
    for line in lines:
        groups[line.target.aksi.unit_id].append(line)
    found = [
        RekapUnit(
            unit=group[0].target.aksi.unit,
            aksi=len(group),
            kurang=sum(line.kurang for line in group),
            belum=sum(line.terakhir is None for line in group),
            hasil=hasil(n for line in group for n in _nilai(line.nilai.values())),
        )
        for group in groups.values()
    ]
    return sorted(found, key=lambda r: (-r.kurang, -r.belum, r.unit.urutan))


def hasil_semua(lines: Sequence[BarisAksi]) -> Decimal | None:
    """Share of "sesuai" over all looks at all actions."""
    return hasil(n for line in lines for n in _nilai(line.nilai.values()))


def _nilai(rows: Iterable[PantauRB]) -> list[Nilai]:
    return [Nilai(triwulan=row.triwulan, sesuai=frozenset(Lensa(x) for x in row.sesuai)) for row in rows]


def _baris(row: TargetRB) -> BarisAksi:
    reported = {r.triwulan: r.realisasi for r in row.laporan.all()}
    looks = {p.triwulan: p for p in row.pantau.all()}
    quarters = tuple(
        Capaian(
            triwulan=n, target=getattr(row, f"tw{n}"), realisasi=reported.get(n), menurun=row.aksi.menurun
        )
        for n in TRIWULAN
    )  # fmt: skip
    return BarisAksi(
        target=row, capaian=quarters, nilai=dict(sorted(looks.items())), hasil=hasil(_nilai(looks.values()))
    )
