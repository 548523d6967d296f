"""Services with their counters, surveys of a period, answers that name nobody, and what follows from them."""

from .jawaban import Jawaban, KunciHarian, Penyisihan, SidikHarian, TindakLanjut
from .layanan import Layanan, Tiket, Titik
from .survei import Liputan, RiwayatSurvei, Survei

__all__ = [
    "Jawaban",
    "KunciHarian",
    "Layanan",
    "Liputan",
    "Penyisihan",
    "RiwayatSurvei",
    "SidikHarian",
    "Survei",
    "Tiket",
    "TindakLanjut",
    "Titik",
]
