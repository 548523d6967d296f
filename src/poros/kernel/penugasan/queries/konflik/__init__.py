"""Does a new order collide with live ones? Candidates come from small indexes, the judgement from `pure`."""

from .calon import calon
from .daftar import konflik_terbuka, konflik_terlihat
from .periksa import periksa, periksa_urutan
from .tabrakan import Tabrakan, judul, kalimat, kunci
from .urutan import rantai, urutan_arahan

__all__ = [
    "Tabrakan",
    "calon",
    "judul",
    "kalimat",
    "konflik_terbuka",
    "konflik_terlihat",
    "kunci",
    "periksa",
    "periksa_urutan",
    "rantai",
    "urutan_arahan",
]
