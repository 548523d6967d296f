"""The quickest evacuation over a network of roads, and what closing or turning roads does to it. Exact.

ungsikan(problem)                     least time, who arrives when and where, who cannot, which way they go
waktu(problem)                        the least time alone, for what-if
tutup(problem, closures)              the same problem without those links
lawan_arah(problem), arah_tetap(…)    lanes turned against their direction
baca(data), jalankan(request)         the JSON form
"""

from poros.pure.krisis.evakuasi.hitung import arah_tetap, lawan_arah, tutup, ungsikan, waktu
from poros.pure.krisis.evakuasi.model import Rencana, Ruas, Rute, Soal, Tertinggal
from poros.pure.krisis.evakuasi.naskah import Permintaan, baca, jalankan, tulis

__all__ = [
    "Permintaan",
    "Rencana",
    "Ruas",
    "Rute",
    "Soal",
    "Tertinggal",
    "arah_tetap",
    "baca",
    "jalankan",
    "lawan_arah",
    "tulis",
    "tutup",
    "ungsikan",
    "waktu",
]
