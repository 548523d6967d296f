"""Stock that ages: what to buy and issue each month for least shortage, then waste, then spending.

rencanakan(problem)      the plan, proven
baca(data), tulis(plan)  the JSON form
"""

from poros.pure.krisis.stok.hitung import rencanakan
from poros.pure.krisis.stok.model import Anggaran, Bulan, Rencana, Soal
from poros.pure.krisis.stok.naskah import baca, tulis
from poros.pure.krisis.stok.program import WaktuHabisError

__all__ = ["Anggaran", "Bulan", "Rencana", "Soal", "WaktuHabisError", "baca", "rencanakan", "tulis"]
