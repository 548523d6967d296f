"""Letters for programs: the same commands and the same permissions as the screens."""

from . import disposisi, surat
from .rute import rute

__all__ = ["disposisi", "rute", "surat"]
