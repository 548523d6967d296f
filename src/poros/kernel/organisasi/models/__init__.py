"""Fields and constraints of the organisation; no verbs."""

from .akun import Akun, Orang, TokenApi
from .jabatan import Jabatan, Pemangku
from .koordinasi import Koordinasi, UrusanUnit, VersiPeta
from .unit import Unit, VersiUnit

__all__ = [
    "Akun",
    "Jabatan",
    "Koordinasi",
    "Orang",
    "Pemangku",
    "TokenApi",
    "Unit",
    "UrusanUnit",
    "VersiPeta",
    "VersiUnit",
]
