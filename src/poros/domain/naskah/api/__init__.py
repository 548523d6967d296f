"""Outgoing letters for programs: the same commands and the same permissions as the screens."""

from . import bentuk, jalur, kirim, naskah, nomor
from .rute import rute

__all__ = ["bentuk", "jalur", "kirim", "naskah", "nomor", "rute"]
