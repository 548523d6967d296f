"""Meetings: a time that suits everybody and a room, found exactly; the quorum of a session; seats by precedence.

cari(wish)                     the best times, or what stands in the way
bentrok(time, place, others)   what one official cannot reach from, or to
langkah(rule, members, ...)    where a session stands that waits for its quorum
putusan(rule, members, ...)    what a vote has decided
bobot(marks, weights)          what an idea is worth to those who weighed it
susun(guests, per_row)         who sits where
"""

from poros.pure.rapat.gagasan import bobot
from poros.pure.rapat.kuorum import (
    Ambang,
    Aturan,
    Buntu,
    Keadaan,
    Penundaan,
    Suara,
    hadir_minimum,
    langkah,
    putusan,
    setuju_minimum,
)
from poros.pure.rapat.kursi import Kursi, Tamu, susun, urutkan
from poros.pure.rapat.pencari import Hasil, Pilihan, Rintangan, cari
from poros.pure.rapat.waktu import DARING, Orang, Permintaan, Ruang, Sibuk, Tempuh, bentrok

__all__ = [
    "DARING",
    "Ambang",
    "Aturan",
    "Buntu",
    "Hasil",
    "Keadaan",
    "Kursi",
    "Orang",
    "Penundaan",
    "Permintaan",
    "Pilihan",
    "Rintangan",
    "Ruang",
    "Sibuk",
    "Suara",
    "Tamu",
    "Tempuh",
    "bentrok",
    "bobot",
    "cari",
    "hadir_minimum",
    "langkah",
    "putusan",
    "setuju_minimum",
    "susun",
    "urutkan",
]
