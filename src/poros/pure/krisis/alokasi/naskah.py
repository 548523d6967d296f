"""The JSON form of an allocation: `{supplies, needs, open_routes, cost?, whole?, arrivals?}` in, shares out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from poros.pure.isian import Isian, sebut
from poros.pure.krisis.alokasi.model import Alokasi, Antaran, Jalur, Soal, Ukuran
from poros.pure.krisis.isian import daftar, dikenal, jumlah_per_nama, nama, pasangan, pecahan, ya

BERTIGA = 3
PEMISAH = ("|", ",", "->", ":", "-")


@dataclass(frozen=True, slots=True)
class Permintaan:
    soal: Soal
    utuh: bool = False
    kedatangan: tuple[str, ...] = ()


def baca(data: Any) -> Permintaan:
    isian = Isian(data, "masukan")
    stok, butuh = jumlah_per_nama(isian, "supplies"), jumlah_per_nama(isian, "needs")
    daftar(isian, "open_routes")
    jalur = list(dict.fromkeys(pasangan(isian, "open_routes")))
    for dari, ke in jalur:
        dikenal(isian, "open_routes", dari, stok, "gudang")
        dikenal(isian, "open_routes", ke, butuh, "titik")
    return Permintaan(
        Soal(stok, butuh, jalur, _biaya(isian, jalur)),
        ya(isian, "whole"),
        tuple(
            dikenal(isian, "arrivals", nama(isian, "arrivals", isi), butuh, "titik") for isi in isian.daftar("arrivals")
        ),
    )


def tulis(alokasi: Alokasi) -> dict[str, Any]:
    """Exact numbers are written as "p/q"; certificates and levels go from the worst served up."""
    hasil: dict[str, Any] = {
        "ratio_per_point": {titik: str(isi) for titik, isi in alokasi.rasio.items()},
        "levels": [{"ratio": str(satu.rasio), "points": satu.titik} for satu in alokasi.tingkat],
        "deliveries": [_antaran(satu) for satu in alokasi.antaran],
        "unreachable": alokasi.terputus,
        "certificates": [
            {"points": b.titik, "supplies": b.gudang, "stock": b.stok, "need": b.butuh, "ratio": str(b.rasio)}
            for b in alokasi.bukti
        ],
        "metrics": tulis_ukuran(alokasi.ukuran),
    }
    if alokasi.biaya is not None:
        hasil["cost"] = str(alokasi.biaya)
    if alokasi.utuh:
        hasil["whole_deliveries"] = [_antaran(satu) for satu in alokasi.utuh]
    return hasil


def tulis_ukuran(ukuran: Ukuran) -> dict[str, Any]:
    tepat = {"worst": ukuran.terendah, "worst_reachable": ukuran.terendah_terjangkau, "gini": ukuran.gini}
    tepat["delivered_share"] = ukuran.terkirim
    return {
        **{kunci: str(isi) for kunci, isi in tepat.items()},
        "at_zero": ukuran.nol_terputus + ukuran.nol_tanpa_stok,
        "at_zero_unreachable": ukuran.nol_terputus,
        "at_zero_no_stock": ukuran.nol_tanpa_stok,
        "decimal": {kunci: round(float(isi), 6) for kunci, isi in tepat.items()},
    }


def _antaran(satu: Antaran) -> dict[str, str]:
    return {"supply": satu.gudang, "point": satu.titik, "amount": str(satu.jumlah)}


def _biaya(isian: Isian, jalur: Collection[Jalur]) -> dict[Jalur, Fraction] | None:
    """Read `{"s|p": c}`, `{"s": {"p": c}}` or `[[s, p, c]]`; every open way needs one, others do not matter."""
    isi = isian.isi.get("cost")
    if isi is None:
        return None
    if isinstance(isi, list):
        tabel = {(nama(isian, "cost", s), nama(isian, "cost", p)): c for s, p, c in map(_bertiga(isian), isi)}
        mentah = {satu: tabel.get(satu) for satu in jalur}
    elif isinstance(isi, dict):
        mentah = {(s, p): _dicari(isi, s, p) for s, p in jalur}
    else:
        raise isian.salah("cost", f"harus berupa objek atau daftar [gudang, titik, biaya], bukan {sebut(isi)}")
    hilang = next((f"{s}|{p}" for (s, p), c in mentah.items() if c is None), None)
    if hilang is not None:
        raise isian.salah("cost", f'tidak menyebut biaya jalur "{hilang}"')
    return {satu: pecahan(isian, "cost", c) for satu, c in mentah.items()}


def _bertiga(isian: Isian) -> Any:
    def periksa(isi: Any) -> list[Any]:
        if not isinstance(isi, list) or len(isi) != BERTIGA:
            raise isian.salah("cost", f"harus berupa daftar [gudang, titik, biaya], bukan {sebut(isi)}")
        return isi

    return periksa


def _dicari(tabel: Mapping[str, Any], dari: str, ke: str) -> Any:
    baris = tabel.get(dari)
    if isinstance(baris, dict):
        return baris.get(ke)
    return next((tabel[k] for tanda in PEMISAH if (k := f"{dari}{tanda}{ke}") in tabel), None)
