"""Doing: every public function is a command."""

from .bentuk import simpan_bentuk, simpan_kop
from .jalur import ajukan, kembalikan, lewati, paraf, tarik
from .kertas import catat_kertas, lepas_blok, nomori_sisip, pesan_blok
from .kirim import berkaskan, kirim, putuskan, tandai_dijawab, terima
from .konsep import batalkan, buat, komentari, lampirkan, lepas_lampiran, muat_penerima, ubah
from .tanda import bekukan, nomori, nomori_kertas, tolak, unggah_basah

__all__ = [
    "ajukan",
    "batalkan",
    "bekukan",
    "berkaskan",
    "buat",
    "catat_kertas",
    "kembalikan",
    "kirim",
    "komentari",
    "lampirkan",
    "lepas_blok",
    "lepas_lampiran",
    "lewati",
    "muat_penerima",
    "nomori",
    "nomori_kertas",
    "nomori_sisip",
    "paraf",
    "pesan_blok",
    "putuskan",
    "simpan_bentuk",
    "simpan_kop",
    "tandai_dijawab",
    "tarik",
    "terima",
    "tolak",
    "ubah",
    "unggah_basah",
]
