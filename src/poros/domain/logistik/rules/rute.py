"""From loads and places to a problem for the route engine, and from its plan back to runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

import numpy as np

from poros.pure.krisis.rute import Kendaraan, Soal, Tempat
from poros.pure.krisis.rute.model import Matriks

BUMI_METER = 6_371_000
KELOK = 1.3
"""Roads are longer than the line through the air; 1.2 to 1.4 in cities."""
GRAM = 1000


@dataclass(frozen=True, slots=True)
class Beban:
    """Goods for a point: how many, and what one weighs. `kunci` names the line it comes from."""

    kunci: int
    jumlah: int
    gram: int


@dataclass(frozen=True, slots=True)
class Tujuan:
    """A point to be driven to. `meter` and `menit` are those of the way from the warehouse."""

    titik_id: int
    beban: tuple[Beban, ...]
    meter: int
    menit: int
    letak: tuple[float, float] | None = None
    buka: int | None = None
    tutup: int | None = None


@dataclass(frozen=True, slots=True)
class Hari:
    """When runs begin and must be back, in minutes of the day, and how long unloading takes."""

    mulai: int = 7 * 60
    akhir: int = 18 * 60
    bongkar: int = 20


def belah(tujuan: Sequence[Tujuan], muat_kg: int) -> list[Tujuan]:
    """Make parts that one vehicle can take; goods heavier than a whole vehicle stay as they are and are named later."""
    hasil = []
    for satu in tujuan:
        bagian: list[Beban] = []
        ruang = muat_kg * GRAM
        for beban in satu.beban:
            sisa = beban.jumlah
            while sisa:
                muat = min(sisa, max(0, ruang) // beban.gram) if beban.gram else sisa
                if not muat and not bagian:
                    muat = sisa
                if muat:
                    bagian.append(Beban(beban.kunci, muat, beban.gram))
                    sisa, ruang = sisa - muat, ruang - muat * beban.gram
                if sisa:
                    hasil.append(_dengan(satu, bagian))
                    bagian, ruang = [], muat_kg * GRAM
        if bagian:
            hasil.append(_dengan(satu, bagian))
    return hasil


def _dengan(tujuan: Tujuan, beban: Sequence[Beban]) -> Tujuan:
    return Tujuan(tujuan.titik_id, tuple(beban), tujuan.meter, tujuan.menit, tujuan.letak, tujuan.buka, tujuan.tutup)


def soal(tujuan: Sequence[Tujuan], armada: Mapping[str, tuple[int, int]], hari: Hari) -> Soal:
    """The problem; stops are named by their place in `tujuan`. `armada`: name → (kilograms, how many)."""
    stops = [
        Tempat(
            str(n),
            ceil(sum(b.jumlah * b.gram for b in satu.beban) / GRAM),
            hari.bongkar,
            satu.buka if satu.buka is not None else 0,
            satu.tutup,
        )
        for n, satu in enumerate(tujuan)
    ]
    return Soal(
        Tempat("gudang", buka=hari.mulai, tutup=hari.akhir),
        stops,
        [Kendaraan(nama, muat, banyak) for nama, (muat, banyak) in armada.items()],
        _matriks(tujuan, [t.meter for t in tujuan], 1.0),
        _matriks(tujuan, [t.menit for t in tujuan], _menit_per_meter(tujuan)),
    )


def _menit_per_meter(tujuan: Sequence[Tujuan]) -> float:
    meter = sum(t.meter for t in tujuan)
    return sum(t.menit for t in tujuan) / meter if meter else 0.0


def _matriks(tujuan: Sequence[Tujuan], dari_gudang: Sequence[int], kali: float) -> Matriks:
    """From the warehouse as known; between points through the air times `KELOK`, never longer than by the warehouse."""
    n = len(tujuan)
    isi = np.zeros((n + 1, n + 1), dtype=np.int64)
    isi[0, 1:] = isi[1:, 0] = dari_gudang
    for i in range(n):
        for j in range(i + 1, n):
            lewat = dari_gudang[i] + dari_gudang[j]
            udara = _jarak(tujuan[i], tujuan[j])
            isi[i + 1, j + 1] = isi[j + 1, i + 1] = lewat if udara is None else min(lewat, round(udara * kali))
    return isi


def _jarak(satu: Tujuan, lain: Tujuan) -> float | None:
    if satu.titik_id == lain.titik_id:
        return 0.0
    if satu.letak is None or lain.letak is None:
        return None
    (lat1, lng1), (lat2, lng2) = ([radians(x) for x in t] for t in (satu.letak, lain.letak))
    tengah = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lng2 - lng1) / 2) ** 2
    return 2 * BUMI_METER * asin(sqrt(tengah)) * KELOK
