"""Reading orders and work, always limited to the actor."""

from .daftar import kotak_masuk, penugasan_terlihat, perintah_saya, terlambat, untuk_diputuskan

__all__ = ["kotak_masuk", "penugasan_terlihat", "perintah_saya", "terlambat", "untuk_diputuskan"]
