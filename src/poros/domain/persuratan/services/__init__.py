"""Doing: every public function is a command."""

from .disposisi import arsipkan, disposisikan, teruskan_disposisi, usulkan
from .surat import baca, berkaskan, catat, perbaiki, tarik, teruskan

__all__ = [
    "arsipkan",
    "baca",
    "berkaskan",
    "catat",
    "disposisikan",
    "perbaiki",
    "tarik",
    "teruskan",
    "teruskan_disposisi",
    "usulkan",
]
