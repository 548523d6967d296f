"""Rules and catalogues, reviews of the structure, road maps, SAKIP problems, the performance tree."""

from .acuan import AturanSederhana, JabatanFungsional, StrategiSakip
from .roadmap import AksiRB, LaporanRB, PantauRB, Roadmap, TargetRB
from .sakip import MasalahSakip, RiwayatMasalah, SimpulKinerja
from .telaah import PosTelaah, PutusanPos, RiwayatTelaah, TanggapanPos, Telaah, TimKerja, TugasTelaah

__all__ = [
    "AksiRB",
    "AturanSederhana",
    "JabatanFungsional",
    "LaporanRB",
    "MasalahSakip",
    "PantauRB",
    "PosTelaah",
    "PutusanPos",
    "RiwayatMasalah",
    "RiwayatTelaah",
    "Roadmap",
    "SimpulKinerja",
    "StrategiSakip",
    "TanggapanPos",
    "TargetRB",
    "Telaah",
    "TimKerja",
    "TugasTelaah",
]
