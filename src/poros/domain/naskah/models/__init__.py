"""Fields and constraints of outgoing letters; no verbs."""

from .bentuk import BentukNaskah, KopUnit
from .jalur import LangkahParaf, Penandatangan, PutusanNaskah, RiwayatNaskah
from .kirim import PenerimaNaskah
from .naskah import KomentarNaskah, Naskah, VersiNaskah

__all__ = [
    "BentukNaskah",
    "KomentarNaskah",
    "KopUnit",
    "LangkahParaf",
    "Naskah",
    "Penandatangan",
    "PenerimaNaskah",
    "PutusanNaskah",
    "RiwayatNaskah",
    "VersiNaskah",
]
