"""Small plane geometry on longitude and latitude: what lies in a drawn area, without a library of maps."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

Titik = tuple[float, float]
PETAK = 12
"""A shape is sampled on a grid of so many cells a side to say what share of it an area covers."""
TITIK_MAKS = 400


class AreaError(ValueError):
    """The drawn area cannot be read."""


def baca_area(isi: Any) -> list[Titik]:
    """The outer ring of a GeoJSON Polygon (or Feature), closed; `AreaError` when it is none."""
    shape = isi.get("geometry", isi) if isinstance(isi, dict) else None
    if not isinstance(shape, dict) or shape.get("type") != "Polygon":
        raise AreaError("Polygon")
    rings = shape.get("coordinates")
    if not isinstance(rings, list) or not rings or not isinstance(rings[0], list):
        raise AreaError("coordinates")
    return tutup([_titik(p) for p in rings[0]])


def tutup(ring: Sequence[Titik]) -> list[Titik]:
    """A ring whose last point is its first."""
    points = list(ring)
    if len(set(points)) < 3 or len(points) > TITIK_MAKS:  # noqa: PLR2004 -- a triangle at least
        raise AreaError("points")
    return points if points[0] == points[-1] else [*points, points[0]]


def _titik(isi: Any) -> Titik:
    if not isinstance(isi, list | tuple) or len(isi) < 2:  # noqa: PLR2004 -- longitude and latitude
        raise AreaError("point")
    lng, lat = isi[0], isi[1]
    if isinstance(lng, bool) or isinstance(lat, bool):
        raise AreaError("point")
    if not isinstance(lng, int | float) or not isinstance(lat, int | float):
        raise AreaError("point")
    if not (-180 <= lng <= 180 and -90 <= lat <= 90):  # noqa: PLR2004 -- the globe
        raise AreaError("point")
    return float(lng), float(lat)


def di_dalam(titik: Titik, ring: Sequence[Titik]) -> bool:
    """Does a point lie inside a closed ring? By crossings of a ray to the east."""
    x, y = titik
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def cincin(geometri: dict[str, Any]) -> list[list[Titik]]:
    """Outer rings of a Polygon or MultiPolygon."""
    shapes = geometri["coordinates"] if geometri["type"] == "MultiPolygon" else [geometri["coordinates"]]
    return [[(float(p[0]), float(p[1])) for p in polygon[0]] for polygon in shapes]


def bagian(rings: Sequence[Sequence[Titik]], *area: Sequence[Titik]) -> float:
    """The share of a shape that areas cover together, between 0 and 1, counted on a grid over the shape."""
    inside = [p for p in _kisi(rings) if any(di_dalam(p, ring) for ring in rings)]
    return sum(any(di_dalam(p, a) for a in area) for p in inside) / len(inside) if inside else 0.0


def _kisi(rings: Sequence[Sequence[Titik]]) -> Iterable[Titik]:
    xs, ys = [p[0] for ring in rings for p in ring], [p[1] for ring in rings for p in ring]
    wide, high = (max(xs) - min(xs)) / PETAK, (max(ys) - min(ys)) / PETAK
    for i in range(PETAK):
        for j in range(PETAK):
            yield min(xs) + (i + 0.5) * wide, min(ys) + (j + 0.5) * high


def penduduk_di(fitur: Iterable[dict[str, Any]], *area: Sequence[Titik]) -> list[tuple[str, int]]:
    """People of each district inside areas, its people spread evenly over its land: an estimate, not a count."""
    found = []
    for feature in fitur:
        people = feature["properties"].get("penduduk") or 0
        share = bagian(cincin(feature["geometry"]), *area) if people else 0.0
        if share:
            found.append((feature["properties"]["nama"], round(people * share)))
    return found


def memotong(garis: Sequence[Sequence[float]], area: Sequence[Titik]) -> bool:
    """Does a road run through an area? One that only touches its edge from outside does not."""
    points = [(float(p[0]), float(p[1])) for p in garis]
    if _terpisah(points, area):
        return False
    return any(di_dalam(p, area) for p in points) or any(
        _silang(a, b, c, d) for a, b in pairwise(points) for c, d in pairwise(area)
    )


def _terpisah(satu: Sequence[Titik], lain: Sequence[Titik]) -> bool:
    """Whether their bounding boxes have nothing in common: so it is with nearly every road of a city."""
    return any(
        max(p[axis] for p in satu) < min(p[axis] for p in lain)
        or max(p[axis] for p in lain) < min(p[axis] for p in satu)
        for axis in (0, 1)
    )


def _silang(a: Titik, b: Titik, c: Titik, d: Titik) -> bool:
    """Whether two segments cross, each having the ends of the other on its two sides."""
    return _sisi(a, b, c) * _sisi(a, b, d) < 0 and _sisi(c, d, a) * _sisi(c, d, b) < 0


def _sisi(a: Titik, b: Titik, p: Titik) -> int:
    """On which side of the line from a to b a point lies: 1 left, -1 right, 0 on it."""
    turn = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
    return (turn > 0) - (turn < 0)


def terdekat(titik: Titik, simpul: dict[str, Titik]) -> str:
    """The node nearest to a point; at the size of a city degrees will do."""
    return min(simpul, key=lambda n: (simpul[n][0] - titik[0]) ** 2 + (simpul[n][1] - titik[1]) ** 2)
