"""Letters for programs: the same commands and the same permissions as the screens."""

from . import borongan, disposisi, kertas, meja, pencarian, surat
from .rute import rute

__all__ = ["borongan", "disposisi", "kertas", "meja", "pencarian", "rute", "surat"]
