"""Notices for programs: how many wait, how one wants them, and the channels out of the house."""

from . import pilihan, saluran
from .rute import rute

__all__ = ["pilihan", "rute", "saluran"]
