"""What others may use of the organisation's administration."""

from .benih import STRUKTUR, pengelola_pertama, tanam_struktur
from .values import NAMA_PENGGUNA

__all__ = ["NAMA_PENGGUNA", "STRUKTUR", "pengelola_pertama", "tanam_struktur"]
