"""Reading letters, always limited to the actor."""

from .daftar import agenda, meja, serupa, surat_terlihat
from .disposisi import rincian, usulan_otomatis
from .pencarian import cari

__all__ = ["agenda", "cari", "meja", "rincian", "serupa", "surat_terlihat", "usulan_otomatis"]
