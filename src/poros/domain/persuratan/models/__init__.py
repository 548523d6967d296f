"""Fields and constraints of letters and dispositions; no verbs."""

from .disposisi import Disposisi, InstruksiDisposisi, UsulanDisposisi
from .pencarian import PencarianTersimpan
from .surat import Surat, SuratDibaca

__all__ = [
    "Disposisi",
    "InstruksiDisposisi",
    "PencarianTersimpan",
    "Surat",
    "SuratDibaca",
    "UsulanDisposisi",
]
