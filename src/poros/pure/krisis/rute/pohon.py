"""The spanning-tree bound on routes (Held, Karp 1970, for several vehicles), in whole numbers.

K routes over n stops are n + K journeys that connect every stop with the depot and touch each stop twice. Charge each
stop a price for every journey that touches it, give back two of them, and drop the rule of two: what is left is a
least spanning tree and the K cheapest journeys beside it, where one from the depot may come twice. Good prices make
the tree look like routes; any prices give a bound. It is strong where few vehicles go far, as q-routes are where many
go near.
"""

from time import monotonic

import numpy as np

from poros.pure.krisis.rute.model import Matriks

SKALA = 1000
PUTARAN = 250
SABAR = 12
"""Rounds without a better bound after which the step is halved."""


def batas_pohon(jarak: Matriks, armada: tuple[int, int], atas: int, *, sampai: float) -> int:
    """The best bound met; `armada` says how many vehicles are needed and how many there are, `atas` a known cost."""
    dua_arah = np.minimum(jarak, jarak.T).astype(np.int64) * SKALA
    harga = np.zeros(len(jarak), dtype=np.int64)
    terbaik, langkah, sia_sia = 0, 2.0, 0
    for _ in range(PUTARAN):
        nilai, derajat = _tertambat(dua_arah + harga[:, None] + harga[None, :], armada)
        nilai -= 2 * int(harga.sum())
        sia_sia = 0 if nilai > terbaik else sia_sia + 1
        terbaik = max(terbaik, nilai)
        if sia_sia == SABAR:
            langkah, sia_sia = langkah / 2, 0
        lebih = derajat - 2
        lebih[0] = 0
        jauh = int((lebih**2).sum())
        if not jauh or monotonic() >= sampai:
            break
        harga += np.rint(langkah * max(atas * SKALA - nilai, SKALA) / jauh * lebih).astype(np.int64)
    return -(-terbaik // SKALA)


def _tertambat(jarak: Matriks, armada: tuple[int, int]) -> tuple[int, Matriks]:
    """The least weight of a tree with as many journeys beside it as there are routes, and how often each is touched."""
    n = len(jarak)
    induk = _pohon(jarak)
    derajat = np.bincount(np.concatenate([np.arange(1, n), induk[1:]]), minlength=n)
    nilai = int(jarak[np.arange(1, n), induk[1:]].sum())
    dari, ke = np.triu_indices(n, 1)
    di_pohon = (induk[ke] == dari) | (induk[dari] == ke)
    di_pohon[dari == 0] = False  # a journey from the depot may be made twice
    luar = np.flatnonzero(~di_pohon)
    luar = luar[np.argsort(jarak[dari[luar], ke[luar]], kind="stable")]
    isi = np.cumsum(jarak[dari[luar], ke[luar]][: armada[1]])
    banyak = armada[0] - 1 + int(isi[armada[0] - 1 :].argmin())
    dipakai = luar[: banyak + 1]
    derajat += np.bincount(np.concatenate([dari[dipakai], ke[dipakai]]), minlength=n)
    return nilai + int(isi[banyak]), derajat


def _pohon(jarak: Matriks) -> Matriks:
    """The parent of each node in the least spanning tree from the depot (Prim)."""
    n = len(jarak)
    induk, terdekat = np.zeros(n, dtype=np.int64), jarak[0].copy()
    luar = np.ones(n, dtype=bool)
    luar[0] = False
    for _ in range(n - 1):
        calon = np.flatnonzero(luar)
        baru = int(calon[terdekat[calon].argmin()])
        luar[baru] = False
        dekat = luar & (jarak[baru] < terdekat)
        terdekat[dekat], induk[dekat] = jarak[baru][dekat], baru
    return induk
