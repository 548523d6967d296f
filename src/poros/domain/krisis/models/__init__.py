"""Set up beforehand, what happens, who commands, what is counted, decided, said, and rebuilt."""

from .humas import Kontak, PeringatanCap, Siaran, Sitrep, Tinjauan
from .kejadian import KajiCepat, Kejadian, Laporan, NaikProvinsi, Penetapan
from .keputusan import Kartu, Opsi
from .komando import Komando, Perintah, PosisiKomando, RapatDarurat
from .lapangan import Angka, Area, Korban
from .peran import LapisanPeta, PeranKrisis, RencanaKontinjensi, Tempat
from .pulih import KegiatanR3P, Kerusakan

__all__ = [
    "Angka",
    "Area",
    "KajiCepat",
    "Kartu",
    "KegiatanR3P",
    "Kejadian",
    "Kerusakan",
    "Komando",
    "Kontak",
    "Korban",
    "LapisanPeta",
    "Laporan",
    "NaikProvinsi",
    "Opsi",
    "Penetapan",
    "PeranKrisis",
    "PeringatanCap",
    "Perintah",
    "PosisiKomando",
    "RapatDarurat",
    "RencanaKontinjensi",
    "Siaran",
    "Sitrep",
    "Tempat",
    "Tinjauan",
]
