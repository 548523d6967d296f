"""The trail of the whole government for the overseers' programs."""

from . import jejak
from .rute import rute

__all__ = ["jejak", "rute"]
