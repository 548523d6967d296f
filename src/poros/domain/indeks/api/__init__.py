"""Indices for programs: the same commands and the same permissions as the screens."""

from . import butir, hasil, instrumen, penilaian, rencana
from .rute import rute

__all__ = ["butir", "hasil", "instrumen", "penilaian", "rencana", "rute"]
