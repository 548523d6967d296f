"""The organisation for programs: units, offices, who holds them, who coordinates whom."""

from . import organisasi
from .rute import rute

__all__ = ["organisasi", "rute"]
