"""Instruments, published results, assessment years with their evidence, and plans for the way up."""

from .beku import HasilBeku
from .hasil import HasilTerbit
from .instrumen import Instrumen
from .penilaian import Bukti, BuktiButir, Butir, NilaiButir, Penilaian, RiwayatPenilaian
from .rencana import LangkahRencana, Rencana

__all__ = [
    "Bukti",
    "BuktiButir",
    "Butir",
    "HasilBeku",
    "HasilTerbit",
    "Instrumen",
    "LangkahRencana",
    "NilaiButir",
    "Penilaian",
    "Rencana",
    "RiwayatPenilaian",
]
