"""Archives for programs: the same commands and the same permissions as the screens."""

from . import berkas, ketentuan, layanan, susut
from .rute import rute

__all__ = ["berkas", "ketentuan", "layanan", "rute", "susut"]
