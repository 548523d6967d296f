"""The clock's work: a weekly copy of everything, a nightly report on contents, a word about loans that are late."""

from . import kerja

__all__ = ["kerja"]
