"""Surveys for programs: the same commands and the same permissions as the screens."""

from . import jawaban, layanan, survei
from .rute import rute

__all__ = ["jawaban", "layanan", "rute", "survei"]
