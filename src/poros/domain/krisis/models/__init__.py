"""Set up beforehand, what happens, who commands, what is counted, decided, said, and rebuilt."""

from .humas import Kontak, MintaBantuan, PeringatanCap, Rumor, Siaran, Sitrep, Tinjauan
from .kejadian import KajiCepat, Kejadian, Laporan, NaikProvinsi, Penetapan
from .keputusan import Kartu, Opsi
from .komando import Komando, Perintah, PosisiKomando, RapatDarurat
from .lapangan import Angka, Area, Korban
from .peragaan import Peragaan
from .peran import LapisanPeta, PeranKrisis, RencanaKontinjensi, Tempat
from .pulih import AnggotaTim, KegiatanR3P, KerjaPulih, Kerusakan

__all__ = [
    "AnggotaTim",
    "Angka",
    "Area",
    "KajiCepat",
    "Kartu",
    "KegiatanR3P",
    "Kejadian",
    "KerjaPulih",
    "Kerusakan",
    "Komando",
    "Kontak",
    "Korban",
    "LapisanPeta",
    "Laporan",
    "MintaBantuan",
    "NaikProvinsi",
    "Opsi",
    "Penetapan",
    "Peragaan",
    "PeranKrisis",
    "PeringatanCap",
    "Perintah",
    "PosisiKomando",
    "RapatDarurat",
    "RencanaKontinjensi",
    "Rumor",
    "Siaran",
    "Sitrep",
    "Tempat",
    "Tinjauan",
]
