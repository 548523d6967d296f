"""The organisation for programs: units, offices, holders, people, accounts, the map, the calendar, the clocks."""

from . import acuan, akun, delegasi, jabatan, koordinasi, orang, organisasi, token, tukar, unit
from .rute import rute

__all__ = [
    "acuan",
    "akun",
    "delegasi",
    "jabatan",
    "koordinasi",
    "orang",
    "organisasi",
    "rute",
    "token",
    "tukar",
    "unit",
]
