"""Orders, work and conflicts for programs: the same commands and the same permissions as the screens."""

from . import arahan, konflik, meja, penugasan, tindakan
from .rute import rute

__all__ = ["arahan", "konflik", "meja", "penugasan", "rute", "tindakan"]
