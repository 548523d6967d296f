"""Orders, work and conflicts for programs: the same commands and the same permissions as the screens."""

from . import acuan, arahan, konflik, meja, penugasan, tindakan
from .rute import rute

__all__ = ["acuan", "arahan", "konflik", "meja", "penugasan", "rute", "tindakan"]
