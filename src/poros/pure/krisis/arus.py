"""Exact flows of whole numbers: the one place of this package that speaks to a network solver.

OR-Tools' push–relabel works on 64 bits; what does not fit there, or has a last node that no arc touches, goes to
Dinic's method on Python's whole numbers (Y. Dinitz 1970), slower and without a limit. Both answer with the flow and
with the source side of the least cut, the smallest one: the nodes that the source still reaches in what is left over.
"""

from collections import deque
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.graph.python import max_flow, min_cost_flow

Larik = npt.NDArray[Any]  # whole numbers, as int64 where they fit and as Python's own where not
MUAT_MESIN = 2**62


@dataclass(frozen=True, slots=True)
class Aliran:
    nilai: int
    busur: Larik  # how much runs through each arc
    hulu: npt.NDArray[np.bool_]  # for each node, whether it lies on the source side of the least cut


class TakMuatError(ValueError):
    """The numbers are too large for the solver of cheapest flows."""


def alirkan(simpul: int, dari: Larik, ke: Larik, muat: Larik) -> Aliran:
    """The greatest flow from the first node to the last; arcs are given as three columns."""
    if muat.dtype != object:
        mesin = max_flow.SimpleMaxFlow()
        busur = mesin.add_arcs_with_capacity(dari, ke, muat)
        if mesin.solve(0, simpul - 1) == mesin.OPTIMAL and (potongan := mesin.get_source_side_min_cut()):
            hulu = np.zeros(simpul, dtype=bool)
            hulu[potongan] = True
            return Aliran(mesin.optimal_flow(), mesin.flows(busur), hulu)
    return _Dinic(simpul, dari.tolist(), ke.tolist(), [int(isi) for isi in muat]).alirkan(0, simpul - 1)


def termurah(dari: Larik, ke: Larik, muat: Larik, harga: Larik, pasokan: Larik) -> Larik:
    """The cheapest flow that brings `pasokan` (more than 0: offered, less: asked for) into balance."""
    mesin = min_cost_flow.SimpleMinCostFlow()
    busur = mesin.add_arcs_with_capacity_and_unit_cost(dari, ke, muat, harga)
    mesin.set_nodes_supplies(np.arange(len(pasokan)), pasokan)
    keadaan = mesin.solve()
    if keadaan in {mesin.BAD_COST_RANGE, mesin.BAD_CAPACITY_RANGE}:
        raise TakMuatError("jumlah atau biayanya terlalu besar untuk dihitung")
    assert keadaan == mesin.OPTIMAL, "the demand was shown to be feasible before its cost was asked"
    hasil: Larik = mesin.flows(busur)
    return hasil


def larik(isi: list[int], pengali: int = 1) -> Larik:
    """A column of whole numbers; of Python's own kind when a sum of theirs, multiplied, leaves the 64 bits."""
    return np.array(isi, dtype=np.int64 if sum(isi) * pengali < MUAT_MESIN else object)


class _Dinic:
    """Arc 2k is the k-th arc given, 2k+1 its way back; `sisa` is what either can still take."""

    def __init__(self, simpul: int, dari: list[int], ke: list[int], muat: list[int]) -> None:
        self.ujung = [ujung for pasangan in zip(ke, dari, strict=True) for ujung in pasangan]
        self.muat = muat
        self.sisa = [isi for satu in muat for isi in (satu, 0)]
        self.keluar: list[list[int]] = [[] for _ in range(simpul)]
        for nomor, (u, v) in enumerate(zip(dari, ke, strict=True)):
            self.keluar[u].append(2 * nomor)
            self.keluar[v].append(2 * nomor + 1)

    def alirkan(self, sumber: int, muara: int) -> Aliran:
        nilai = 0
        while (jarak := self._lapis(sumber))[muara] >= 0:
            berikut = [0] * len(self.keluar)
            while jalan := self._jalan(sumber, muara, jarak, berikut):
                sebanyak = min(self.sisa[busur] for busur in jalan)
                for busur in jalan:
                    self.sisa[busur] -= sebanyak
                    self.sisa[busur ^ 1] += sebanyak
                nilai += sebanyak
        mengalir = np.array([isi - sisa for isi, sisa in zip(self.muat, self.sisa[::2], strict=True)], dtype=object)
        return Aliran(nilai, mengalir, np.array(jarak) >= 0)

    def _lapis(self, sumber: int) -> list[int]:
        jarak = [-1] * len(self.keluar)
        jarak[sumber], antre = 0, deque([sumber])
        while antre:
            u = antre.popleft()
            for busur in self.keluar[u]:
                v = self.ujung[busur]
                if self.sisa[busur] and jarak[v] < 0:
                    jarak[v] = jarak[u] + 1
                    antre.append(v)
        return jarak

    def _jalan(self, sumber: int, muara: int, jarak: list[int], berikut: list[int]) -> list[int]:
        """One way through the layers, or none; `berikut` remembers which arcs are used up."""
        u, jalan = sumber, list[int]()
        while u != muara:
            if berikut[u] == len(self.keluar[u]):
                if not jalan:
                    return []
                u = self.ujung[jalan.pop() ^ 1]
                berikut[u] += 1
                continue
            busur = self.keluar[u][berikut[u]]
            v = self.ujung[busur]
            if self.sisa[busur] and jarak[v] == jarak[u] + 1:
                jalan.append(busur)
                u = v
            else:
                berikut[u] += 1
        return jalan
