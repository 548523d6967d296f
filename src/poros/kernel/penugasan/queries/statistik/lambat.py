"""Who is slow: working days from order to result, per office and per asisten, against the period before.

Medians and percentiles of offices, and of all offices under an asisten, are exact sums over the counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import visible
from poros.pure.statistik import Ringkasan, Tren, ringkas_hitungan, tren

from ...models import Penugasan
from ...rules import Peran
from ...wewenang import Wewenang, lihat_rekap
from ..daftar import lewat
from .hitung import DULU, SEKARANG, hasil, jumlah_rekap, langsung, terhitung
from .rentang import periode_sebelum, selebihnya

AMBANG = 10
"""Below so many results a unit is shown but not ranked: chance would rank it."""
BATAS_TREN = 0.1


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
    """Slowest first; units with few results stand behind, unranked.

    `dihitung` is when the oldest count in it was made; None where all was counted on the spot.
    """

    unit: list[Kelambatan]
    asisten: list[Kelambatan]
    dihitung: datetime | None = None
    ambang: int = AMBANG


def siapa_lambat(actor: Actor, dari: date, sampai: date, kini: datetime) -> SiapaLambat:
    """Compare the results handed in from `dari` to `sampai` with those of the same span before.

    Months that are past are read from their counts, the rest is counted on the spot: four queries at most.
    """
    per_unit: dict[int, _Tumpukan] = defaultdict(_Tumpukan)
    per_asisten: dict[int, _Tumpukan] = defaultdict(_Tumpukan)
    facts, dihitung = _hitungan(actor, dari, sampai)
    for row in facts:
        counts = (row["masa"], row["lama"], row["n"], row["telat"], row["kembali"])
        per_unit[row["kantor_id"]].tambah(*counts)
        asisten = _asisten(actor, row["koordinator_id"])
        if asisten is not None:
            per_asisten[asisten].tambah(*counts)
    by_unit: Counter[int] = Counter()
    by_asisten: Counter[int] = Counter()
    for kantor, koordinator, n in _tertunggak(actor, kini):
        by_unit[kantor] += n
        asisten = _asisten(actor, koordinator)
        if asisten is not None:
            by_asisten[asisten] += n
    return SiapaLambat(unit=_urut(per_unit, by_unit), asisten=_urut(per_asisten, by_asisten), dihitung=dihitung)


def _hitungan(actor: Actor, dari: date, sampai: date) -> tuple[list[dict[str, Any]], datetime | None]:
    """How often each duration occurred, and when the oldest of these counts was made."""
    awal, akhir = periode_sebelum(dari, sampai)
    seen = lihat_rekap(actor)
    counted = terhitung((awal, akhir), (dari, sampai)) if seen else {}
    facts = list(jumlah_rekap(seen, counted, dari)) if seen and counted else []
    if spans := selebihnya(awal, sampai, counted):
        rows = visible(actor, Wewenang.LIHAT, Penugasan.objects.all())
        facts += langsung(hasil(rows, spans, mesin(actor).kalender), dari)
    return facts, min(counted.values(), default=None)


def _tertunggak(actor: Actor, kini: datetime) -> Iterable[tuple[int, int | None, int]]:
    rows = visible(actor, Wewenang.LIHAT, Penugasan.objects.all()).filter(lewat(kini))
    groups = rows.exclude(peran=Peran.TEMBUSAN).order_by().values("kantor_id", "koordinator_id")
    return groups.annotate(n=Count("pk")).values_list("kantor_id", "koordinator_id", "n")


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
