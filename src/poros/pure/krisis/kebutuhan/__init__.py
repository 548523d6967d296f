"""What displaced people need, by a dated standard.

hitung(standard, request)                 need by item and point
baca_standar(data), pilih(all, …)         standards from YAML, by code or day
baca(data, standard), tulis(…)            the JSON form
"""

from poros.pure.krisis.kebutuhan.hitung import Butir, Kebutuhan, Permintaan, Standar, hitung
from poros.pure.krisis.kebutuhan.naskah import baca, tulis
from poros.pure.krisis.kebutuhan.standar import baca_standar, pilih

__all__ = [
    "Butir",
    "Kebutuhan",
    "Permintaan",
    "Standar",
    "baca",
    "baca_standar",
    "hitung",
    "pilih",
    "tulis",
]
