"""The JSON form of an evacuation: a network, people, shelters and closures in; the least time and its plan out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from poros.pure.isian import Isian, sebut
from poros.pure.krisis.evakuasi.hitung import arah_tetap, lawan_arah, tutup, ungsikan
from poros.pure.krisis.evakuasi.model import Rencana, Ruas, Soal
from poros.pure.krisis.isian import daftar, dikenal, jumlah_per_nama, nama, objek, pasangan, utuh, ya

TERBANYAK = 2**40
"""People and steps beyond this are a slip of the pen, and would not fit the arithmetic."""


@dataclass(frozen=True, slots=True)
class Permintaan:
    soal: Soal
    penutupan: frozenset[tuple[str, str]] = frozenset()
    lawan_arah: bool = False


def baca(data: Any) -> Permintaan:
    isian = Isian(data, "masukan")
    simpul = list(dict.fromkeys(_simpul(isian, satu) for satu in daftar(isian, "nodes")))
    ada = dict.fromkeys(simpul)
    daftar(isian, "links")
    orang = jumlah_per_nama(isian, "sources")
    tempat = objek(isian, "shelters")
    ruang = {satu: None if tempat.isi[satu] is None else utuh(tempat, satu) for satu in tempat.isi}
    for kunci, isi in (("sources", orang), ("shelters", ruang)):
        for satu in isi:
            dikenal(isian, kunci, satu, ada, "simpul")
    ruas = [_ruas(satu, ada) for satu in isian.anak_daftar("links")]
    if sum(orang.values()) > TERBANYAK:
        raise isian.salah("sources", f"memuat lebih dari {TERBANYAK} orang")
    penutupan = frozenset(pasangan(isian, "closures"))
    for u, v in penutupan:
        dikenal(isian, "closures", u, ada, "simpul")
        dikenal(isian, "closures", v, ada, "simpul")
    return Permintaan(Soal(simpul, ruas, orang, ruang), penutupan, ya(isian, "contraflow"))


def _simpul(isian: Isian, isi: Any) -> str:
    return nama(isian, "nodes", isi["id"] if isinstance(isi, dict) and "id" in isi else isi)


def _ruas(isian: Isian, ada: Mapping[str, None]) -> Ruas:
    ujung = (nama(isian, kunci, isian.wajib(kunci)) for kunci in ("from", "to"))
    dari, ke = (dikenal(isian, k, isi, ada, "simpul") for k, isi in zip(("from", "to"), ujung, strict=True))
    tempuh, muat = utuh(isian, "travel_steps"), utuh(isian, "capacity_per_step")
    for kunci, isi in (("travel_steps", tempuh), ("capacity_per_step", muat)):
        if isi > TERBANYAK:
            raise isian.salah(kunci, f"terlalu besar: {sebut(isi)}")
    return Ruas(dari, ke, tempuh, muat)


def jalankan(permintaan: Permintaan) -> dict[str, Any]:
    """Close what is closed, let lanes turn where asked, and write the plan."""
    soal = tutup(permintaan.soal, permintaan.penutupan)
    ditutup = {"links_closed": len(permintaan.soal.ruas) - len(soal.ruas)}
    if not permintaan.lawan_arah:
        return tulis(ungsikan(soal)) | ditutup
    rencana = ungsikan(lawan_arah(soal)[0])
    balik, tetap = arah_tetap(soal, rencana)
    return tulis(rencana) | ditutup | {"contraflow": {"reversed": balik, "t_star_fixed_directions": tetap}}


def tulis(rencana: Rencana) -> dict[str, Any]:
    return {
        "t_star": rencana.t_star,
        "arrivals_by_step": rencana.tiba,
        "per_shelter": rencana.per_tempat,
        "last_arrival": rencana.terakhir,
        "unreachable": [
            {"node": satu.simpul, "people": satu.orang, "reason": "no_route" if satu.putus else "no_room"}
            for satu in rencana.tertinggal
        ],
        "routes": [
            {"path": satu.simpul, "people": satu.orang, "departures": satu.berangkat, "arrivals": satu.tiba}
            for satu in rencana.rute
        ],
    }
