"""Fields and constraints of signatures; no verbs."""

from .dokumen import Dokumen, Permintaan, Persetujuan
from .percobaan import Percobaan, TandaTangan
from .sertifikat import AkarLokal, IdentitasEsign, SertifikatLokal

__all__ = [
    "AkarLokal",
    "Dokumen",
    "IdentitasEsign",
    "Percobaan",
    "Permintaan",
    "Persetujuan",
    "SertifikatLokal",
    "TandaTangan",
]
