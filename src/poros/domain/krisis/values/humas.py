"""What is said."""

from dataclasses import dataclass
from datetime import datetime

from ..rules.alur import JenisSiaran, JenisTinjauan


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPeringatan:
    judul: str
    uraian: str
    petunjuk: str
    wilayah: str
    mendesak: str
    parah: str
    pasti: str
    tanggapan: str
    berakhir: datetime
    area_id: int | None = None
    mengganti_id: int | None = None
    batal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSiaran:
    jenis: JenisSiaran
    judul: str
    isi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKontak:
    waktu: datetime
    kepada: str
    isi: str
    janji: str = ""
    batas: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTinjauan:
    jenis: JenisTinjauan
    berjalan: str
    tersendat: str = ""
    pelajaran: str = ""
