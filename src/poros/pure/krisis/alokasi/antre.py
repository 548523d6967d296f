"""First come, first served, from the cheapest warehouse: what fairness is compared with, never advised."""

from collections.abc import Iterable
from fractions import Fraction

from poros.pure.krisis.alokasi.model import Alokasi, Antaran, Soal
from poros.pure.krisis.alokasi.ukuran import NOL, SATU, bertingkat, ukur


def siapa_cepat(soal: Soal, kedatangan: Iterable[str]) -> Alokasi:
    """Each point that arrives takes all it can of its need; points that never arrive take nothing."""
    sisa = dict(soal.stok)
    jalur: dict[str, list[str]] = {}
    for gudang, titik in dict.fromkeys(soal.jalur):
        jalur.setdefault(titik, []).append(gudang)
    rasio = {titik: NOL if isi else SATU for titik, isi in soal.butuh.items()}
    antaran: list[Antaran] = []
    for titik in dict.fromkeys(kedatangan):
        kurang = soal.butuh[titik]
        for gudang in sorted(jalur.get(titik, ()), key=lambda g: soal.biaya[g, titik] if soal.biaya else 0):
            if diambil := min(kurang, sisa[gudang]):
                sisa[gudang] -= diambil
                kurang -= diambil
                antaran.append(Antaran(gudang, titik, Fraction(diambil)))
        if soal.butuh[titik]:
            rasio[titik] = 1 - Fraction(kurang, soal.butuh[titik])
    terputus = tuple(titik for titik, isi in soal.butuh.items() if isi and titik not in jalur)
    tingkat = bertingkat((isi, [titik]) for titik, isi in rasio.items() if soal.butuh[titik])
    biaya = None
    if soal.biaya is not None:
        biaya = sum((satu.jumlah * Fraction(soal.biaya[satu.gudang, satu.titik]) for satu in antaran), NOL)
    return Alokasi(rasio, tingkat, tuple(antaran), terputus, ukur(tingkat, soal.butuh, terputus), biaya=biaya)
