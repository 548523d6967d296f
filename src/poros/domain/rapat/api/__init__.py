"""Meetings and agendas for programs: the same commands and the same permissions as the screens."""

from . import agenda, gagasan, notula, rapat, risalah
from .rute import rute

__all__ = ["agenda", "gagasan", "notula", "rapat", "risalah", "rute"]
