"""How many units of goods a point needs for some days, by the engine of `pure.krisis.kebutuhan`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from poros.pure.krisis.kebutuhan import Permintaan, Standar, hitung


@dataclass(frozen=True, slots=True)
class Jenis:
    """Goods: which item of the standard they are, and how much of it is in one unit."""

    barang_id: int
    butir: str
    isi: Fraction


@dataclass(frozen=True, slots=True)
class Penduduk:
    """A point: its first day, and how many people were or will be there on each day asked about."""

    titik_id: int
    mulai: date
    orang: Sequence[int]


def butuh(
    standar: Standar, jenis: Iterable[Jenis], penduduk: Iterable[Penduduk], dari: date
) -> dict[tuple[int, int], int]:
    """(point, goods) → units, rounded up once; several goods of one item each cover the whole need."""
    kinds = [satu for satu in jenis if satu.butir]
    hasil: dict[tuple[int, int], int] = {}
    for hari_pertama, rows in _sehari_mulai(penduduk, dari).items():
        orang = {str(p.titik_id): p.orang for p in rows}
        for kind in kinds:
            item = replace(standar, butir=tuple(b for b in standar.butir if b.kode == kind.butir))
            for need in hitung(item, Permintaan(orang, hari_pertama, {kind.butir: kind.isi})):
                hasil |= {(p.titik_id, kind.barang_id): need.bulat(str(p.titik_id)) for p in rows}
    return hasil


def _sehari_mulai(penduduk: Iterable[Penduduk], dari: date) -> Mapping[int, list[Penduduk]]:
    """By the day of the event that `dari` is for them; rates change with it."""
    found: dict[int, list[Penduduk]] = {}
    for satu in penduduk:
        found.setdefault(max(1, (dari - satu.mulai).days + 1), []).append(satu)
    return found


def susul(laporan: Sequence[tuple[date, int]], hari: Sequence[date]) -> list[int]:
    """People on each day: what was last reported up to it. `laporan` is in the order of days, then of reports."""
    hasil, jumlah, n = [], 0, 0
    for satu in hari:
        while n < len(laporan) and laporan[n][0] <= satu:
            jumlah = laporan[n][1]
            n += 1
        hasil.append(jumlah)
    return hasil
