"""Meetings, lines of a notula, ideas and items of an agenda, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .rules.alur import JenisButir, Kehadiran, Peran

PESERTA_MAKS, ACARA_MAKS, TANYA_MAKS = 300, 40, 12
CARI_MAKS = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPeserta:
    """Somebody to be invited: an office, or a guest by his name."""

    jabatan_id: int | None = None
    nama: str = ""
    instansi: str = ""
    peran: Peran = Peran.PESERTA
    wajib: bool = True
    menulis: bool = False
    tingkat: int = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRapat:
    """A meeting as its planner writes it down; time and room are set apart."""

    jenis: str
    judul: str
    ketua_id: int | None = None
    notulis_id: int | None = None
    sebelum_id: int | None = None
    tertutup: bool = False
    pakaian: str = ""
    catatan: str = ""
    perkara: str = ""
    anggota: int | None = None
    peserta: tuple[DataPeserta, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Jadwal:
    """When and where: in a room of ours, at another place, on line, or in more than one way."""

    mulai: datetime
    selesai: datetime
    ruang_id: int | None = None
    lokasi_id: int | None = None
    tempat: str = ""
    tautan: str = ""
    dasar: str = ""
    """Decision of the Badan Musyawarah that sets a later day for a session that found no quorum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAcara:
    judul: str
    penyaji: str = ""
    menit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataButir:
    """A line of the notula."""

    jenis: JenisButir
    isi: str
    acara_id: int | None = None
    unit_id: int | None = None
    tenggat: date | None = None
    bukti: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataUcapan:
    """What somebody said in a session; without a speaker it goes on with who spoke before."""

    pembicara: str
    isi: str
    sebagai: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cari:
    """What the finder is asked: from which day to which, for how many minutes, in a room with how many seats."""

    dari: date
    sampai: date
    lama: int
    kursi: int = 0
    daring: bool = False

    @property
    def wajar(self) -> bool:
        """Not backwards, and not for longer than anybody looks ahead."""
        return timedelta(0) <= self.sampai - self.dari <= CARI_MAKS


@dataclass(frozen=True, slots=True)
class Benturan:
    """Something in a participant's calendar, told without what it is about."""

    jabatan_id: int
    siapa: str
    jenis: str
    mulai: datetime
    selesai: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTamu:
    """Who signs in without an office here."""

    nama: str
    instansi: str
    kunci: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataGagasan:
    """An idea and whose it is; without `bernama` nobody is kept with it but his unit."""

    isi: str
    pertanyaan_id: int | None = None
    nama: str = ""
    bernama: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAgenda:
    """An item as it is asked for or drafted."""

    judul: str
    pimpinan_id: int
    mulai: datetime
    selesai: datetime
    lokasi_id: int | None = None
    tempat: str = ""
    pakaian: str = ""
    penyelenggara: str = ""
    kontak: str = ""
    sumber: str = ""
    surat_id: int | None = None
    kebutuhan: str = ""
    publik: bool = False
    dibuka: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArahanAgenda:
    """The leader's word on an item."""

    kehadiran: Kehadiran
    wakil_id: int | None = None
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saringan:
    """What the list of meetings is narrowed to; "" is no filter."""

    q: str = ""
    jenis: str = ""
    status: str = ""
    kotak: str = ""
