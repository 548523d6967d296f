"""Doing: every public function is a command."""

from .acuan import catat_aturan, catat_jf, catat_strategi, hapus_jf
from .kinerja import muat_kinerja
from .masalah import catat_masalah, melangkah_masalah, selesaikan_masalah, ubah_masalah
from .pos import hapus_tim, putuskan, susun_tim, tanggapi, ubah_pos, ubah_tim
from .roadmap import catat_aksi, catat_target, hapus_aksi, lapor, pantau, susun_roadmap, tetapkan_tahun, ubah_aksi
from .telaah import alirkan, buka_terdampak, hitung_ulang, susun_telaah

__all__ = [
    "alirkan",
    "buka_terdampak",
    "catat_aksi",
    "catat_aturan",
    "catat_jf",
    "catat_masalah",
    "catat_strategi",
    "catat_target",
    "hapus_aksi",
    "hapus_jf",
    "hapus_tim",
    "hitung_ulang",
    "lapor",
    "melangkah_masalah",
    "muat_kinerja",
    "pantau",
    "putuskan",
    "selesaikan_masalah",
    "susun_roadmap",
    "susun_telaah",
    "susun_tim",
    "tanggapi",
    "tetapkan_tahun",
    "ubah_aksi",
    "ubah_masalah",
    "ubah_pos",
    "ubah_tim",
]
