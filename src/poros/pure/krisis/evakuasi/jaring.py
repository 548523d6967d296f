"""The network unrolled in time: who can be where at which step, as columns of arcs for the flow engine.

A node exists at step t only if somebody can have come there by t and can still reach a shelter by T. People may
wait where they start; waiting under way gains nothing where capacities are constant (Hoppe, Tardos 2000, the cuts of
the unrolled network are monotone in time), and is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np

from poros.pure.krisis.arus import Aliran, Larik, alirkan
from poros.pure.krisis.evakuasi.model import Soal

JAUH = -1
BUSUR_TERBANYAK = 10**7


class TerlaluHalusError(ValueError):
    """So many steps are needed that the unrolled network would not fit."""


@dataclass(frozen=True, slots=True)
class Jaring:
    """A problem in numbers: nodes that lie on some way from a source to a shelter, and the links among them."""

    simpul: list[str]
    dari: Larik
    ke: Larik
    tempuh: Larik
    muat: Larik
    asal: Larik  # sources by node number, and their people
    orang: Larik
    tempat: Larik  # shelters by node number, and their room
    ruang: Larik
    dini: Larik  # earliest step at each node
    jarak: Larik  # fewest steps from each node to a shelter

    @property
    def terjauh(self) -> int:
        """Nobody can have arrived everywhere before this step."""
        return int(self.jarak[self.asal].max())


def jaring(soal: Soal) -> Jaring:
    nomor = {nama: n for n, nama in enumerate(soal.simpul)}
    dari = np.array([nomor[r.dari] for r in soal.ruas], dtype=np.int64)
    ke = np.array([nomor[r.ke] for r in soal.ruas], dtype=np.int64)
    tempuh = np.array([r.tempuh for r in soal.ruas], dtype=np.int64)
    muat = np.array([r.muat for r in soal.ruas], dtype=np.int64)
    asal = [nomor[nama] for nama, isi in soal.orang.items() if isi]
    tempat = [nomor[nama] for nama, isi in soal.tempat.items() if isi != 0]
    semua = sum(soal.orang.values())
    ruang = {nomor[nama]: semua if isi is None else min(isi, semua) for nama, isi in soal.tempat.items()}
    ada = muat > 0
    dini = _terdekat(len(nomor), asal, dari[ada], ke[ada], tempuh[ada])
    jarak = _terdekat(len(nomor), tempat, ke[ada], dari[ada], tempuh[ada])
    pakai = np.flatnonzero(ada & (dini[dari] != JAUH) & (jarak[ke] != JAUH))
    hidup = [n for n in asal if jarak[n] != JAUH]
    return Jaring(
        simpul=list(soal.simpul),
        dari=dari[pakai],
        ke=ke[pakai],
        tempuh=tempuh[pakai],
        muat=muat[pakai],
        asal=np.array(hidup, dtype=np.int64),
        orang=np.array([soal.orang[soal.simpul[n]] for n in hidup], dtype=np.int64),
        tempat=np.array([n for n in tempat if dini[n] != JAUH], dtype=np.int64),
        ruang=np.array([ruang[n] for n in tempat if dini[n] != JAUH], dtype=np.int64),
        dini=dini,
        jarak=jarak,
    )


def _terdekat(banyak: int, mulai: Iterable[int], dari: Larik, ke: Larik, tempuh: Larik) -> Larik:
    """Dijkstra from all of `mulai` at once; JAUH where none of them leads."""
    keluar: list[list[tuple[int, int]]] = [[] for _ in range(banyak)]
    for u, v, lama in zip(dari.tolist(), ke.tolist(), tempuh.tolist(), strict=True):
        keluar[u].append((v, lama))
    jarak = [JAUH] * banyak
    antre = [(0, n) for n in mulai]
    heapify(antre)
    while antre:
        sejauh, u = heappop(antre)
        if jarak[u] == JAUH:
            jarak[u] = sejauh
            for v, lama in keluar[u]:
                if jarak[v] == JAUH:
                    heappush(antre, (sejauh + lama, v))
    return np.array(jarak, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Terbentang:
    """The unrolled network of one horizon with its greatest flow.

    `berangkat` counts people from pool to node and step, `lewat` people entering a link at a step, `sampai` people
    from node and step into a shelter; each with the columns it is about.
    """

    nilai: int
    asal_hulu: Larik  # sources that still hold people who cannot get through
    tempat_hilir: Larik  # shelters that could still take some
    berangkat: tuple[Larik, Larik, Larik]  # source, step, people
    lewat: tuple[Larik, Larik, Larik]  # link, step, people
    sampai: tuple[Larik, Larik, Larik]  # shelter, step, people


def bentangkan(j: Jaring, batas: int) -> Terbentang:
    """Send as many as can be in a shelter by step `batas`."""
    awal, lama = j.dini, batas - j.jarak - j.dini + 1
    lama = np.where((j.dini == JAUH) | (j.jarak == JAUH), 0, np.maximum(lama, 0))
    asal, tempat = len(j.asal), len(j.tempat)
    kolam = 1 + asal
    pangkal = kolam + np.concatenate([[0], np.cumsum(lama)])
    penampung = int(pangkal[-1])
    muara = penampung + tempat

    def salinan(simpul: Larik, langkah: Larik) -> Larik:
        hasil: Larik = pangkal[simpul] + langkah - awal[simpul]
        return hasil

    ruas, masuk = _rentang(awal[j.dari], batas - j.jarak[j.ke] - j.tempuh)
    sumber, berangkat = _rentang(awal[j.asal], batas - j.jarak[j.asal])
    tuju, sampai = _rentang(awal[j.tempat], np.full(tempat, batas))
    dari = [np.zeros(asal, dtype=np.int64), 1 + sumber, salinan(j.dari[ruas], masuk)]
    ke = [np.arange(1, kolam), salinan(j.asal[sumber], berangkat), salinan(j.ke[ruas], masuk + j.tempuh[ruas])]
    dari += [salinan(j.tempat[tuju], sampai), np.arange(penampung, muara)]
    ke += [penampung + tuju, np.full(tempat, muara)]
    muat = [j.orang, j.orang[sumber] + 1, j.muat[ruas], np.full(len(tuju), int(j.orang.sum()) + 1), j.ruang]
    aliran = _alir(muara + 1, dari, ke, muat)
    isi = np.split(aliran.busur, np.cumsum([len(satu) for satu in muat])[:-1])
    return Terbentang(
        aliran.nilai,
        np.flatnonzero(aliran.hulu[1:kolam]),
        np.flatnonzero(~aliran.hulu[penampung:muara]),
        (sumber, berangkat, isi[1]),
        (ruas, masuk, isi[2]),
        (tuju, sampai, isi[3]),
    )


def laju(j: Jaring, asal: Larik, tempat: Larik) -> int:
    """The most that can pass in every step from these sources to these shelters, in the end."""
    muara = len(j.dini) + 1
    batas = int(j.muat.sum()) + 1
    dari = [np.zeros(len(asal), dtype=np.int64), 1 + j.dari, 1 + j.tempat[tempat]]
    ke = [1 + j.asal[asal], 1 + j.ke, np.full(len(tempat), muara)]
    return _alir(muara + 1, dari, ke, [np.full(len(asal), batas), j.muat, np.full(len(tempat), batas)]).nilai


def tertampung(j: Jaring) -> int:
    """How many of those who have a way find room, however long it takes."""
    muara = len(j.dini) + 1
    semua = int(j.orang.sum())
    dari = [np.zeros(len(j.asal), dtype=np.int64), 1 + j.dari, 1 + j.tempat]
    ke = [1 + j.asal, 1 + j.ke, np.full(len(j.tempat), muara)]
    return _alir(muara + 1, dari, ke, [j.orang, np.full(len(j.dari), semua), j.ruang]).nilai


def _rentang(awal: Larik, akhir: Larik) -> tuple[Larik, Larik]:
    """For each row the steps from `awal` to `akhir`, as two columns: row and step."""
    banyak = np.maximum(akhir - awal + 1, 0)
    if int(banyak.sum()) > BUSUR_TERBANYAK:
        raise TerlaluHalusError("evakuasinya terlalu lama untuk langkah sekecil ini: pakai langkah yang lebih panjang")
    baris = np.repeat(np.arange(len(banyak)), banyak)
    return baris, awal[baris] + np.arange(len(baris)) - np.repeat(np.cumsum(banyak) - banyak, banyak)


def _alir(simpul: int, dari: list[Larik], ke: list[Larik], muat: list[Larik]) -> Aliran:
    return alirkan(simpul, np.concatenate(dari), np.concatenate(ke), np.concatenate(muat))
