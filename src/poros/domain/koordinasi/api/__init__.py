"""Orders, work and conflicts for programs: the same commands and the same permissions as the screens."""

from . import acuan, arahan, gambaran, konflik, meja, pengaturan, penugasan, tindakan
from .rute import rute

__all__ = ["acuan", "arahan", "gambaran", "konflik", "meja", "pengaturan", "penugasan", "rute", "tindakan"]
