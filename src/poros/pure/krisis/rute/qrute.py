"""The cheapest walks from the depot and back with a bounded load, never there and straight back: a table over loads.

For every load and last stop the two best walks with different stops before the last are kept; with two, the one that
would turn straight back can always be avoided (Christofides, Mingozzi, Toth 1981).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from poros.pure.krisis.rute.model import Matriks

TERJAUH = 2**60
MASIH_DEKAT = 2**59  # beyond this, a sum that holds TERJAUH and some prices
DEPOT = -1


@dataclass(frozen=True, slots=True)
class Tabel:
    """Costs with the depot first, TERJAUH where one cannot follow the other; loads from 1 up to `muat`."""

    jarak: Matriks
    minta: Matriks
    muat: int

    def biaya(self, rute: Sequence[int]) -> int:
        simpul = [0, *(n + 1 for n in rute), 0]
        return int(self.jarak[simpul[:-1], simpul[1:]].sum())


def termurah(tabel: Tabel, harga: Matriks, buka: int, skala: int) -> tuple[int, list[list[int]]]:
    """The least reduced cost, times `skala`, and a cheap route ending in each stop, where it is below zero.

    `harga` are the prices of visits and `buka` that of driving a route.
    """
    n = len(tabel.minta)
    jarak = np.where(tabel.jarak >= TERJAUH, TERJAUH, tabel.jarak * skala)
    antar = np.where(jarak[1:, 1:] >= TERJAUH, TERJAUH, jarak[1:, 1:] - harga[None, :]).T  # row: to, column: from
    awal, pulang = jarak[0, 1:] - harga - buka, jarak[1:, 0]
    nilai = np.full((2, tabel.muat + 1, n), TERJAUH, dtype=np.int64)
    sebelum = np.full((2, tabel.muat + 1, n), DEPOT, dtype=np.int64)
    semua = np.arange(n)
    for muatan in range(1, tabel.muat + 1):
        asal = np.maximum(muatan - tabel.minta, 0)  # load 0 holds nothing: TERJAUH
        balik = sebelum[0, asal] == semua[:, None]
        calon = np.where(balik, nilai[1, asal], nilai[0, asal]) + antar
        calon[calon > MASIH_DEKAT] = TERJAUH
        langsung = tabel.minta == muatan
        for urutan in range(2):
            terbaik = calon.argmin(axis=1)
            isi = calon[semua, terbaik]
            dari = np.where(isi < TERJAUH, terbaik, DEPOT)
            if urutan == 0:
                lebih = langsung & (awal < isi)
                isi, dari = np.where(lebih, awal, isi), np.where(lebih, DEPOT, dari)
            nilai[urutan, muatan], sebelum[urutan, muatan] = isi, dari
            calon[semua, terbaik] = np.where(dari == DEPOT, calon[semua, terbaik], TERJAUH)
    akhir = nilai[0] + pulang[None, :]
    muatan_terbaik = akhir.argmin(axis=0)
    terendah = akhir[muatan_terbaik, semua]
    rute = [_jejak(tabel, sebelum, int(muatan_terbaik[k]), int(k)) for k in np.flatnonzero(terendah < 0)]
    return int(terendah.min()), rute


def _jejak(tabel: Tabel, sebelum: Matriks, muatan: int, simpul: int) -> list[int]:
    rute, urutan = [simpul], 0
    while (dari := int(sebelum[urutan, muatan, simpul])) != DEPOT:
        muatan -= int(tabel.minta[simpul])
        urutan = int(sebelum[0, muatan, dari] == simpul)
        simpul = dari
        rute.append(simpul)
    return rute[::-1]
