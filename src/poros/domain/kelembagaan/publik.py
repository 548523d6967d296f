"""What others may use of the organisation's administration."""

from .benih import STRUKTUR, tanam_struktur

__all__ = ["STRUKTUR", "tanam_struktur"]
