"""Doing: every public function is a command."""

from .arahan import Klaim, RincianArahan, Sasaran, tarik, terbitkan
from .bukti import bicara, tambah_bukti
from .eskalasi import eskalasikan
from .konflik import putuskan
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
    tolak,
    verifikasi,
)

__all__ = [
    "Klaim",
    "RincianArahan",
    "Sasaran",
    "alihkan",
    "batalkan",
    "bicara",
    "buka_kembali",
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
    "tarik",
    "tegaskan",
    "terbitkan",
    "terima",
    "tolak",
    "verifikasi",
]
