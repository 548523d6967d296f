"""What others may use of the organisation's administration."""

from .benih import STRUKTUR, pengelola_pertama, tanam_struktur

__all__ = ["STRUKTUR", "pengelola_pertama", "tanam_struktur"]
