"""publiccode.yml (https://yml.publiccode.tools), versions 0.2 and later of 0, read and written; pure functions."""

from .baca import baca, baca_umpan
from .galat import Galat, NaskahError, Sebab
from .naskah import BERKAS_MAKS, muat, tuang
from .tulis import tulis, umpan

__all__ = ["BERKAS_MAKS", "Galat", "NaskahError", "Sebab", "baca", "baca_umpan", "muat", "tuang", "tulis", "umpan"]
