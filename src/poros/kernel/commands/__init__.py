"""Commands: authorised, locked, done and recorded, in one place."""

from .command import COMMANDS, Ditolak, command
from .unit_kerja import antre, unit_kerja

__all__ = ["COMMANDS", "Ditolak", "antre", "command", "unit_kerja"]
