"""The clock's work: every night the sources are read, and one at once when somebody asks for it."""

from . import kerja

__all__ = ["kerja"]
