"""Fair allocation of scarce goods: exact leximin shares over open ways, with certificates.

bagi(problem)                the allocation, cheapest where costs are given, in whole units where asked
siapa_cepat(problem, order)  first come, first served, to compare with
baca(data), tulis(answer)    the JSON form
"""

from poros.pure.krisis.alokasi.antre import siapa_cepat
from poros.pure.krisis.alokasi.hitung import bagi
from poros.pure.krisis.alokasi.model import Alokasi, Antaran, Bukti, Jalur, Soal, Tingkat, Ukuran
from poros.pure.krisis.alokasi.naskah import Permintaan, baca, tulis, tulis_ukuran

__all__ = [
    "Alokasi",
    "Antaran",
    "Bukti",
    "Jalur",
    "Permintaan",
    "Soal",
    "Tingkat",
    "Ukuran",
    "baca",
    "bagi",
    "siapa_cepat",
    "tulis",
    "tulis_ukuran",
]
