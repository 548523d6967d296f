"""Fields and constraints of orders and work; no verbs."""

from .arahan import Arahan, KlaimSumberDaya, Pendahuluan, SumberDaya
from .kinerja import BulanKinerja, RekapKinerja
from .konflik import TemuanKonflik, TindakArahan
from .penugasan import Bukti, Delegasi, Penugasan, Pesan, StatusPenugasan

__all__ = [
    "Arahan",
    "Bukti",
    "BulanKinerja",
    "Delegasi",
    "KlaimSumberDaya",
    "Pendahuluan",
    "Penugasan",
    "Pesan",
    "RekapKinerja",
    "StatusPenugasan",
    "SumberDaya",
    "TemuanKonflik",
    "TindakArahan",
]
