"""How long work takes, office by office."""

from .lambat import AMBANG, Kelambatan, SiapaLambat, siapa_lambat
from .rentang import akhir_bulan, mundur, periode_sebelum

__all__ = ["AMBANG", "Kelambatan", "SiapaLambat", "akhir_bulan", "mundur", "periode_sebelum", "siapa_lambat"]
