"""Doing: every public function is a command. The public's own door is `terima`, where no office acts."""

from .jawaban import catat_jawaban, kembalikan, sisihkan
from .layanan import buat_titik, cabut_titik, catat_layanan, cetak_tiket, ubah_layanan
from .survei import alirkan, rancang, terbitkan, ubah
from .tindak_lanjut import tindak_lanjuti

__all__ = [
    "alirkan",
    "buat_titik",
    "cabut_titik",
    "catat_jawaban",
    "catat_layanan",
    "cetak_tiket",
    "kembalikan",
    "rancang",
    "sisihkan",
    "terbitkan",
    "tindak_lanjuti",
    "ubah",
    "ubah_layanan",
]
