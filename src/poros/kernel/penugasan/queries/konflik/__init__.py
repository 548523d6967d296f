"""Does a new order collide with live ones? Candidates come from three small indexes, the judgement from `pure`."""

from .calon import calon
from .daftar import konflik_terbuka, konflik_terlihat
from .periksa import periksa
from .tabrakan import Tabrakan, kunci

__all__ = ["Tabrakan", "calon", "konflik_terbuka", "konflik_terlihat", "kunci", "periksa"]
