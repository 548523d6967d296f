"""Reading orders and work, always limited to the actor."""

from .agenda import agenda
from .arahan import arahan_diterbitkan, arahan_terlihat, cari_arahan, penugasan_arahan
from .daftar import (
    daftar,
    kotak_masuk,
    penugasan_terlihat,
    perintah_saya,
    terlambat,
    terlambat_per_kantor,
    untuk_diputuskan,
)
from .meja import angka, antrean
from .papan import papan
from .rincian import Rincian, rincian

__all__ = [
    "Rincian",
    "agenda",
    "angka",
    "antrean",
    "arahan_diterbitkan",
    "arahan_terlihat",
    "cari_arahan",
    "daftar",
    "kotak_masuk",
    "papan",
    "penugasan_arahan",
    "penugasan_terlihat",
    "perintah_saya",
    "rincian",
    "terlambat",
    "terlambat_per_kantor",
    "untuk_diputuskan",
]
