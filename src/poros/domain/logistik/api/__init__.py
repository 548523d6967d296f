"""Logistics for programs: the same commands and the same permissions as the screens."""

from . import btt, donasi, gudang, kiriman, sarana, titik
from .rute import rute

__all__ = ["btt", "donasi", "gudang", "kiriman", "rute", "sarana", "titik"]
