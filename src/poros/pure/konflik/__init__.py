"""Conflicting orders: found exactly, ranked by R1 to R4, told in words. It advises and cancels nothing.

temukan(orders, settings)              all conflicts of a set
periksa(new, candidates, settings)     one new order against candidates
Indeks(settings).check(new)            one new order against ten thousand live ones
jelaskan(finding, "id")                a finding in sentences
baca(data), tulis(finding, ...)        the JSON form of a whole check
rekam(finding), putar(data)            one finding as data, to be said later
"""

from poros.pure.isian import MasukanError
from poros.pure.konflik.deteksi import temukan
from poros.pure.konflik.hidup import berlaku, hidup
from poros.pure.konflik.indeks import Indeks
from poros.pure.konflik.kata import alasan, inti, jelaskan, ucapkan
from poros.pure.konflik.model import (
    Arahan,
    Aturan,
    Jalur,
    Jenis,
    Kalimat,
    Klaim,
    Pengaturan,
    Rentang,
    Temuan,
    Urutan,
    jalur,
    lawan,
)
from poros.pure.konflik.naskah import Masukan, baca, tulis
from poros.pure.konflik.pasangan import bandingkan
from poros.pure.konflik.pemeriksaan import periksa
from poros.pure.konflik.peringkat import Putusan, putuskan
from poros.pure.konflik.rekaman import disebut, putar, rekam, sebut_ulang
from poros.pure.konflik.waktu import waktu_mustahil

__all__ = [
    "Arahan",
    "Aturan",
    "Indeks",
    "Jalur",
    "Jenis",
    "Kalimat",
    "Klaim",
    "Masukan",
    "MasukanError",
    "Pengaturan",
    "Putusan",
    "Rentang",
    "Temuan",
    "Urutan",
    "alasan",
    "baca",
    "bandingkan",
    "berlaku",
    "disebut",
    "hidup",
    "inti",
    "jalur",
    "jelaskan",
    "lawan",
    "periksa",
    "putar",
    "putuskan",
    "rekam",
    "sebut_ulang",
    "temukan",
    "tulis",
    "ucapkan",
    "waktu_mustahil",
]
