"""What an answer is worth on its scale."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from poros.pure.isian import Isian, MasukanError, bilangan, sebut
from poros.pure.skor.model import Jawaban, JenisSkala, Komponen, Skala

SERATUS = 100
NAIK, TURUN, TETAP = "maximize", "minimize", "stabilize"
ARAH = {NAIK: NAIK, TURUN: TURUN, TETAP: TETAP, "naik": NAIK, "turun": TURUN, "tetap": TETAP}


def nilai_jawaban(komponen: Komponen, jawaban: Jawaban) -> Fraction:
    """The value of an answer; no answer has the scale's value for none. A wrong one names the component."""
    skala = komponen.skala
    assert skala is not None, f"{komponen.kode} has no scale"  # `baca` sees to it
    if jawaban is None:
        return Fraction(skala.kosong)
    if isinstance(jawaban, Mapping):
        return _majemuk(komponen, skala, jawaban)
    if skala.jenis is JenisSkala.PILIHAN and isinstance(jawaban, str):
        if jawaban not in skala.pilihan:
            raise _salah(komponen, f"harus salah satu dari {', '.join(skala.pilihan)}", jawaban)
        return Fraction(skala.pilihan[jawaban])
    angka = jawaban if isinstance(jawaban, Fraction) else bilangan(jawaban)
    if angka is None or skala.jenis is JenisSkala.RASIO:
        raise _salah(komponen, "harus berupa " + _bentuk(skala), jawaban)
    return _angka(komponen, skala, Fraction(angka), jawaban)


def _angka(komponen: Komponen, skala: Skala, angka: Fraction, jawaban: Jawaban) -> Fraction:
    if angka == skala.kosong:
        return angka
    bulat = skala.jenis is not JenisSkala.TINGKAT or angka.denominator == 1
    if not (bulat and skala.dari <= angka <= skala.sampai):
        raise _salah(komponen, f"harus {_bentuk(skala)} {skala.dari:f} sampai {skala.sampai:f}", jawaban)
    return angka if skala.maks is None else angka / Fraction(skala.maks) * SERATUS


def _majemuk(komponen: Komponen, skala: Skala, jawaban: Mapping[str, Any]) -> Fraction:
    isian = Isian(dict(jawaban), f'"{komponen.kode}" ({komponen.nama})')
    if skala.jenis is JenisSkala.RASIO:
        return rasio(isian, skala.plafon)
    if not skala.titik:
        raise _salah(komponen, "harus berupa " + _bentuk(skala), jawaban)
    return impor(skala, isian.bilangan("impor"))


def rasio(isian: Isian, plafon: Decimal | None) -> Fraction:
    """Realisation against target in percent, by the polarity of the indicator.

    Higher is better: r/t. Lower is better: (2t − r)/t. As near as possible: (t − |r − t|)/t. Never below nothing.
    """
    target, realisasi = Fraction(isian.bilangan("target")), Fraction(isian.bilangan("realisasi"))
    arah = isian.teks("arah") if "arah" in isian.isi else NAIK
    if arah not in ARAH:
        raise isian.salah("arah", f"harus {', '.join(ARAH)}, bukan {sebut(arah)}")
    if target <= 0:
        raise isian.salah("target", f"harus lebih dari nol, bukan {sebut(isian.isi['target'])}")
    atas = {NAIK: realisasi, TURUN: 2 * target - realisasi, TETAP: target - abs(realisasi - target)}[ARAH[arah]]
    persen = max(Fraction(0), atas / target * SERATUS)
    return persen if plafon is None else min(persen, Fraction(plafon))


def impor(skala: Skala, angka: Decimal) -> Fraction:
    """A figure of another index as a value of this one: between the points, or that of the last one reached."""
    kiri = skala.titik[0]
    for kanan in skala.titik:
        if angka < kanan[0]:
            if skala.bertangga or kanan is kiri:
                break
            bagian = Fraction(angka - kiri[0]) / Fraction(kanan[0] - kiri[0])
            return Fraction(kiri[1]) + bagian * Fraction(kanan[1] - kiri[1])
        kiri = kanan
    return Fraction(kiri[1])


def _bentuk(skala: Skala) -> str:
    return {
        JenisSkala.TINGKAT: "bilangan bulat",
        JenisSkala.BILANGAN: "bilangan",
        JenisSkala.PILIHAN: "pilihan atau bilangan",
        JenisSkala.RASIO: 'objek {"target", "realisasi", "arah"}',
    }[skala.jenis]


def _salah(komponen: Komponen, sebab: str, jawaban: Any) -> MasukanError:
    return MasukanError(f'"{komponen.kode}" ({komponen.nama}) {sebab}, bukan {sebut(jawaban)}')
