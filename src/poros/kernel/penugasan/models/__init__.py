"""Fields and constraints of orders and work; no verbs."""

from .arahan import Arahan, KlaimSumberDaya, Pendahuluan, SumberDaya
from .konflik import TemuanKonflik, TindakArahan
from .penugasan import Bukti, Delegasi, Penugasan, Pesan, StatusPenugasan

__all__ = [
    "Arahan",
    "Bukti",
    "Delegasi",
    "KlaimSumberDaya",
    "Pendahuluan",
    "Penugasan",
    "Pesan",
    "StatusPenugasan",
    "SumberDaya",
    "TemuanKonflik",
    "TindakArahan",
]
