"""Delivery routes with loads and opening hours, and a bound that says how good they are.

rencanakan(problem)      routes found in the time given
batasi(problem, routes)  what no plan can go below
baca(data), tulis(plan)  the JSON form
"""

from poros.pure.krisis.rute.batas import batasi
from poros.pure.krisis.rute.cari import rencanakan
from poros.pure.krisis.rute.model import Kendaraan, Rencana, Rute, Sebab, Soal, Tempat
from poros.pure.krisis.rute.naskah import baca, tulis

__all__ = ["Kendaraan", "Rencana", "Rute", "Sebab", "Soal", "Tempat", "baca", "batasi", "rencanakan", "tulis"]
