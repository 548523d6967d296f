"""What is said."""

from dataclasses import dataclass
from datetime import datetime

from ..rules.alur import JenisSiaran, JenisTinjauan
from .komando import DataPerintah


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
    rumor_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKontak:
    waktu: datetime
    kepada: str
    isi: str
    janji: str = ""
    batas: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTinjauan:
    """A review; what it decides becomes orders."""

    jenis: JenisTinjauan
    berjalan: str
    tersendat: str = ""
    pelajaran: str = ""
    putusan: tuple[DataPerintah, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRumor:
    waktu: datetime
    isi: str
    asal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataBantuan:
    """Help that is asked for; `penanda_id` signs the letter."""

    kepada: str
    hal: str
    kebutuhan: str
    penanda_id: int
