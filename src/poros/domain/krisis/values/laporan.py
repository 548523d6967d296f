"""What is told and declared."""

from dataclasses import dataclass
from datetime import date, datetime

from ..rules.alur import Bahaya, Kanal, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class DataLaporan:
    """A first report; with an event it joins that one, real or drill."""

    kanal: Kanal
    bahaya: Bahaya
    uraian: str
    tempat: str
    waktu: datetime
    lat: float | None = None
    lng: float | None = None
    meninggal: int | None = None
    luka: int | None = None
    mengungsi: int | None = None
    mendesak: str = ""
    pelapor: str = ""
    telepon: str = ""
    kejadian_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKejadian:
    """An event as it is opened; a drill may run its clock faster."""

    nama: str
    bahaya: Bahaya
    tempat: str
    mulai: datetime
    uraian: str = ""
    latihan: bool = False
    laju: int = 1
    laporan: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKaji:
    hasil: str
    rekomendasi: Status
    gangguan_hidup: bool = False
    gangguan_penghidupan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPenetapan:
    """A decree: which level, by which office of the head of region, where, from when until when."""

    tingkat: Status
    nomor: str
    tanggal: date
    penetap_id: int
    lingkup: str
    mulai: date
    sampai: date
