"""The clock's work: every week a copy of everything, every night a report on the state of contents."""

from . import kerja

__all__ = ["kerja"]
