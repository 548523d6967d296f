"""Who is slow: working days from order to result, per office and per asisten, against the period before.

The database counts how often each duration occurred, which is a few thousand rows out of a million; medians
and percentiles of offices, and of all offices under an asisten, are then exact sums over those counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, Count, F, Func, IntegerField, Q, Sum, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import visible
from poros.pure.hari_kerja import Kalender
from poros.pure.statistik import Ringkasan, Tren, ringkas_hitungan, tren

from ..models import Penugasan
from ..rules import Peran
from ..wewenang import Wewenang
from .daftar import lewat

AMBANG = 10
"""Below so many results a unit is shown but not ranked: chance would rank it."""
BATAS_TREN = 0.1
MUNDUR = timedelta(days=730)
"""An order older than this at the start of the former period counts as given on that day."""
SEKARANG, DULU = 1, 0


@dataclass(slots=True)
class _Tumpukan:
    """Counts of durations of one unit in the two periods, with what was late and what was returned."""

    hari: dict[int, Counter[int]] = field(default_factory=lambda: {SEKARANG: Counter(), DULU: Counter()})
    telat: Counter[int] = field(default_factory=Counter)
    kembali: int = 0

    def tambah(self, masa: int, hari: int, n: int, telat: int, kembali: int) -> None:
        self.hari[masa][hari] += n
        self.telat[masa] += telat
        self.kembali += kembali if masa == SEKARANG else 0

    def ringkas(self, masa: int) -> Ringkasan | None:
        return ringkas_hitungan(self.hari[masa], self.telat[masa], AMBANG)


@dataclass(frozen=True, slots=True)
class Kelambatan:
    """One line: a unit, how long it takes, how that has changed, and what lies late on its desk right now."""

    unit_id: int
    kini: Ringkasan | None
    tren: Tren
    kembali: int
    tertunggak: int

    @property
    def layak_peringkat(self) -> bool:
        return self.kini is not None and self.kini.layak_peringkat


@dataclass(frozen=True, slots=True)
class SiapaLambat:
    """Slowest first; units with few results stand behind, unranked."""

    unit: list[Kelambatan]
    asisten: list[Kelambatan]
    ambang: int = AMBANG


def siapa_lambat(actor: Actor, dari: date, sampai: date, kini: datetime) -> SiapaLambat:
    """Compare the results handed in from `dari` to `sampai` with those of the same span before: two queries."""
    per_unit: dict[int, _Tumpukan] = defaultdict(_Tumpukan)
    per_asisten: dict[int, _Tumpukan] = defaultdict(_Tumpukan)
    for row in _hitungan(actor, dari, sampai):
        facts = (row["masa"], row["lama"], row["n"], row["telat"], row["kembali"])
        per_unit[row["kantor_id"]].tambah(*facts)
        asisten = _asisten(actor, row["koordinator_id"])
        if asisten is not None:
            per_asisten[asisten].tambah(*facts)
    overdue = _tertunggak(actor, kini)
    by_unit: Counter[int] = Counter()
    by_asisten: Counter[int] = Counter()
    for kantor, koordinator, n in overdue:
        by_unit[kantor] += n
        asisten = _asisten(actor, koordinator)
        if asisten is not None:
            by_asisten[asisten] += n
    return SiapaLambat(unit=_urut(per_unit, by_unit), asisten=_urut(per_asisten, by_asisten))


def periode_sebelum(dari: date, sampai: date) -> tuple[date, date]:
    """The span of the same length right before."""
    return dari - (sampai - dari) - timedelta(days=1), dari - timedelta(days=1)


def _hitungan(actor: Actor, dari: date, sampai: date) -> Iterable[Mapping[str, Any]]:
    awal, _akhir = periode_sebelum(dari, sampai)
    kalender = mesin(actor).kalender
    rows = visible(actor, Wewenang.LIHAT, Penugasan.objects.all()).exclude(peran=Peran.TEMBUSAN)
    return (
        rows.filter(diserahkan__gte=_tengah_malam(awal), diserahkan__lt=_tengah_malam(sampai + timedelta(days=1)))
        .order_by()
        .annotate(
            masa=Case(
                When(diserahkan__gte=_tengah_malam(dari), then=Value(SEKARANG)),
                default=Value(DULU),
                output_field=IntegerField(),
            ),
            lama=_hari_kerja_ke("diserahkan", kalender, awal - MUNDUR, sampai)
            - _hari_kerja_ke("dikirim", kalender, awal - MUNDUR, sampai),
        )
        .values("masa", "kantor_id", "koordinator_id", "lama")
        .annotate(
            n=Count("pk"),
            telat=Count("pk", filter=Q(diserahkan__gt=F("tenggat"))),
            kembali=Sum("pengembalian"),
        )
    )


def _tertunggak(actor: Actor, kini: datetime) -> Iterable[tuple[int, int | None, int]]:
    rows = visible(actor, Wewenang.LIHAT, Penugasan.objects.all()).filter(lewat(kini))
    groups = rows.exclude(peran=Peran.TEMBUSAN).order_by().values("kantor_id", "koordinator_id")
    return groups.annotate(n=Count("pk")).values_list("kantor_id", "koordinator_id", "n")


def _hari_kerja_ke(kolom: str, kalender: Kalender, awal: date, akhir: date) -> Func:
    """The running number of the last working day up to a moment: an array with one entry for each day.

    The difference of two of them is `Kalender.selisih_hari_kerja`, without a look-up per row.
    """
    days = [awal + timedelta(days=n) for n in range((akhir - awal).days + 1)]
    numbers = ",".join(str(kalender.selisih_hari_kerja(awal, day)) for day in days)
    place = f"GREATEST(%(expressions)s - DATE '{awal.isoformat()}', 0) + 1"
    return Func(TruncDate(kolom), template=f"('{{{numbers}}}'::int[])[{place}]", output_field=IntegerField())


def _tengah_malam(hari: date) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time.min))


def _asisten(actor: Actor, koordinator_id: int | None) -> int | None:
    """The asisten above a coordinating biro/bagian."""
    simpul = actor.peta.simpul
    if koordinator_id not in simpul:
        return None
    line = actor.peta.leluhur(koordinator_id)
    return next((node for node in line if simpul[node].jenis is JenisUnit.ASISTEN), None)


def _urut(piles: dict[int, _Tumpukan], overdue: Counter[int]) -> list[Kelambatan]:
    lines = []
    for unit_id in piles.keys() | overdue.keys():
        pile = piles.get(unit_id) or _Tumpukan()
        now = pile.ringkas(SEKARANG)
        lines.append(
            Kelambatan(unit_id, now, tren(pile.ringkas(DULU), now, BATAS_TREN), pile.kembali, overdue[unit_id])
        )
    return sorted(lines, key=_terlambat_dahulu)


def _terlambat_dahulu(line: Kelambatan) -> tuple[bool, float, float, int]:
    now = line.kini
    slowness = (-now.median, -now.p90) if now and line.layak_peringkat else (0.0, 0.0)
    return (not line.layak_peringkat, *slowness, -line.tertunggak)
