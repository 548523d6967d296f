"""Doing: every public function is a command."""

from .bukti import terima_bukti
from .butir import jawab, kirim_jawaban, lepas_bukti, nilai_eksternal, nilai_internal, pakai_bukti, tambah_bukti_butir
from .hasil import impor_hasil
from .instrumen import catat_instrumen
from .penilaian import alirkan, bagi, mulai, susun, tulis_simpulan, umumkan
from .peta import catat_belanja, tetapkan_rencana
from .rencana import susun_rencana, ubah_anggapan, ubah_rencana

__all__ = [
    "alirkan",
    "bagi",
    "catat_belanja",
    "catat_instrumen",
    "impor_hasil",
    "jawab",
    "kirim_jawaban",
    "lepas_bukti",
    "mulai",
    "nilai_eksternal",
    "nilai_internal",
    "pakai_bukti",
    "susun",
    "susun_rencana",
    "tambah_bukti_butir",
    "terima_bukti",
    "tetapkan_rencana",
    "tulis_simpulan",
    "ubah_anggapan",
    "ubah_rencana",
    "umumkan",
]
