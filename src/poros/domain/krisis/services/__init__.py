"""Doing: every public function is a command."""

from .atur import atur_peran, muat_lapisan, tulis_rencana
from .humas import (
    catat_kontak,
    catat_rumor,
    jawab_bantuan,
    minta_bantuan,
    sahkan_sitrep,
    siarkan,
    susun_sitrep,
    tepati,
    terbitkan_peringatan,
    ubah_sitrep,
)
from .kejadian import akhiri, buka, catat_jawaban, kaji, naikkan, perpanjang, tetapkan
from .keputusan import ajukan_kartu, catat_hasil, putuskan
from .komando import aktifkan, beri_perintah, catat_rapat, nilai_perintah, selesaikan_latihan, susun_komando
from .lapangan import (
    buka_korban,
    cabut_area,
    catat_angka,
    catat_korban,
    gambar_area,
    sahkan_angka,
    tambah_tempat,
    ubah_tempat,
)
from .laporan import lapor, muat_umpan, periksa
from .peragaan import atur_peragaan, mainkan
from .pulih import cabut_kerusakan, catat_kerusakan, hapus_kegiatan, serahkan_r3p, susun_r3p, tambah_kegiatan
from .tim_pulih import hapus_kerja, kirim_kerja, lepas_anggota, susun_kerja, tambah_anggota, tambah_kerja
from .tinjau import tinjau

__all__ = [
    "ajukan_kartu",
    "akhiri",
    "aktifkan",
    "atur_peragaan",
    "atur_peran",
    "beri_perintah",
    "buka",
    "buka_korban",
    "cabut_area",
    "cabut_kerusakan",
    "catat_angka",
    "catat_hasil",
    "catat_jawaban",
    "catat_kerusakan",
    "catat_kontak",
    "catat_korban",
    "catat_rapat",
    "catat_rumor",
    "gambar_area",
    "hapus_kegiatan",
    "hapus_kerja",
    "jawab_bantuan",
    "kaji",
    "kirim_kerja",
    "lapor",
    "lepas_anggota",
    "mainkan",
    "minta_bantuan",
    "muat_lapisan",
    "muat_umpan",
    "naikkan",
    "nilai_perintah",
    "periksa",
    "perpanjang",
    "putuskan",
    "sahkan_angka",
    "sahkan_sitrep",
    "selesaikan_latihan",
    "serahkan_r3p",
    "siarkan",
    "susun_kerja",
    "susun_komando",
    "susun_r3p",
    "susun_sitrep",
    "tambah_anggota",
    "tambah_kegiatan",
    "tambah_kerja",
    "tambah_tempat",
    "tepati",
    "terbitkan_peringatan",
    "tetapkan",
    "tinjau",
    "tulis_rencana",
    "ubah_sitrep",
    "ubah_tempat",
]
