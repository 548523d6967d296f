"""The decomposition of points into groups that share their warehouses, by parametric flow, in exact numbers.

Wanted: deliveries over open ways, no warehouse giving more than its stock and no point getting more than its need,
such that the sorted vector of shares (received / needed) is lexicographically greatest. All points together get the
share L = min(1, stock / need) if a flow can fill L of every need. If not, the least cut names points whose
warehouses hold less than that; they form a poorer problem of their own, the others a richer one, and nothing runs
between the two. Each final group is its own certificate: stock / need of exactly these (S. Fujishige 1980, H.
Groenevelt 1991 on decomposing for lexicographic optima; Megiddo 1974 for flows). Shares are quotients of whole
numbers: capacities are multiplied by the denominator, so every flow is one of whole numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from poros.pure.krisis.arus import MUAT_MESIN, Aliran, Larik, alirkan

SATU = Fraction(1)


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Points with one share; what runs on each way is `jumlah / penyebut`."""

    gudang: Larik
    titik: Larik
    busur: Larik  # numbers of the ways inside the group
    jumlah: Larik
    rasio: Fraction
    penyebut: int


@dataclass(frozen=True, slots=True)
class Jaringan:
    """Stock by warehouse, need by point (none is zero), and the ways as two columns; every point has a way."""

    stok: Larik
    butuh: Larik
    dari: Larik
    ke: Larik


def kelompokkan(jaringan: Jaringan) -> Iterator[Kelompok]:
    antre = [(np.arange(len(jaringan.butuh)), np.arange(len(jaringan.dari)))] if len(jaringan.butuh) else []
    letak_gudang, letak_titik = np.empty(len(jaringan.stok), np.int64), np.empty(len(jaringan.butuh), np.int64)
    while antre:
        titik, busur = antre.pop()
        dari, ke = jaringan.dari[busur], jaringan.ke[busur]
        gudang = np.flatnonzero(np.bincount(dari, minlength=1))
        stok, butuh = int(jaringan.stok[gudang].sum()), int(jaringan.butuh[titik].sum())
        rasio = min(Fraction(stok, butuh), SATU)
        letak_gudang[gudang], letak_titik[titik] = np.arange(len(gudang)), np.arange(len(titik))
        i, j = letak_gudang[dari], letak_titik[ke]
        aliran = _isi(jaringan.stok[gudang], jaringan.butuh[titik], i, j, rasio)
        jumlah = aliran.busur[len(gudang) : len(gudang) + len(busur)]
        if aliran.nilai == butuh * rasio.numerator:
            yield Kelompok(gudang, titik, busur, jumlah, rasio, rasio.denominator)
            continue
        gudang_kaya, titik_kaya = aliran.hulu[1 : 1 + len(gudang)], aliran.hulu[1 + len(gudang) : -1]
        atas = titik_kaya[j] & (gudang_kaya | (jaringan.stok[gudang] == 0))[i]  # the empty are everybody's
        if rasio < 1:
            antre.append((titik[titik_kaya], busur[atas]))
        else:  # what the source still reaches is full
            yield Kelompok(
                np.unique(jaringan.dari[busur[atas]]), titik[titik_kaya], busur[atas], jumlah[atas], rasio, 1
            )
        antre.append((titik[~titik_kaya], busur[~titik_kaya[j]]))


def _isi(stok: Larik, butuh: Larik, i: Larik, j: Larik, rasio: Fraction) -> Aliran:
    """Try to fill `rasio` of every need: source 0, then the warehouses, then the points, the last is the sink."""
    gudang, titik = len(stok), len(butuh)
    muara = 1 + gudang + titik
    a, b = rasio.numerator, rasio.denominator
    if int(stok.sum()) * b + int(butuh.sum()) * a >= MUAT_MESIN:
        stok, butuh = stok.astype(object), butuh.astype(object)
    diminta = butuh * a
    return alirkan(
        muara + 1,
        np.concatenate([np.zeros(gudang, dtype=np.int64), 1 + i, np.arange(1 + gudang, muara)]),
        np.concatenate([np.arange(1, 1 + gudang), 1 + gudang + j, np.full(titik, muara)]),
        np.concatenate([stok * b, diminta[j] + 1, diminta]),  # a way is never what is short
    )
