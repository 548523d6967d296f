"""What is commanded."""

from dataclasses import dataclass
from datetime import date, datetime

from poros.kernel.penugasan.values import Klaim

from ..rules.alur import PeranKomando


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPosisi:
    """A place in the chart, with our office or somebody from outside."""

    kode: str
    nama: str
    peran: PeranKomando
    atasan: str = ""
    jabatan_id: int | None = None
    pejabat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKomando:
    nomor: str
    tanggal: date
    dari: date
    sampai: date
    posisi: tuple[DataPosisi, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPerintah:
    """An order of the command to one unit; with an act, an object and a window it is compared with others."""

    klaster: str
    unit_id: int
    isi: str
    batas: datetime
    harapan: str = ""
    dasar: str = ""
    tindak: str = ""
    objek: str = ""
    mulai: datetime | None = None
    selesai: datetime | None = None
    klaim: tuple[Klaim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRapat:
    """A meeting that was held; its decisions become orders."""

    waktu: datetime
    tempat: str
    pimpinan: str
    hasil: str
    diundang: tuple[int, ...]
    hadir: tuple[int, ...]
    putusan: tuple[DataPerintah, ...] = ()
