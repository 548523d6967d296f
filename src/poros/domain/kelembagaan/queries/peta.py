"""The coordination map of a day, as lines and as the figures of its picture."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Koordinasi, UrusanUnit
from poros.kernel.organisasi.rules import PERANGKAT_DAERAH, JenisUnit

from .struktur import Bentuk, bentuk_unit, pada_hari


@dataclass(frozen=True, slots=True)
class Garis:
    """Who coordinates a unit. `asisten` is None where a biro/bagian stands directly below the Sekda."""

    asisten: Bentuk | None
    koordinator: Bentuk
    unit: Bentuk
    utama: bool
    dari: date
    dasar: str
    urusan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PetaKoordinasi:
    """The map of a day: its lines, the asisten to choose from, whom nobody coordinates, and how many all lines are."""

    garis: tuple[Garis, ...]
    asisten: tuple[Bentuk, ...]
    tanpa: tuple[Bentuk, ...]
    jumlah: int

    def alir(self) -> list[tuple[str, str, int]]:
        """Flows of the picture: asisten → biro/bagian → unit, as wide as the number of units."""
        utama = [g for g in self.garis if g.utama]
        atas = Counter((g.asisten.singkatan, g.koordinator.singkatan) for g in utama if g.asisten)
        bawah = [(g.koordinator.singkatan, g.unit.singkatan, 1) for g in utama]
        return [*((a, b, n) for (a, b), n in atas.items()), *bawah]


def peta_koordinasi(actor: Actor, pada: date, asisten_id: int | None = None) -> PetaKoordinasi:
    """Read the map of a day, all of it or one asisten's part. Two queries today, three for another day."""
    units = bentuk_unit(actor, pada)
    urusan: dict[int, list[str]] = {}
    for row in UrusanUnit.objects.filter(pada_hari(pada)):
        urusan.setdefault(row.unit_id, []).append(str(row))
    rows = [k for k in Koordinasi.objects.filter(pada_hari(pada)) if k.koordinator_id in units and k.unit_id in units]
    lines = [_garis(k, units, urusan.get(k.unit_id, [])) for k in rows]
    lines.sort(key=lambda g: (_urut(g.asisten), _urut(g.koordinator), not g.utama, _urut(g.unit)))
    terkoordinasi = {k.unit_id for k in rows}
    return PetaKoordinasi(
        garis=tuple(g for g in lines if asisten_id is None or (g.asisten and g.asisten.id == asisten_id)),
        asisten=tuple(u for u in units.values() if u.jenis == JenisUnit.ASISTEN),
        tanpa=tuple(u for u in units.values() if _perlu_koordinator(u) and u.id not in terkoordinasi),
        jumlah=len([k for k in rows if k.utama]),
    )


def garis_unit(unit_id: int, pada: date) -> QuerySet[Koordinasi]:
    """All lines of the map that touch a unit on a day, on either side. One query."""
    sisi = Q(unit_id=unit_id) | Q(koordinator_id=unit_id)
    return Koordinasi.objects.filter(pada_hari(pada), sisi).select_related("koordinator", "unit")


def _garis(row: Koordinasi, units: dict[int, Bentuk], urusan: list[str]) -> Garis:
    koordinator = units[row.koordinator_id]
    return Garis(
        asisten=_asisten(koordinator, units),
        koordinator=koordinator,
        unit=units[row.unit_id],
        utama=row.utama,
        dari=row.dari,
        dasar=row.dasar,
        urusan=tuple(urusan),
    )


def _asisten(unit: Bentuk, units: dict[int, Bentuk]) -> Bentuk | None:
    node: Bentuk | None = unit
    for _step in range(len(units)):
        if node is None or node.jenis == JenisUnit.ASISTEN:
            return node
        node = units.get(node.induk_id or 0)
    return None


def _urut(unit: Bentuk | None) -> int:
    return unit.urutan if unit else -1


def _perlu_koordinator(unit: Bentuk) -> bool:
    """Every perangkat daerah but Setda itself, which coordinates."""
    return unit.jenis in PERANGKAT_DAERAH and unit.jenis != JenisUnit.SETDA
