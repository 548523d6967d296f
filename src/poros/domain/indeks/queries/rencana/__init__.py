"""Plans as the engine computes them: where one begins, the way of least effort, changes by hand, the roadmap."""

from .awal import anggapan, awal, batas_predikat, pemilik, periksa_berjenjang
from .jalan import Kemajuan, Peta, peta_jalan
from .lembar import Langkah, Naik, Ringkas, Setahun, bawaan, langkah, naik, nama, rencana_terlihat, ringkas, satu, semua
from .soal import Usul, batas_upaya, jenjang, usulkan

__all__ = [
    "Kemajuan",
    "Langkah",
    "Naik",
    "Peta",
    "Ringkas",
    "Setahun",
    "Usul",
    "anggapan",
    "awal",
    "batas_predikat",
    "batas_upaya",
    "bawaan",
    "jenjang",
    "langkah",
    "naik",
    "nama",
    "pemilik",
    "periksa_berjenjang",
    "peta_jalan",
    "rencana_terlihat",
    "ringkas",
    "satu",
    "semua",
    "usulkan",
]
