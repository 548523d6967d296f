"""The coordination map in memory: who stands above whom today, read once per change of the organisation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from poros.kernel.daerah.koneksi import skema as nama_skema

from .models import Jabatan, Koordinasi, Unit
from .rules import KOORDINATOR, PERANGKAT_DAERAH, JenisUnit

BERKOTAK_MASUK = PERANGKAT_DAERAH | KOORDINATOR


@dataclass(frozen=True, slots=True)
class Simpul:
    """A unit as the map knows it."""

    id: int
    kode: str
    nama: str
    singkatan: str
    jenis: JenisUnit
    induk_id: int | None


@dataclass(frozen=True, slots=True)
class Peta:
    """Units, their parents, children, coordinators and heads on one day; `versi` is that of the data it is from."""

    versi: int
    simpul: dict[int, Simpul]
    anak: dict[int, tuple[int, ...]]
    koordinator: dict[int, int]
    dikoordinasikan: dict[int, tuple[int, ...]]
    kepala: dict[int, int]

    def leluhur(self, unit_id: int) -> Iterator[int]:
        """The unit itself, then its parents up to the top."""
        node: int | None = unit_id
        while node is not None:
            yield node
            node = self.simpul[node].induk_id

    def keturunan(self, unit_id: int) -> frozenset[int]:
        """The unit and all below it."""
        found, todo = set(), [unit_id]
        while todo:
            node = todo.pop()
            found.add(node)
            todo.extend(self.anak.get(node, ()))
        return frozenset(found)

    def kantor(self, unit_id: int) -> int:
        """The office that keeps the inbox of a unit: the nearest perangkat daerah, asisten or biro/bagian above it."""
        for node in self.leluhur(unit_id):
            if self.simpul[node].jenis in BERKOTAK_MASUK:
                return node
        return unit_id

    def koordinator_dari(self, unit_id: int) -> int | None:
        """The biro/bagian that coordinates a unit, found at the unit or at the nearest unit above it."""
        for node in self.leluhur(unit_id):
            if node in self.koordinator:
                return self.koordinator[node]
        return None

    def rantai(self, unit_id: int) -> list[int]:
        """Line of escalation: coordinating biro/bagian, its asisten, Setda, kepala daerah."""
        start = self.koordinator_dari(unit_id)
        above = self.leluhur(start) if start is not None else self.leluhur(unit_id)
        return [node for node in above if node != unit_id]

    def lingkup(self, unit_id: int) -> frozenset[int]:
        """All units that a coordinating unit (or one above it) looks after, their parts included."""
        found: set[int] = set()
        for node in self.keturunan(unit_id):
            for coordinated in self.dikoordinasikan.get(node, ()):
                found |= self.keturunan(coordinated)
        return frozenset(found)

    def atasan_bersama(self, a: int, b: int) -> int | None:
        """The nearest unit that stands above both, over the line of escalation; None when there is none."""
        line = [a, *self.rantai(a)]
        other = {b, *self.rantai(b)}
        return next((node for node in line if node in other), None)

    def jenis(self, *kinds: JenisUnit) -> list[Simpul]:
        """All units of these kinds, in the order of the structure."""
        return [s for s in self.simpul.values() if s.jenis in kinds]


_peta: dict[str, tuple[tuple[int, date], Peta]] = {}


def peta(versi: int, hari: date) -> Peta:
    """Return the map of this government, from memory unless the organisation or the day has changed."""
    schema, stamp = nama_skema(), (versi, hari)
    kept = _peta.get(schema)
    if kept is None or kept[0] != stamp:
        kept = (stamp, baca(hari, versi))
        _peta[schema] = kept
    return kept[1]


def baca(hari: date, versi: int = 0) -> Peta:
    """Read the map of a day: three queries."""
    simpul = {
        row.pk: Simpul(row.pk, row.kode, row.nama, row.singkatan, JenisUnit(row.jenis), row.induk_id)
        for row in Unit.objects.filter(aktif=True)
    }
    anak: dict[int, list[int]] = {}
    for node in simpul.values():
        if node.induk_id is not None:
            anak.setdefault(node.induk_id, []).append(node.id)
    koordinator: dict[int, int] = {}
    lingkup: dict[int, list[int]] = {}
    valid = Q(sampai__isnull=True) | Q(sampai__gte=hari)
    for row in Koordinasi.objects.filter(valid, dari__lte=hari, koordinator__aktif=True, unit__aktif=True):
        lingkup.setdefault(row.koordinator_id, []).append(row.unit_id)
        if row.utama:
            koordinator[row.unit_id] = row.koordinator_id
    return Peta(
        versi=versi,
        simpul=simpul,
        anak={k: tuple(v) for k, v in anak.items()},
        koordinator=koordinator,
        dikoordinasikan={k: tuple(v) for k, v in lingkup.items()},
        kepala=dict(Jabatan.objects.filter(kepala=True, aktif=True).values_list("unit_id", "pk")),
    )
