"""The second stage: what each point receives is settled, who brings it is chosen, cheapest or in whole units.

Groups share no goods, so each is a cheapest flow of its own, exact because its quantities are whole numbers once
multiplied by the denominator of its share.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import lcm

import numpy as np

from poros.pure.krisis.alokasi.pecah import Jaringan, Kelompok
from poros.pure.krisis.arus import MUAT_MESIN, Larik, TakMuatError, larik, termurah


def murahkan(jaringan: Jaringan, satu: Kelompok, harga: Sequence[Fraction]) -> Kelompok:
    """The same shares with the cheapest transport; `harga` is that of one unit on each way."""
    stok, butuh = _muat(jaringan, satu)
    dipakai = [harga[n] for n in satu.busur.tolist()]
    kali = lcm(*(isi.denominator for isi in dipakai))
    biaya = larik([int(isi * kali) for isi in dipakai], 4 * (len(stok) + len(butuh)))
    if biaya.dtype == object:
        raise TakMuatError("jumlah atau biayanya terlalu besar untuk dihitung")
    i, j = _letak(jaringan, satu)
    gudang, diminta = len(stok), butuh * satu.rasio.numerator
    aliran = termurah(
        np.concatenate([np.zeros(gudang, dtype=np.int64), 1 + i]),
        np.concatenate([np.arange(1, 1 + gudang), 1 + gudang + j]),
        np.concatenate([stok * satu.rasio.denominator, diminta[j]]),
        np.concatenate([np.zeros(gudang, dtype=np.int64), biaya]),
        np.concatenate([[diminta.sum()], np.zeros(gudang, dtype=np.int64), -diminta]),
    )
    return replace(satu, jumlah=aliran[gudang:])


def utuhkan(jaringan: Jaringan, satu: Kelompok) -> Kelompok:
    """Whole units: each point gets its exact share rounded down or up, and the worse served are rounded up first.

    Such a plan exists because the exact one is a flow between whole bounds; it uses up the same stock.
    """
    stok, butuh = _muat(jaringan, satu)
    i, j = _letak(jaringan, satu)
    gudang, titik = len(stok), len(butuh)
    a, b = satu.rasio.numerator, satu.rasio.denominator
    dasar = butuh * a // b
    semua = int(butuh.sum()) * a // b
    urutan = sorted(range(titik), key=lambda n: (Fraction(int(dasar[n]), int(butuh[n])), -int(butuh[n])))
    giliran = np.empty(titik, dtype=np.int64)
    giliran[urutan] = np.arange(titik)
    tambahan = 1 + gudang + titik
    aliran = termurah(
        np.concatenate([np.zeros(gudang, dtype=np.int64), 1 + i, np.arange(1 + gudang, tambahan)]),
        np.concatenate([np.arange(1, 1 + gudang), 1 + gudang + j, np.full(titik, tambahan)]),
        np.concatenate([stok, dasar[j] + 1, np.ones(titik, dtype=np.int64)]),
        np.concatenate([np.zeros(gudang + len(i), dtype=np.int64), giliran]),
        np.concatenate([[semua], np.zeros(gudang, dtype=np.int64), -dasar, [int(dasar.sum()) - semua]]),
    )
    return replace(satu, jumlah=aliran[gudang : gudang + len(i)], penyebut=1)


def _muat(jaringan: Jaringan, satu: Kelompok) -> tuple[Larik, Larik]:
    stok, butuh = jaringan.stok[satu.gudang], jaringan.butuh[satu.titik]
    if int(stok.sum()) * satu.rasio.denominator + int(butuh.sum()) * satu.rasio.numerator >= MUAT_MESIN:
        raise TakMuatError("jumlah atau biayanya terlalu besar untuk dihitung")
    return stok.astype(np.int64), butuh.astype(np.int64)


def _letak(jaringan: Jaringan, satu: Kelompok) -> tuple[Larik, Larik]:
    """The ways of a group in the numbers of its own warehouses and points."""
    return (
        np.searchsorted(satu.gudang, jaringan.dari[satu.busur]),
        np.searchsorted(satu.titik, jaringan.ke[satu.busur]),
    )
