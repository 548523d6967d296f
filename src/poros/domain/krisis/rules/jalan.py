"""Roads as a network for the evacuation engine: what a closed area costs, what turning lanes brings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from poros.pure.krisis.evakuasi import Ruas, Soal, lawan_arah, tutup, ungsikan

from .geometri import Titik, memotong, terdekat

LANGKAH_DETIK = 60
LAJU = {"trunk": 11.0, "primary": 8.0, "secondary": 7.0, "tertiary": 6.0}
"""Metres a second in an evacuation by class; what is not named goes at `LAJU_LAIN`. Our assumption, shown with it."""
LAJU_LAIN = 4.0
MUAT = {"trunk": 90, "primary": 75, "secondary": 60, "tertiary": 45}
"""People who may enter a road in one minute, by class. Our assumption, shown with it."""
MUAT_LAIN = 25


@dataclass(frozen=True, slots=True)
class Asal:
    """People who have to leave a place."""

    nama: str
    titik: Titik
    orang: int


@dataclass(frozen=True, slots=True)
class Tujuan:
    """A shelter; None: as many as come."""

    nama: str
    titik: Titik
    muat: int | None


@dataclass(frozen=True, slots=True)
class Hitungan:
    """What an option brings: minutes until all who can have arrived, who is cut off, who finds no room."""

    menit: int | None
    per_tempat: Mapping[str, int]
    terputus: int
    tak_muat: int
    ruas_tutup: int


def simpul(fitur: Iterable[Mapping[str, Any]]) -> dict[str, Titik]:
    """Each crossing with its place."""
    found: dict[str, Titik] = {}
    for f in fitur:
        points = f["geometry"]["coordinates"]
        found[f["properties"]["u"]] = points[0][0], points[0][1]
        found[f["properties"]["v"]] = points[-1][0], points[-1][1]
    return found


def terpotong(fitur: Iterable[Mapping[str, Any]], area: Iterable[Sequence[Titik]]) -> list[Mapping[str, Any]]:
    """Roads that run through one of the areas."""
    areas = list(area)
    return [f for f in fitur if any(memotong(f["geometry"]["coordinates"], ring) for ring in areas)]


def pasangan(fitur: Iterable[Mapping[str, Any]]) -> set[tuple[str, str]]:
    """Both directions of roads, as the engine closes them."""
    ends = [(f["properties"]["u"], f["properties"]["v"]) for f in fitur]
    return {*ends, *((v, u) for u, v in ends)}


def soal(fitur: Sequence[Mapping[str, Any]], asal: Iterable[Asal], tujuan: Iterable[Tujuan]) -> Soal:
    """The problem of the engine: people and shelters stand at the crossing that is nearest to them."""
    places = simpul(fitur)
    people: dict[str, int] = {}
    for source in asal:
        node = terdekat(source.titik, places)
        people[node] = people.get(node, 0) + source.orang
    room: dict[str, int | None] = {}
    for shelter in tujuan:
        node = terdekat(shelter.titik, places)
        had = room.get(node, 0)
        room[node] = None if shelter.muat is None or had is None else had + shelter.muat
    return Soal(simpul=tuple(places), ruas=tuple(_ruas(fitur)), orang=people, tempat=room)


def bernama(fitur: Iterable[Mapping[str, Any]], tujuan: Iterable[Tujuan]) -> dict[str, str]:
    """The shelters that stand at each crossing, by name."""
    places, names = simpul(fitur), dict[str, list[str]]()
    for shelter in tujuan:
        names.setdefault(terdekat(shelter.titik, places), []).append(shelter.nama)
    return {node: ", ".join(found) for node, found in names.items()}


def _ruas(fitur: Iterable[Mapping[str, Any]]) -> Iterable[Ruas]:
    for f in fitur:
        p = f["properties"]
        steps = max(1, ceil(p["panjang"] / LAJU.get(p["kelas"], LAJU_LAIN) / LANGKAH_DETIK))
        load = MUAT.get(p["kelas"], MUAT_LAIN)
        yield Ruas(p["u"], p["v"], steps, load)
        if not p["searah"]:
            yield Ruas(p["v"], p["u"], steps, load)


def hitung(s: Soal, tutupan: set[tuple[str, str]], *, berlawanan: bool = False) -> Hitungan:
    """The exact least time with some roads closed, and with lanes turned when asked for."""
    kept = tutup(s, tutupan)
    plan = ungsikan(lawan_arah(kept)[0] if berlawanan else kept)
    return Hitungan(
        menit=plan.t_star,
        per_tempat=plan.per_tempat,
        terputus=sum(t.orang for t in plan.tertinggal if t.putus),
        tak_muat=sum(t.orang for t in plan.tertinggal if not t.putus),
        ruas_tutup=len(s.ruas) - len(kept.ruas),
    )
