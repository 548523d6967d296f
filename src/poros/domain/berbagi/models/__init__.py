"""Offers and their sources, adoptions with agreement, plan and result, visits and experience."""

from .adopsi import Adopsi, LangkahAdopsi, Nota, PotretAdopsi, RiwayatAdopsi
from .belajar import Kunjungan, Pengalaman, TindakKunjungan
from .tawaran import IndikatorTawaran, PeranBerbagi, Sumber, Tawaran

__all__ = [
    "Adopsi",
    "IndikatorTawaran",
    "Kunjungan",
    "LangkahAdopsi",
    "Nota",
    "Pengalaman",
    "PeranBerbagi",
    "PotretAdopsi",
    "RiwayatAdopsi",
    "Sumber",
    "Tawaran",
    "TindakKunjungan",
]
