"""Indices of government computed from instruments that are data: exact, rounded half up, explained to the leaf.

baca(dict)                        an instrument; what is wrong is a MasukanError that names the field
hitung(instrumen, {"I1": 3})      a result: index, predikat, and every component with what it adds
jelaskan(hasil)                   why it is so, in lines
hitung_bentuk(kind, {...}, rak)   the same from the forms in which results are published
rencana(permintaan)               the least-effort way up, proven; `garis_depan` how effort and index trade

Values are exact fractions inside, because 1/11 has no decimal form and a half must be seen as one; outside they are
Decimals. An answer that is missing counts as the scale says (0); `TIDAK_BERLAKU` takes the weight out instead.
"""

from poros.pure.isian import MasukanError
from poros.pure.skor.batas import Sampel, batasi
from poros.pure.skor.bentuk import KIND, Jawab, hitung_bentuk
from poros.pure.skor.hitung import hitung, hitung_banyak, periksa_jawaban
from poros.pure.skor.kata import jelaskan, uraian
from poros.pure.skor.linear import Linear, linear
from poros.pure.skor.model import (
    TIDAK_BERLAKU,
    Bagian,
    Batas,
    Gabung,
    Hasil,
    Instrumen,
    Jawaban,
    JenisSkala,
    Komponen,
    Mutu,
    Pita,
    Skala,
    Tepi,
)
from poros.pure.skor.naskah import baca, uji
from poros.pure.skor.rak import Rak
from poros.pure.skor.rencana import (
    Halangan,
    Langkah,
    Permintaan,
    Rencana,
    Sasaran,
    Syarat,
    Titik,
    baca_permintaan,
    garis_depan,
    kalimat,
    ratakan,
    rencana,
    sebutan,
)
from poros.pure.skor.sampel import sampel

__all__ = [
    "KIND",
    "TIDAK_BERLAKU",
    "Bagian",
    "Batas",
    "Gabung",
    "Halangan",
    "Hasil",
    "Instrumen",
    "Jawab",
    "Jawaban",
    "JenisSkala",
    "Komponen",
    "Langkah",
    "Linear",
    "MasukanError",
    "Mutu",
    "Permintaan",
    "Pita",
    "Rak",
    "Rencana",
    "Sampel",
    "Sasaran",
    "Skala",
    "Syarat",
    "Tepi",
    "Titik",
    "baca",
    "baca_permintaan",
    "batasi",
    "garis_depan",
    "hitung",
    "hitung_banyak",
    "hitung_bentuk",
    "jelaskan",
    "kalimat",
    "linear",
    "periksa_jawaban",
    "ratakan",
    "rencana",
    "sampel",
    "sebutan",
    "uji",
    "uraian",
]
