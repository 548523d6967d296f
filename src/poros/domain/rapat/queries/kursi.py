"""Seats: the place that the law gives an office, unless the protocol officer has set another."""

from dataclasses import dataclass

from django.utils import timezone

from poros.kernel.daerah.koneksi import daerah
from poros.pure.rapat import Kursi, Tamu, susun

from ..models import Peserta, Rapat
from ..rules.parameter import TataTempat
from .parameter import tata_tempat

BELUM = 99
"""Nobody has set another place."""
PER_BARIS = 9


@dataclass(frozen=True, slots=True)
class Duduk:
    """A guest with his place in the order and his seat."""

    peserta: Peserta
    tingkat: int
    sebutan: str
    kursi: Kursi


def tata(rapat: Rapat) -> TataTempat:
    """The order of this government on the day of the meeting; before there was a law, as today."""
    kind, today = str(daerah().jenis), timezone.localdate()
    try:
        return tata_tempat(kind, timezone.localtime(rapat.mulai).date() if rapat.mulai else today)
    except ValueError:
        return tata_tempat(kind, today)


def duduk(rapat: Rapat, per_baris: int = PER_BARIS) -> list[Duduk]:
    """All who are invited, in their order with their seats. One statement."""
    order = tata(rapat)
    guests = {str(p.pk): p for p in rapat.peserta.select_related("jabatan__unit")}
    place = {key: tingkat(p, order) for key, p in guests.items()}
    seats = susun((Tamu(key, place[key], p.pk) for key, p in guests.items()), per_baris)
    return [Duduk(guests[s.kode], place[s.kode], order.tempat.get(place[s.kode], ""), s) for s in seats]


def tingkat(p: Peserta, order: TataTempat) -> int:
    """As it was set, else as the office has it."""
    if p.tingkat != BELUM:
        return p.tingkat
    if p.jabatan:
        return order.jabatan(p.jabatan.unit.jenis, kepala=p.jabatan.kepala)
    return order.peran.get(p.peran, order.terakhir)
