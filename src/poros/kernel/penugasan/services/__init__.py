"""Doing: every public function is a command."""

from .arahan import Klaim, RincianArahan, Sasaran, tarik, terbitkan
from .bukti import IsiBukti, bicara, tambah_bukti
from .eskalasi import eskalasikan
from .konflik import BelumDilihat, putuskan
from .langkah import (
    alihkan,
    batalkan,
    buka_kembali,
    delegasikan,
    kembalikan,
    ketahui,
    laporkan,
    revisi,
    serahkan,
    setujui,
    tegaskan,
    terima,
    terima_banyak,
    tolak,
    verifikasi,
)
from .pengaturan import tambah_sumber_daya, tambah_tindak, ubah_sumber_daya, ubah_tindak
from .urutan import cabut_urutan, urutkan

__all__ = [
    "BelumDilihat",
    "IsiBukti",
    "Klaim",
    "RincianArahan",
    "Sasaran",
    "alihkan",
    "batalkan",
    "bicara",
    "buka_kembali",
    "cabut_urutan",
    "delegasikan",
    "eskalasikan",
    "kembalikan",
    "ketahui",
    "laporkan",
    "putuskan",
    "revisi",
    "serahkan",
    "setujui",
    "tambah_bukti",
    "tambah_sumber_daya",
    "tambah_tindak",
    "tarik",
    "tegaskan",
    "terbitkan",
    "terima",
    "terima_banyak",
    "tolak",
    "ubah_sumber_daya",
    "ubah_tindak",
    "urutkan",
    "verifikasi",
]
