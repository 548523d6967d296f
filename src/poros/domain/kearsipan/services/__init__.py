"""Doing: every public function is a command."""

from .berkas import (
    buat_berkas,
    buka_kembali,
    catat_kejadian,
    lepas,
    tahan,
    tandai,
    tetapkan_nasib,
    tutup_berkas,
)
from .hapus import catat_permintaan, jawab_permintaan
from .isi import berkaskan, catat_item
from .jaga import alihkan_media, laporkan_terjaga
from .ketentuan import atur_lembaga, catat_aturan, catat_kelas, catat_ketentuan
from .paket import ekspor, impor
from .pinjam import jawab_pinjaman, kembalikan, minta_pinjam
from .susut import (
    ajukan_susut,
    arsipkan,
    batalkan,
    bentuk_panitia,
    nilai_susut,
    nyatakan,
    pilih,
    setujui_susut,
    susun_susut,
    tetapkan_susut,
)
from .susut_akhir import musnahkan, saksikan, terima_susut
from .tampilan import buang_tampilan, simpan_tampilan

__all__ = [
    "ajukan_susut",
    "alihkan_media",
    "arsipkan",
    "atur_lembaga",
    "batalkan",
    "bentuk_panitia",
    "berkaskan",
    "buang_tampilan",
    "buat_berkas",
    "buka_kembali",
    "catat_aturan",
    "catat_item",
    "catat_kejadian",
    "catat_kelas",
    "catat_ketentuan",
    "catat_permintaan",
    "ekspor",
    "impor",
    "jawab_permintaan",
    "jawab_pinjaman",
    "kembalikan",
    "laporkan_terjaga",
    "lepas",
    "minta_pinjam",
    "musnahkan",
    "nilai_susut",
    "nyatakan",
    "pilih",
    "saksikan",
    "setujui_susut",
    "simpan_tampilan",
    "susun_susut",
    "tahan",
    "tandai",
    "terima_susut",
    "tetapkan_nasib",
    "tetapkan_susut",
    "tutup_berkas",
]
