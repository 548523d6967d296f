"""Seats: the place that the law gives an office, unless the protocol officer has set another."""

from dataclasses import dataclass

from poros.kernel.organisasi.models import Jabatan
from poros.kernel.organisasi.rules import JenisUnit
from poros.pure.rapat import Kursi, Tamu, susun

from ..models import Peserta, Rapat
from ..rules.alur import Peran
from .parameter import tata_tempat

BELUM = 99
PER_BARIS = 9
UNIT = {
    JenisUnit.SETDA: 6,
    JenisUnit.ASISTEN: 10,
    JenisUnit.STAF_AHLI: 10,
    JenisUnit.DINAS: 10,
    JenisUnit.BADAN: 10,
    JenisUnit.SETWAN: 10,
    JenisUnit.INSPEKTORAT: 10,
    JenisUnit.SATUAN: 10,
    JenisUnit.KECAMATAN: 11,
    JenisUnit.BAGIAN: 11,
    JenisUnit.BIRO: 11,
}
"""Places of heads of units in `parameter/rapat.yaml`."""
PERAN = {Peran.ANGGOTA_DPRD: 7}


@dataclass(frozen=True, slots=True)
class Duduk:
    """A guest with his place in the order and his seat."""

    peserta: Peserta
    tingkat: int
    sebutan: str
    kursi: Kursi


def duduk(rapat: Rapat, per_baris: int = PER_BARIS) -> list[Duduk]:
    """All who are invited, in their order with their seats. One statement."""
    guests = {str(p.pk): p for p in rapat.peserta.select_related("jabatan__unit")}
    place = {key: tingkat(p) for key, p in guests.items()}
    seats = susun((Tamu(key, place[key], p.pk) for key, p in guests.items()), per_baris)
    words = tata_tempat()
    return [Duduk(guests[s.kode], place[s.kode], words.get(place[s.kode], ""), s) for s in seats]


def tingkat(p: Peserta) -> int:
    """As it was set, else as the office has it."""
    if p.tingkat != BELUM:
        return p.tingkat
    return _menurut_jabatan(p.jabatan) if p.jabatan else PERAN.get(Peran(p.peran), max(tata_tempat()))


def _menurut_jabatan(office: Jabatan) -> int:
    if office.unit.jenis == JenisUnit.KEPALA_DAERAH:
        return 1 if office.kepala else 2
    return UNIT.get(JenisUnit(office.unit.jenis), max(tata_tempat())) if office.kepala else max(tata_tempat())
