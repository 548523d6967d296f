"""Sharing for programs: the same commands and the same permissions as the screens."""

from . import adopsi, belajar, sumber, tawaran
from .rute import rute

__all__ = ["adopsi", "belajar", "rute", "sumber", "tawaran"]
