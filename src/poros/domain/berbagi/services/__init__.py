"""Doing: every public function is a command."""

from .adopsi import ajukan, catat_permohonan, jawab, mulai, susun_rencana, tutup, usulkan
from .belajar import catat_kunjungan, catat_pengalaman, tindak_lanjuti
from .nota import susun_nota, tandatangani
from .sumber import catat_gagal, muat_sumber, segarkan, tambah_sumber, ubah_sumber
from .tawaran import atur_peran, catat_tawaran, lampirkan, tarik, terbitkan_tawaran, ubah_tawaran, usul_tawaran

__all__ = [
    "ajukan",
    "atur_peran",
    "catat_gagal",
    "catat_kunjungan",
    "catat_pengalaman",
    "catat_permohonan",
    "catat_tawaran",
    "jawab",
    "lampirkan",
    "muat_sumber",
    "mulai",
    "segarkan",
    "susun_nota",
    "susun_rencana",
    "tambah_sumber",
    "tandatangani",
    "tarik",
    "terbitkan_tawaran",
    "tindak_lanjuti",
    "tutup",
    "ubah_sumber",
    "ubah_tawaran",
    "usul_tawaran",
    "usulkan",
]
