"""Archives for programs: the same commands and the same permissions as the screens."""

from . import berkas, jaga, ketentuan, layanan, susut
from .rute import rute

__all__ = ["berkas", "jaga", "ketentuan", "layanan", "rute", "susut"]
