"""Doing: every public function is a command."""

from .acuan import hapus_libur, impor_libur, ubah_pekan_kerja, versi_aturan
from .akun import buat_akun, buka_akun, catat_orang, setel_ulang, tutup_akun, ubah_orang
from .impor import terapkan_impor
from .jabatan import bentuk_jabatan, ubah_jabatan
from .koordinasi import akhiri_koordinasi, akhiri_urusan, tetapkan_koordinasi, tetapkan_urusan
from .pemangku import angkat, berhentikan
from .profil import buat_token, cabut_token, pilih_bahasa
from .surat_perintah import cabut, perpanjang, terbitkan_surat_perintah
from .unit import bentuk_unit, hapus_unit, terapkan_unit, ubah_unit

__all__ = [
    "akhiri_koordinasi",
    "akhiri_urusan",
    "angkat",
    "bentuk_jabatan",
    "bentuk_unit",
    "berhentikan",
    "buat_akun",
    "buat_token",
    "buka_akun",
    "cabut",
    "cabut_token",
    "catat_orang",
    "hapus_libur",
    "hapus_unit",
    "impor_libur",
    "perpanjang",
    "pilih_bahasa",
    "setel_ulang",
    "terapkan_impor",
    "terapkan_unit",
    "terbitkan_surat_perintah",
    "tetapkan_koordinasi",
    "tetapkan_urusan",
    "tutup_akun",
    "ubah_jabatan",
    "ubah_orang",
    "ubah_pekan_kerja",
    "ubah_unit",
    "versi_aturan",
]
