"""The quickest evacuation: least T such that all who can are in a shelter by step T. Exact.

The most that can have arrived by T is a greatest flow in the network unrolled to T. T grows from below by Newton's
method: take the least cut of that flow; moving its times by k steps adds at most k times the static flow from the
sources on its one side to the shelters on its other, so whoever is still missing needs at least missing / rate steps
more. Every T passed over is thereby proven too small, and the first T at which all have arrived is the least.
Capacity counts people entering a link in one step; who enters at t arrives at t + travel_steps.
"""

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from poros.pure.krisis.arus import Larik
from poros.pure.krisis.evakuasi.jaring import JAUH, Jaring, Terbentang, bentangkan, jaring, laju, tertampung
from poros.pure.krisis.evakuasi.jejak import rute
from poros.pure.krisis.evakuasi.model import Rencana, Ruas, Soal, Tertinggal


def tutup(soal: Soal, penutupan: Collection[tuple[str, str]]) -> Soal:
    """Without the links from u to v, for each pair; the other direction stays open unless it is named too."""
    return replace(soal, ruas=[satu for satu in soal.ruas if (satu.dari, satu.ke) not in penutupan])


def ungsikan(soal: Soal) -> Rencana:
    """The least time, and one plan that keeps it."""
    if not any(soal.orang.values()):
        return Rencana(0, (0,), dict.fromkeys(soal.tempat, 0), {}, (), ())
    j = jaring(soal)
    putus = _tertinggal(soal, j)
    diminta = tertampung(j)
    if not diminta:
        penuh = [Tertinggal(soal.simpul[n], isi, putus=False) for n, isi in _berpasangan(j.asal, j.orang)]
        return Rencana(None, (), dict.fromkeys(soal.tempat, 0), {}, (*putus, *penuh), ())
    batas, bentang = _paling_cepat(j, diminta)
    return _rencana(soal, j, batas, bentang, putus)


def waktu(soal: Soal) -> int | None:
    """The least time alone: all that a comparison of closures needs."""
    if not any(soal.orang.values()):
        return 0
    j = jaring(soal)
    diminta = tertampung(j)
    return _paling_cepat(j, diminta)[0] if diminta else None


def _tertinggal(soal: Soal, j: Jaring) -> list[Tertinggal]:
    """Who reaches no shelter with room: because there is no way, or because all that a way leads to are full."""
    luar = [(n, isi) for n, isi in soal.orang.items() if isi and _di_luar(soal, j, n)]
    semua = jaring(replace(soal, tempat=dict.fromkeys(soal.tempat))) if luar and 0 in soal.tempat.values() else j
    return [Tertinggal(n, isi, putus=_di_luar(soal, semua, n)) for n, isi in luar]


def _di_luar(soal: Soal, j: Jaring, nama: str) -> bool:
    return bool(j.jarak[soal.simpul.index(nama)] == JAUH)


def _paling_cepat(j: Jaring, diminta: int) -> tuple[int, Terbentang]:
    batas = int(j.jarak[j.asal].min()) if diminta < int(j.orang.sum()) else j.terjauh
    while True:
        bentang = bentangkan(j, batas)
        kurang = diminta - bentang.nilai
        if not kurang:
            return batas, bentang
        batas += -(-kurang // laju(j, bentang.asal_hulu, bentang.tempat_hilir))


def _berpasangan(a: Larik, b: Larik) -> list[tuple[int, int]]:
    return list(zip(a.tolist(), b.tolist(), strict=True))


def _rencana(soal: Soal, j: Jaring, batas: int, bentang: Terbentang, putus: list[Tertinggal]) -> Rencana:
    tuju, sampai, orang = bentang.sampai
    tiba = np.zeros(batas + 1, dtype=np.int64)
    np.add.at(tiba, sampai, orang)
    per_tempat, terakhir = dict.fromkeys(soal.tempat, 0), dict[str, int]()
    for n in range(len(j.tempat)):
        baris = np.flatnonzero((tuju == n) & (orang > 0))
        nama = soal.simpul[int(j.tempat[n])]
        per_tempat[nama] = int(orang[baris].sum())
        if len(baris):
            terakhir[nama] = int(sampai[baris].max())
    sumber, _, keluar = bentang.berangkat
    pergi = np.zeros(len(j.asal), dtype=np.int64)
    np.add.at(pergi, sumber, keluar)
    penuh = [Tertinggal(soal.simpul[n], sisa, putus=False) for n, sisa in _berpasangan(j.asal, j.orang - pergi) if sisa]
    return Rencana(batas, tuple(tiba.tolist()), per_tempat, terakhir, (*putus, *penuh), rute(j, bentang))


def lawan_arah(soal: Soal) -> tuple[Soal, list[Ruas]]:
    """Both lanes of every two-way road usable in either direction; returns the links that are new.

    Who would meet head-on can as well wait and change places, so with lanes allotted step by step the summed capacity
    is exact. With directions fixed for the whole evacuation the problem is NP-hard (Rebennack, Arulselvan,
    Elefteriadou, Pardalos 2010) and the time found here is a lower bound: see `arah_tetap`.
    """
    ada = {(satu.dari, satu.ke) for satu in soal.ruas}
    baru = [Ruas(r.ke, r.dari, r.tempuh, r.muat) for r in soal.ruas if (r.ke, r.dari) in ada]
    return replace(soal, ruas=[*soal.ruas, *baru]), baru


def arah_tetap(soal: Soal, rencana: Rencana) -> tuple[list[tuple[str, str]], int | None]:
    """Turn every lane against which, on balance, all go, and tell the time with those directions fixed."""
    imbang: dict[tuple[str, str], int] = {}
    for satu in rencana.rute:
        for u, v in zip(satu.simpul, satu.simpul[1:], strict=False):
            imbang[u, v] = imbang.get((u, v), 0) + satu.orang
            imbang[v, u] = imbang.get((v, u), 0) - satu.orang
    ada = {(satu.dari, satu.ke) for satu in soal.ruas}
    balik = {(u, v) for u, v in ada if (v, u) in ada and imbang.get((u, v), 0) < 0}
    ruas = [Ruas(r.ke, r.dari, r.tempuh, r.muat) if (r.dari, r.ke) in balik else r for r in soal.ruas]
    return sorted(balik), waktu(replace(soal, ruas=ruas))
