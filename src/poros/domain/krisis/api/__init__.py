"""Disaster response for programs: the same commands and the same permissions as the screens."""

from . import humas, kejadian, lapangan, laporan, latihan, pulih
from .rute import rute

__all__ = ["humas", "kejadian", "lapangan", "laporan", "latihan", "pulih", "rute"]
