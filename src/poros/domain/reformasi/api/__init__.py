"""Reform for programs: the same commands and the same permissions as the screens."""

from . import acuan, pos, roadmap, sakip, telaah
from .rute import rute

__all__ = ["acuan", "pos", "roadmap", "rute", "sakip", "telaah"]
