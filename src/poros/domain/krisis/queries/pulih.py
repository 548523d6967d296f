"""Recovery: totals of damage and need as they grow, and the plan with its margins."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import AnggotaTim, KegiatanR3P, Kejadian, KerjaPulih, Kerusakan
from ..rules.pulih import Baris, Kebutuhan, Kelas, PeranTim, Rusak, Sektor, SumberDana, jitupasna, silang
from . import parameter


@dataclass(frozen=True, slots=True)
class Silang:
    """A table of the plan: columns, rows by sector, sums at both ends."""

    kolom: list[str]
    baris: list[tuple[Sektor, list[int], int]]
    jumlah: list[int]
    total: int


def kerusakan(kejadian: Kejadian) -> list[Kerusakan]:
    """Records that hold. One statement."""
    return list(kejadian.kerusakan.filter(dicabut__isnull=True).select_related("unit"))


def kebutuhan(rows: Iterable[Kerusakan]) -> dict[Sektor, Kebutuhan]:
    return jitupasna([_rusak(r) for r in rows], parameter.patokan())


def _rusak(r: Kerusakan) -> Rusak:
    return Rusak(Sektor(r.sektor), Kelas(r.kelas), r.jumlah, r.harga, r.kerugian)


def kegiatan(kejadian: Kejadian) -> list[KegiatanR3P]:
    return list(kejadian.kegiatan.select_related("unit"))


def tim(kejadian: Kejadian) -> list[AnggotaTim]:
    """The team, its head first. One statement."""
    order = {role: n for n, role in enumerate(PeranTim)}
    return sorted(kejadian.tim.select_related("jabatan"), key=lambda a: (order[PeranTim(a.peran)], a.pk))


def kerja(kejadian: Kejadian) -> list[KerjaPulih]:
    """The work plan by day. One statement."""
    return list(kejadian.kerja.select_related("unit"))


def tabel(rows: Iterable[KegiatanR3P], kolom: str) -> Silang:
    """Sector against `sumber` or `tahun`; what it says at the right and below is the same total."""
    lines = [Baris(Sektor(r.sektor), SumberDana(r.sumber_dana), r.tahun, r.jumlah) for r in rows]
    cells = silang(lines, kolom)
    columns = sorted({c for line in cells.values() for c in line})
    body = [(s, [line.get(c, 0) for c in columns], sum(line.values())) for s, line in cells.items()]
    below = [sum(line.get(c, 0) for line in cells.values()) for c in columns]
    return Silang(columns, body, below, sum(below))
