"""What a letter may become, and what its first page gives away: pure functions over values."""

from .alur import AGENDA, DAPAT_DIPERBAIKI, DI_MEJA, FLOW, Aksi, Status
from .tebakan import Tebakan, tebak

__all__ = ["AGENDA", "DAPAT_DIPERBAIKI", "DI_MEJA", "FLOW", "Aksi", "Status", "Tebakan", "tebak"]
