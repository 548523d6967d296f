"""Doing: every public function is a command."""

from .agenda import (
    atur_petugas,
    buat_umpan,
    cabut_umpan,
    jawab_revisi,
    minta_agenda,
    putuskan_agenda,
    setujui_agenda,
    susun_agenda,
    telaah_agenda,
    tolak_agenda,
    ubah_agenda,
    usulkan_revisi,
)
from .gagasan import atur_gagasan, jawab_gagasan, kelompokkan, nilai, sumbang
from .hadir import catat_hadir, hadir, tambah_tamu
from .langkah import akhiri, edarkan, jadwalkan_lagi, koreksi, pimpin, sahkan
from .notula import hapus_butir, tulis_butir, ubah_butir
from .rapat import atur_kursi, jadwalkan, lampirkan, rencanakan, susun_acara, ubah
from .risalah import hapus_ucapan, sahkan_risalah, tulis_risalah, ubah_ucapan
from .ruang import atur_protokol, simpan_ruang, simpan_tempuh
from .sidang import catat_suara, hitung_kuorum
from .undangan import catat_undangan, konsepkan_undangan

__all__ = [
    "akhiri",
    "atur_gagasan",
    "atur_kursi",
    "atur_petugas",
    "atur_protokol",
    "buat_umpan",
    "cabut_umpan",
    "catat_hadir",
    "catat_suara",
    "catat_undangan",
    "edarkan",
    "hadir",
    "hapus_butir",
    "hapus_ucapan",
    "hitung_kuorum",
    "jadwalkan",
    "jadwalkan_lagi",
    "jawab_gagasan",
    "jawab_revisi",
    "kelompokkan",
    "konsepkan_undangan",
    "koreksi",
    "lampirkan",
    "minta_agenda",
    "nilai",
    "pimpin",
    "putuskan_agenda",
    "rencanakan",
    "sahkan",
    "sahkan_risalah",
    "setujui_agenda",
    "simpan_ruang",
    "simpan_tempuh",
    "sumbang",
    "susun_acara",
    "susun_agenda",
    "tambah_tamu",
    "telaah_agenda",
    "tolak_agenda",
    "tulis_butir",
    "tulis_risalah",
    "ubah",
    "ubah_agenda",
    "ubah_butir",
    "ubah_ucapan",
    "usulkan_revisi",
]
