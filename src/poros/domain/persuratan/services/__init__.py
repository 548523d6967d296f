"""Doing: every public function is a command."""

from .disposisi import arsipkan, disposisikan, disposisikan_banyak, teruskan_disposisi, urungkan, usulkan
from .pencarian import hapus_pencarian, simpan_pencarian
from .surat import baca, berkaskan, catat, perbaiki, tarik, teruskan, unggah

__all__ = [
    "arsipkan",
    "baca",
    "berkaskan",
    "catat",
    "disposisikan",
    "disposisikan_banyak",
    "hapus_pencarian",
    "perbaiki",
    "simpan_pencarian",
    "tarik",
    "teruskan",
    "teruskan_disposisi",
    "unggah",
    "urungkan",
    "usulkan",
]
