"""What is asked for, agreed, planned and learnt, as plain values."""

from dataclasses import dataclass
from datetime import date

from .rules.alur import Keberhasilan

LANGKAH_MAKS = 20
"""Steps of a plan at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaringTawaran:
    """What the catalogue is narrowed to; "" is no filter. `status` "" is what is published."""

    q: str = ""
    jenis: str = ""
    indeks: str = ""
    indikator: str = ""
    teknologi: str = ""
    lisensi: str = ""
    jenis_daerah: str = ""
    milik: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPermohonan:
    """A request of ours, or one that has come in from `daerah`."""

    tawaran_id: int
    keperluan: str
    daerah: str = ""
    nomor_surat: str = ""
    tanggal_surat: date | None = None
    surat_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataNota:
    """What the agreement says."""

    nomor: str
    tempat: str
    pihak_kita: str
    pihak_lain: str
    lingkup: str
    mulai: date
    sampai: date
    data_pribadi: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """A step of the plan: what, by whom, until when, for how much."""

    uraian: str
    unit_id: int
    tenggat: date
    anggaran: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPengalaman:
    """What an adopter tells the next one."""

    hasil: Keberhasilan
    uraian: str
    biaya: int | None = None
    upaya: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKunjungan:
    """A visit to learn: where, when, who went, what was learnt."""

    judul: str
    daerah: str
    tanggal: date
    peserta: str
    pelajaran: str
    tawaran_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSumber:
    """A feed of another government; without an address it is fed by uploads."""

    nama: str
    alamat: str = ""
    aktif: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambilan:
    """What came of fetching a source: its content, or that nothing is new, or why not."""

    isi: bytes = b""
    etag: str = ""
    tetap: bool = False
    sebab: str = ""


@dataclass(frozen=True, slots=True)
class Muatan:
    """What came of reading a content in."""

    baru: int = 0
    berubah: int = 0
    hilang: int = 0
