"""Doing: every public function is a command."""

from .percobaan import gagalkan, lepaskan, mulai, nihilkan, ragukan, sahkan
from .permintaan import batalkan, buka, minta, nyatakan, pindahkan, setujui, tolak
from .sertifikat import buat_sertifikat, cabut_sertifikat, daftarkan_esign

__all__ = [
    "batalkan",
    "buat_sertifikat",
    "buka",
    "cabut_sertifikat",
    "daftarkan_esign",
    "gagalkan",
    "lepaskan",
    "minta",
    "mulai",
    "nihilkan",
    "nyatakan",
    "pindahkan",
    "ragukan",
    "sahkan",
    "setujui",
    "tolak",
]
