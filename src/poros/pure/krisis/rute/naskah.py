"""The JSON form of a route plan: `{depot, stops, vehicles, windows?, distance?, duration?, …}` in, routes out."""

from collections.abc import Callable
from typing import Any

import numpy as np

from poros.pure.isian import Isian, sebut
from poros.pure.krisis.isian import daftar, nama, objek, satu_utuh, utuh
from poros.pure.krisis.rute.model import Kendaraan, Matriks, Rencana, Soal, Tempat

TERBESAR = 10**9
SEPASANG = 2
DESIMAL_TERBANYAK = 6
PEMBULATAN: dict[str, Callable[[Matriks], Matriks]] = {
    "nearest": lambda jauh: np.floor(jauh + 0.5),  # TSPLIB's EUC_2D
    "down": np.floor,  # with one decimal: the convention of the DIMACS challenge for windows
    "up": np.ceil,
}


def baca(data: Any) -> Soal:
    isian = Isian(data, "masukan")
    depot = objek(isian, "depot")
    daftar(isian, "stops")
    perhentian = [_bernama(satu) for satu in isian.anak_daftar("stops")]
    nama_ada = [nama(satu, "id", satu.wajib("id")) for satu in perhentian]
    if kembar := next((satu for satu in nama_ada if nama_ada.count(satu) > 1), None):
        raise isian.salah("stops", f'memuat id "{kembar}" lebih dari satu kali')
    jendela, nama_depot = isian.anak("windows"), nama(depot, "id", depot.isi.get("id", "depot"))
    if asing := next((satu for satu in jendela.isi if satu not in {nama_depot, *nama_ada}), None):
        raise isian.salah("windows", f'menyebut perhentian "{asing}" yang tidak dikenal')
    tempat = [_tempat(satu, jendela, isi) for satu, isi in zip(perhentian, nama_ada, strict=True)]
    jarak = _matriks(isian, "distance", [depot, *perhentian])
    waktu = jarak if isian.isi.get("duration") is None else _matriks(isian, "duration", [depot, *perhentian])
    asal = Isian({}, depot.letak) if nama_depot in nama_ada else jendela
    return Soal(_tempat(depot, asal, nama_depot), tempat, _kendaraan(isian), jarak, waktu)


def _bernama(isian: Isian) -> Isian:
    return Isian(isian.isi, f'perhentian "{nama(isian, "id", isian.wajib("id"))}"')


def _tempat(isian: Isian, jendela: Isian, disebut: str) -> Tempat:
    asal, kunci = (jendela, disebut) if disebut in jendela.isi else (isian, "window")
    isi = asal.isi.get(kunci)
    if isi is not None and (not isinstance(isi, list) or len(isi) != SEPASANG):
        raise asal.salah(kunci, f"harus berupa [mulai, akhir], bukan {sebut(isi)}")
    buka, tutup = (_wajar(asal, kunci, satu) for satu in (isi or (0, TERBESAR)))
    if tutup < buka:
        raise asal.salah(kunci, "berakhir sebelum mulai")
    minta, lama, siap = (_wajar(isian, satu, isian.isi.get(satu, 0)) for satu in ("demand", "service", "release"))
    return Tempat(disebut, minta, lama, buka, None if isi is None else tutup, siap)


def _wajar(isian: Isian, kunci: str, isi: Any) -> int:
    hasil = satu_utuh(isian, kunci, isi)
    if hasil > TERBESAR:
        raise isian.salah(kunci, f"terlalu besar: {sebut(isi)}")
    return hasil


def _kendaraan(isian: Isian) -> tuple[Kendaraan, ...]:
    """Read `[{id?, capacity, count?}]`, or one such object."""
    isi = isian.wajib("vehicles")
    if not isinstance(isi, dict):
        daftar(isian, "vehicles")
    semua = [isian.anak("vehicles")] if isinstance(isi, dict) else list(isian.anak_daftar("vehicles"))
    return tuple(
        Kendaraan(
            nama(satu, "id", satu.isi["id"]) if "id" in satu.isi else f"kendaraan {nomor}",
            _wajar(satu, "capacity", satu.wajib("capacity")),
            utuh(satu, "count", 1),
        )
        for nomor, satu in enumerate(semua, 1)
    )


def _matriks(isian: Isian, kunci: str, tempat: list[Isian]) -> Matriks:
    """Read a square matrix, depot first; without one, straight distances between x and y, rounded as told."""
    baris = isian.isi.get(kunci)
    if baris is None:
        return _lurus(isian, tempat)
    if not isinstance(baris, list) or len(baris) != len(tempat):
        raise isian.salah(kunci, f"harus memuat {len(tempat)} baris: depot, lalu setiap perhentian")
    for nomor, satu in enumerate(baris, 1):
        if not isinstance(satu, list) or len(satu) != len(tempat):
            raise isian.salah(kunci, f"baris ke-{nomor} harus memuat {len(tempat)} bilangan")
    isi = np.array([[_wajar(isian, kunci, satu) for satu in satu_baris] for satu_baris in baris], dtype=np.int64)
    np.fill_diagonal(isi, 0)
    return isi


def _lurus(isian: Isian, tempat: list[Isian]) -> Matriks:
    kali = 10 ** min(utuh(isian, "decimals", 0), DESIMAL_TERBANYAK)
    cara = isian.isi.get("rounding", "nearest")
    if not isinstance(cara, str) or cara not in PEMBULATAN:
        raise isian.salah("rounding", f"harus salah satu dari {', '.join(PEMBULATAN)}, bukan {sebut(cara)}")
    letak = np.array([[_letak(satu, sumbu) * kali for sumbu in ("x", "y")] for satu in tempat])
    beda = letak[:, None, :] - letak[None, :, :]
    return PEMBULATAN[cara](np.sqrt((beda**2).sum(axis=2))).astype(np.int64)


def _letak(isian: Isian, sumbu: str) -> float:
    angka = isian.bilangan(sumbu)
    if abs(angka) > TERBESAR:
        raise isian.salah(sumbu, f"terlalu besar: {sebut(isian.isi[sumbu])}")
    return float(angka)


def tulis(rencana: Rencana, *, detik: float, benih: int) -> dict[str, Any]:
    return {
        "routes": [
            {"vehicle": satu.kendaraan, "stops": satu.perhentian, "load": satu.muatan, "distance": satu.jarak}
            | {"start": satu.mulai, "end": satu.tiba}
            for satu in rencana.rute
        ],
        "cost": rencana.biaya,
        "bound": rencana.batas,
        "bound_method": rencana.cara_batas,
        "gap": round(rencana.celah, 6),
        "unserved": [{"stop": disebut, "reason": sebab.value} for disebut, sebab in rencana.terlewat],
        "seconds": detik,
        "seed": benih,
    }
