"""The Actor: a person acting in one office, in one capacity, on one day. All authority is read from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from poros.kernel.daerah.siap import siap

from .models import Orang
from .peta import Peta, peta
from .rules import ESELON, MANDAT, Fungsi, JenisUnit, Kapasitas, tingkat

ALAT_SISTEM = "sistem"


@dataclass(frozen=True, slots=True)
class Jabat:
    """An office held today."""

    pemangku_id: int
    jabatan_id: int
    jabatan: str
    unit_id: int
    unit: str
    jenis_unit: JenisUnit
    kapasitas: Kapasitas
    fungsi: Fungsi
    kepala: bool
    eselon: str
    dasar: str

    @property
    def sebutan(self) -> str:
        """The office as the law wants it named: with Plh., Plt. or Pj. before it."""
        return (
            self.jabatan if self.kapasitas is Kapasitas.DEFINITIF else f"{self.kapasitas.capitalize()}. {self.jabatan}"
        )

    @property
    def mandat(self) -> bool:
        """Held by mandate: strategic decisions are barred (UU 30/2014 Art. 14(7))."""
        return self.kapasitas in MANDAT

    @property
    def tingkat(self) -> int:
        """Rank; see `rules.tingkat`."""
        return tingkat(self.eselon)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `jabat` is the office of this act; `lainnya` are further offices the person may switch to."""

    orang_id: int
    nama: str
    hari: date
    jabat: Jabat
    lainnya: tuple[Jabat, ...]
    peta: Peta
    alat: str = ""

    @property
    def jabatan_id(self) -> int:
        return self.jabat.jabatan_id

    @property
    def unit_id(self) -> int:
        return self.jabat.unit_id

    @property
    def keluarga(self) -> frozenset[int]:
        """The actor's unit and all below it."""
        return self.peta.keturunan(self.unit_id)

    @property
    def lingkup(self) -> frozenset[int]:
        """Units that the actor's unit coordinates, directly or through units below it."""
        return self.peta.lingkup(self.unit_id)

    def adalah(self, *fungsi: Fungsi) -> bool:
        """Does the office have one of these functions?"""
        return self.jabat.fungsi in fungsi

    @property
    def puncak(self) -> bool:
        """Kepala daerah or Sekda: sees the whole government (secret papers excepted)."""
        return self.jabat.kepala and self.jabat.jenis_unit in {JenisUnit.KEPALA_DAERAH, JenisUnit.SETDA}

    @property
    def otomatis(self) -> bool:
        """Is this the clock acting, not a person?"""
        return self.alat == ALAT_SISTEM

    def sebagai(self, jabatan_id: int) -> "Actor":
        """The same person in another of their offices; unknown offices leave the actor as it is."""
        semua = (self.jabat, *self.lainnya)
        pilihan = next((j for j in semua if j.jabatan_id == jabatan_id), self.jabat)
        return replace(self, jabat=pilihan, lainnya=tuple(j for j in semua if j is not pilihan))


def berlaku_pada(hari: date) -> Q:
    """Holdings in force on a day; the same rule as `rules.berlaku`, for the database."""
    return (
        Q(dari__lte=hari)
        & (Q(sampai__isnull=True) | Q(sampai__gte=hari))
        & (Q(dicabut__isnull=True) | Q(dicabut__gt=hari))
    )


# All that an actor is made of; the days of a holding are those of `rules.berlaku`. What stands first in each row are
# the fields of `Jabat` in their order, then person, name and version of the map.
PEGANGAN = """
SELECT p.id, j.id, j.nama, u.id, u.nama, u.jenis, p.kapasitas, j.fungsi, j.kepala, j.eselon, p.dasar,
       o.id, o.nama, coalesce((SELECT nilai FROM organisasi_versipeta LIMIT 1), 0){kolom}
FROM organisasi_pemangku p
JOIN organisasi_jabatan j ON j.id = p.jabatan_id AND j.aktif
JOIN organisasi_unit u ON u.id = j.unit_id AND u.aktif
JOIN organisasi_orang o ON o.id = p.orang_id
{sambung}
WHERE p.dari <= %(hari)s AND (p.sampai IS NULL OR p.sampai >= %(hari)s)
  AND (p.dicabut IS NULL OR p.dicabut > %(hari)s)
"""
MILIK_ORANG = PEGANGAN.format(kolom="", sambung="") + "AND p.orang_id = %(orang)s"

Pegangan = tuple[Any, ...]


def actor(
    orang: Orang | int, hari: date | None = None, *, jabatan_id: int | None = None, alat: str = ""
) -> Actor | None:
    """Return the person's authority on a day (today unless told), or None when no office is held. One query."""
    hari = hari or timezone.localdate()
    orang_id = orang if isinstance(orang, int) else orang.pk
    rows = pegangan(MILIK_ORANG, {"hari": hari, "orang": orang_id})
    return dari_pegangan(rows, hari, jabatan_id=jabatan_id, alat=alat)


def pegangan(perintah: str, nilai: dict[str, Any]) -> list[Pegangan]:
    """The holdings that a statement made of `PEGANGAN` finds."""
    with siap() as cursor:
        cursor.execute(perintah, nilai)
        return cursor.fetchall()


def dari_pegangan(
    rows: Sequence[Pegangan], hari: date, *, jabatan_id: int | None = None, alat: str = ""
) -> Actor | None:
    """Build the actor from holdings already read; the definitive and highest office comes first."""
    if not rows:
        return None
    jabat = sorted((_jabat(*row[:11]) for row in rows), key=_urutan)
    orang_id, nama, versi = rows[0][11:14]
    made = Actor(
        orang_id=orang_id,
        nama=nama,
        hari=hari,
        jabat=jabat[0],
        lainnya=tuple(jabat[1:]),
        peta=peta(versi, hari),
        alat=alat,
    )
    return made if jabatan_id is None else made.sebagai(jabatan_id)


def _urutan(jabat: Jabat) -> tuple[bool, int, int]:
    return (jabat.kapasitas is not Kapasitas.DEFINITIF, ESELON.index(jabat.eselon), jabat.pemangku_id)


def _jabat(*kolom: Any) -> Jabat:
    made = Jabat(*kolom)
    return replace(
        made,
        jenis_unit=JenisUnit(made.jenis_unit),
        kapasitas=Kapasitas(made.kapasitas),
        fungsi=Fungsi(made.fungsi),
    )


def sistem(hari: date, peta_hari_ini: Peta) -> Actor:
    """The system itself, for acts of the clock (escalation, lapsing): holds no office and no other power."""
    jabat = Jabat(
        pemangku_id=0,
        jabatan_id=0,
        jabatan="Sistem",
        unit_id=0,
        unit="",
        jenis_unit=JenisUnit.LUAR,
        kapasitas=Kapasitas.DEFINITIF,
        fungsi=Fungsi.STAF,
        kepala=False,
        eselon="",
        dasar="",
    )
    return Actor(orang_id=0, nama="Sistem", hari=hari, jabat=jabat, lainnya=(), peta=peta_hari_ini, alat=ALAT_SISTEM)
