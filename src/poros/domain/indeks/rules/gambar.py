"""Geometry of the pictures that are drawn on the server: radar, bars, a line; numbers in, coordinates out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

Titik = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Batang:
    """A bar and where it stands."""

    x: float
    y: float
    lebar: float
    tinggi: float


def radar(nilai: Sequence[float], maks: float, *, pusat: float, jari: float) -> list[Titik]:
    """A corner for each value, clockwise from the top; `maks` lies on the rim."""
    corners = []
    for n, value in enumerate(nilai):
        angle, reach = 2 * pi * n / len(nilai), jari * min(max(value / maks, 0.0), 1.0)
        corners.append((round(pusat + reach * sin(angle), 1), round(pusat - reach * cos(angle), 1)))
    return corners


def batang(jumlah: Sequence[int], *, lebar: float, tinggi: float, sela: float = 2) -> list[Batang]:
    """Bars side by side, the highest as high as the picture."""
    if not jumlah:
        return []
    step, top = lebar / len(jumlah), max(*jumlah, 1)
    return [
        Batang(
            round(n * step, 1), round(tinggi - tinggi * v / top, 1), round(step - sela, 1), round(tinggi * v / top, 1)
        )
        for n, v in enumerate(jumlah)
    ]


def garis(titik: Sequence[Titik], *, lebar: float, tinggi: float) -> list[Titik]:
    """Points of a line, stretched over the picture; y grows upwards."""
    if not titik:
        return []
    xs, ys = [x for x, _y in titik], [y for _x, y in titik]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return [
        (round((x - min(xs)) / wide * lebar, 1), round(tinggi - (y - min(ys)) / high * tinggi, 1)) for x, y in titik
    ]


def jalur(titik: Sequence[Titik]) -> str:
    """Points as the attribute `points` of SVG."""
    return " ".join(f"{x:g},{y:g}" for x, y in titik)


def kepekatan(nilai: float, rendah: float, tinggi: float) -> float:
    """How dark a field of the heat map is, from 0.06 to 0.6: figures on it stay readable."""
    share = (nilai - rendah) / (tinggi - rendah) if tinggi > rendah else 0.0
    return round(0.06 + 0.54 * min(max(share, 0.0), 1.0), 2)
