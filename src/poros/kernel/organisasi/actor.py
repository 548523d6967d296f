"""The Actor: a person acting in one office, in one capacity, on one day. All authority is read from it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet, Subquery
from django.utils import timezone

from .models import Orang, Pemangku, VersiPeta
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


def pemangku_hari_ini(hari: date) -> QuerySet[Pemangku]:
    """All holdings of a day with office, unit and map version: what an actor is made of."""
    return (
        Pemangku.objects.filter(berlaku_pada(hari), jabatan__aktif=True, jabatan__unit__aktif=True)
        .select_related("jabatan__unit", "orang")
        .annotate(versi_peta=Subquery(VersiPeta.objects.values("nilai")[:1]))
    )


def actor(
    orang: Orang | int, hari: date | None = None, *, jabatan_id: int | None = None, alat: str = ""
) -> Actor | None:
    """Return the person's authority on a day (today unless told), or None when no office is held. One query."""
    hari = hari or timezone.localdate()
    orang_id = orang if isinstance(orang, int) else orang.pk
    return dari_pemangku(pemangku_hari_ini(hari).filter(orang_id=orang_id), hari, jabatan_id=jabatan_id, alat=alat)


def dari_pemangku(
    rows: Iterable[Pemangku], hari: date, *, jabatan_id: int | None = None, alat: str = ""
) -> Actor | None:
    """Build the actor from holdings already read; the definitive and highest office comes first."""
    held = list(rows)
    if not held:
        return None
    jabat = sorted((_jabat(row) for row in held), key=_urutan)
    made = Actor(
        orang_id=held[0].orang_id,
        nama=held[0].orang.nama,
        hari=hari,
        jabat=jabat[0],
        lainnya=tuple(jabat[1:]),
        peta=peta(getattr(held[0], "versi_peta", None) or 0, hari),
        alat=alat,
    )
    return made if jabatan_id is None else made.sebagai(jabatan_id)


def _urutan(jabat: Jabat) -> tuple[bool, int, int]:
    return (jabat.kapasitas is not Kapasitas.DEFINITIF, ESELON.index(jabat.eselon), jabat.pemangku_id)


def _jabat(row: Pemangku) -> Jabat:
    office = row.jabatan
    return Jabat(
        pemangku_id=row.pk,
        jabatan_id=office.pk,
        jabatan=office.nama,
        unit_id=office.unit_id,
        unit=office.unit.nama,
        jenis_unit=JenisUnit(office.unit.jenis),
        kapasitas=Kapasitas(row.kapasitas),
        fungsi=Fungsi(office.fungsi),
        kepala=office.kepala,
        eselon=office.eselon,
        dasar=row.dasar,
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
