"""Doing: every public function is a command."""

from .butir import jawab, kirim_jawaban, lepas_bukti, nilai_eksternal, nilai_internal, pakai_bukti, tambah_bukti_butir
from .hasil import impor_hasil
from .instrumen import catat_instrumen
from .penilaian import alirkan, bagi, mulai, susun, umumkan
from .rencana import susun_rencana, tetapkan_rencana, ubah_rencana

__all__ = [
    "alirkan",
    "bagi",
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
    "tetapkan_rencana",
    "ubah_rencana",
    "umumkan",
]
