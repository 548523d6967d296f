"""How even an allocation is: the worst share, who has nothing and why, the Gini coefficient weighted by need.

Need-weighted Gini: points sorted by their share, P the cumulative part of all need and Q the cumulative part of all
goods delivered, G = 1 - Σ (P_k - P_{k-1})(Q_k + Q_{k-1}). Points with an equal share lie on one straight stretch of
that curve, so levels are enough. That stand-ins for the real Gini give other plans: Alem, Caunhye, Moreno 2022.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from poros.pure.krisis.alokasi.model import Tingkat, Ukuran

SATU, NOL = Fraction(1), Fraction(0)


def bertingkat(isi: Iterable[tuple[Fraction, Iterable[str]]]) -> tuple[Tingkat, ...]:
    """The points that need something, by their share, from the worst served up."""
    kelompok: dict[Fraction, list[str]] = {}
    for rasio, titik in isi:
        kelompok.setdefault(rasio, []).extend(titik)
    return tuple(Tingkat(rasio, tuple(kelompok[rasio])) for rasio in sorted(kelompok) if kelompok[rasio])


def ukur(tingkat: Iterable[Tingkat], butuh: Mapping[str, int], terputus: Iterable[str]) -> Ukuran:
    terputus = frozenset(terputus)
    beban = [(satu.rasio, sum(butuh[titik] for titik in satu.titik)) for satu in tingkat]
    semua = sum(isi for _, isi in beban)
    terkirim = sum((rasio * isi for rasio, isi in beban), NOL)
    nol = sum(len(satu.titik) for satu in tingkat if satu.rasio == 0)
    terjangkau = [satu.rasio for satu in tingkat if not terputus.issuperset(satu.titik)]
    return Ukuran(
        terendah=min((rasio for rasio, _ in beban), default=SATU),
        terendah_terjangkau=min(terjangkau, default=SATU),
        nol_terputus=len(terputus),
        nol_tanpa_stok=nol - len(terputus),
        gini=_gini(beban, semua, terkirim),
        terkirim=terkirim / semua if semua else SATU,
    )


def _gini(beban: Iterable[tuple[Fraction, int]], semua: int, terkirim: Fraction) -> Fraction:
    """Zero when nothing was delivered: all have the same."""
    if not terkirim:
        return NOL
    luas, kumulatif = NOL, NOL
    for rasio, isi in beban:
        bagian = rasio * isi / terkirim
        luas += Fraction(isi, semua) * (2 * kumulatif + bagian)
        kumulatif += bagian
    return 1 - luas
