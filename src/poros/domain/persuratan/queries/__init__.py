"""Reading letters, always limited to the actor."""

from .cerita import Cerita, cerita
from .cetak import buku, lembar_cetak, slip
from .daftar import (
    agenda,
    baris_ekspor,
    judul_ekspor,
    meja,
    meja_staf,
    pencarian_tersimpan,
    saring,
    serupa,
    surat_terlihat,
)
from .disposisi import rincian
from .klasifikasi import cari_klasifikasi, kode_dikenal
from .lembar import bentrok, jatuh_tempo, rencana, ringkas
from .pencarian import cari, mungkin_maksud, telusuri
from .saran import saran, usulan_otomatis
from .tebakan import gambar_titipan, serupa_berkas, tebakan

__all__ = [
    "Cerita",
    "agenda",
    "baris_ekspor",
    "bentrok",
    "buku",
    "cari",
    "cari_klasifikasi",
    "cerita",
    "gambar_titipan",
    "jatuh_tempo",
    "judul_ekspor",
    "kode_dikenal",
    "lembar_cetak",
    "meja",
    "meja_staf",
    "mungkin_maksud",
    "pencarian_tersimpan",
    "rencana",
    "rincian",
    "ringkas",
    "saran",
    "saring",
    "serupa",
    "serupa_berkas",
    "slip",
    "surat_terlihat",
    "tebakan",
    "telusuri",
    "usulan_otomatis",
]
