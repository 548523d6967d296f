"""Finding routes: the one place that speaks to PyVRP (iterated local search; Wouda, Lan, Kool 2024, MIT).

A quarter of the time is kept for the bound, see `batas`; the search proves nothing by itself. Stops that no vehicle
can serve at all are named before it starts; if it finds no plan for the others either, it is asked again for as many
stops as the fleet can do.
"""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic
from warnings import catch_warnings, simplefilter

import numpy as np
from pyvrp import Client, Depot, Location, ProblemData, Result, VehicleType
from pyvrp import Route as RutePyvrp
from pyvrp import solve as cari_pyvrp
from pyvrp.exceptions import PenaltyBoundWarning
from pyvrp.stop import MaxRuntime

from poros.pure.krisis.rute.batas import batasi
from poros.pure.krisis.rute.model import Rencana, Rute, Sebab, Soal, Tempat

BAGIAN_CARI = 0.75
TANPA_AKHIR = 2**63 - 1  # PyVRP's own word for it


def rencanakan(soal: Soal, *, detik: float = 10, benih: int = 0) -> Rencana:
    """Routes found within `detik`; the same `benih` on an equally fast machine finds the same."""
    mulai = monotonic()
    mustahil = {n: sebab for n in range(len(soal.perhentian)) if (sebab := _mustahil(soal, n))}
    dilayani = [n for n in range(len(soal.perhentian)) if n not in mustahil]
    kecil = bagian(soal, dilayani)
    rute, tersisa = _cari(kecil, detik * BAGIAN_CARI, benih)
    if tersisa:
        mustahil |= {dilayani[n]: Sebab.ARMADA for n in tersisa}
        letak = {n: baru for baru, n in enumerate(sorted(set(range(len(dilayani))) - set(tersisa)))}
        rute = [([letak[n] for n in isi], tipe, waktu) for isi, tipe, waktu in rute]
        kecil = bagian(kecil, list(letak))
    batas, cara = batasi(kecil, [isi for isi, _, _ in rute], sampai=mulai + detik)
    jadi = tuple(_rute(kecil, *satu) for satu in rute)
    return Rencana(
        rute=jadi,
        biaya=sum(satu.jarak for satu in jadi),
        batas=batas,
        cara_batas=cara,
        terlewat=tuple((soal.perhentian[n].nama, mustahil[n]) for n in sorted(mustahil)),
    )


def bagian(soal: Soal, perhentian: Sequence[int]) -> Soal:
    """The same problem with these stops only."""
    nomor = np.array([0, *(n + 1 for n in perhentian)])
    pilih = np.ix_(nomor, nomor)
    dipilih = [soal.perhentian[n] for n in perhentian]
    return replace(soal, perhentian=dipilih, jarak=soal.jarak[pilih], waktu=soal.waktu[pilih])


def _mustahil(soal: Soal, nomor: int) -> Sebab | None:
    satu, depot = soal.perhentian[nomor], soal.depot
    if satu.minta > max((k.muat for k in soal.kendaraan if k.banyak), default=-1):
        return Sebab.MUATAN
    mulai = max(depot.buka, satu.siap) + int(soal.waktu[0, nomor + 1])
    kembali = max(mulai, satu.buka) + satu.lama + int(soal.waktu[nomor + 1, 0])
    telat = satu.tutup is not None and mulai > satu.tutup
    return Sebab.JENDELA if telat or (depot.tutup is not None and kembali > depot.tutup) else None


Jalan = tuple[list[int], int, tuple[int, int]]
"""Stops in order, number of the vehicle kind, start and end."""


def _cari(soal: Soal, detik: float, benih: int) -> tuple[list[Jalan], list[int]]:
    """Routes, and the stops that are in none."""
    if not soal.perhentian:
        return [], []
    hasil = _jalankan(soal, detik, benih, hadiah=0)
    if not hasil.is_feasible():
        hadiah = 2 * int(soal.jarak.max()) * (len(soal.perhentian) + 1) + 1
        hasil = _jalankan(soal, detik, benih, hadiah=hadiah)
    rute = [(_urutan(r), r.vehicle_type(), (r.start_time(), r.end_time())) for r in hasil.best.routes()]
    ada = {n for isi, _, _ in rute for n in isi}
    return rute, [n for n in range(len(soal.perhentian)) if n not in ada]


def _urutan(rute: RutePyvrp) -> list[int]:
    return [langkah.idx for langkah in rute if langkah.is_client()]


def _akhir(tempat: Tempat) -> int:
    return TANPA_AKHIR if tempat.tutup is None else tempat.tutup


def _jalankan(soal: Soal, detik: float, benih: int, *, hadiah: int) -> Result:
    data = ProblemData(
        locations=[Location(0, 0) for _ in range(len(soal.jarak))],
        clients=[
            Client(
                n,
                delivery=[satu.minta],
                service_duration=satu.lama,
                release_time=satu.siap,
                prize=hadiah,
                required=not hadiah,
                tw_early=satu.buka,
                tw_late=_akhir(satu),
            )
            for n, satu in enumerate(soal.perhentian, 1)
        ],
        depots=[Depot(0)],
        vehicle_types=[
            VehicleType(k.banyak, [k.muat], tw_early=soal.depot.buka, tw_late=_akhir(soal.depot))
            for k in soal.kendaraan
            if k.banyak
        ],
        distance_matrices=[soal.jarak],  # type: ignore[list-item]  # the stub of PyVRP takes a shape for a type
        duration_matrices=[soal.waktu],  # type: ignore[list-item]
    )
    with catch_warnings():
        simplefilter("ignore", PenaltyBoundWarning)  # that there may be no plan for all is answered by whoever asks
        return cari_pyvrp(data, MaxRuntime(detik), seed=benih, collect_stats=False, display=False)


def _rute(soal: Soal, isi: Sequence[int], tipe: int, waktu: tuple[int, int]) -> Rute:
    simpul = [0, *(n + 1 for n in isi), 0]
    return Rute(
        kendaraan=[k.nama for k in soal.kendaraan if k.banyak][tipe],
        perhentian=tuple(soal.perhentian[n].nama for n in isi),
        muatan=sum(soal.perhentian[n].minta for n in isi),
        jarak=int(soal.jarak[simpul[:-1], simpul[1:]].sum()),
        mulai=waktu[0],
        tiba=waktu[1],
    )
