"""The JSON form of a stock plan: `{demand, initial?, max_age, price?, safety?, budget?, max_purchase?}`."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from poros.pure.isian import Isian, sebut
from poros.pure.krisis.isian import angka, daftar, pecahan, satu_utuh, utuh
from poros.pure.krisis.stok.model import Anggaran, Rencana, Soal

UMUR_TERBANYAK = 240
TERBANYAK = 10**9
"""Beyond this the solver's arithmetic would no longer tell one unit from none."""


def baca(data: Any) -> Soal:
    isian = Isian(data, "masukan")
    minta = [_banyak(isian, "demand", isi) for isi in daftar(isian, "demand")]
    if not minta:
        raise isian.salah("demand", "harus memuat sedikitnya satu bulan")
    umur = utuh(isian, "max_age", dari=1)
    if umur > UMUR_TERBANYAK:
        raise isian.salah("max_age", f"paling banyak {UMUR_TERBANYAK} bulan, bukan {umur}")
    awal = [_banyak(isian, "initial", isi) for isi in isian.daftar("initial")]
    if len(awal) > umur:
        raise isian.salah("initial", f"memuat {len(awal)} golongan umur, lebih dari max_age ({umur})")
    return Soal(
        minta=minta,
        awal=[*awal, *[0] * (umur - len(awal))],
        umur=umur,
        harga=[pecahan(isian, "price", isi) for isi in _per_bulan(isian, "price", len(minta), 1)],
        aman=[_banyak(isian, "safety", isi) for isi in _per_bulan(isian, "safety", len(minta), 0)],
        anggaran=_anggaran(isian, len(minta)),
        beli_paling_banyak=None
        if isian.isi.get("max_purchase") is None
        else [_banyak(isian, "max_purchase", isi) for isi in _per_bulan(isian, "max_purchase", len(minta), 0)],
    )


def _banyak(isian: Isian, kunci: str, isi: Any) -> int:
    hasil = satu_utuh(isian, kunci, isi)
    if hasil > TERBANYAK:
        raise isian.salah(kunci, f"terlalu besar: {sebut(isi)}; pakai satuan yang lebih besar")
    return hasil


def _per_bulan(isian: Isian, kunci: str, bulan: int, bawaan: int) -> Sequence[Any]:
    """One value for all months, or one for each."""
    isi = isian.isi.get(kunci)
    if not isinstance(isi, list):
        return [bawaan if isi is None else isi] * bulan
    if len(isi) != bulan:
        raise isian.salah(kunci, f"harus memuat {bulan} bulan seperti demand, bukan {len(isi)}")
    return isi


def _anggaran(isian: Isian, bulan: int) -> tuple[Anggaran, ...]:
    """Read an amount for the whole time, or `[{from, to, amount}]` with months counted from 1."""
    isi = isian.isi.get("budget")
    if isi is None:
        return ()
    if not isinstance(isi, list):
        return (Anggaran(1, bulan, pecahan(isian, "budget", isi)),)
    return tuple(_satu_anggaran(satu, bulan) for satu in isian.anak_daftar("budget"))


def _satu_anggaran(isian: Isian, bulan: int) -> Anggaran:
    dari, sampai = utuh(isian, "from", 1, dari=1), utuh(isian, "to", bulan, dari=1)
    if sampai < dari:
        raise isian.salah("to", f"tidak boleh sebelum from ({dari}), bukan {sampai}")
    return Anggaran(dari, sampai, pecahan(isian, "amount", isian.wajib("amount")))


def tulis(rencana: Rencana) -> dict[str, Any]:
    return {
        "shortage": rencana.kurang,
        "safety_shortage": rencana.kurang_aman,
        "waste": rencana.buang,
        "spend": angka(Fraction(rencana.belanja)),
        "months": [
            {"month": n, "buy": satu.beli, "use_by_age": satu.pakai, "shortage": satu.kurang}
            | {"safety_shortage": satu.kurang_aman, "waste": satu.buang, "left_by_age": satu.sisa}
            for n, satu in enumerate(rencana.bulan, 1)
        ],
    }
