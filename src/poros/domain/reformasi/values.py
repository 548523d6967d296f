"""What reviews, actions and problems are made of, as plain values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .rules.alur import AksiMasalah, AksiTelaah, JenisAksi, JenisMasalah
from .rules.penyederhanaan import Hasil, Jenjang, Mutu, Syarat


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTelaah:
    """What a review begins with; `tanggal` says which rules hold."""

    judul: str
    daerah: str
    tanggal: date
    kepegawaian_id: int
    sumber: str = ""


@dataclass(frozen=True, slots=True)
class Lampiran:
    """A file that comes with an act; kept out of the other values, which the trail records."""

    isi: bytes
    nama: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPutusan:
    """What a person decides against (or where there is no) proposal; without `hasil` the rule holds again."""

    hasil: Hasil | None
    alasan: str
    jf: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaktaPos:
    """What may be corrected on a post before it is proposed."""

    fungsi: str
    ciri: tuple[str, ...]
    pemangku: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahTelaah:
    """A step with the paper it rests on. `tenggat` is asked for where units get work from it."""

    aksi: AksiTelaah
    tanggal: date
    nomor: str = ""
    catatan: str = ""
    tenggat: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAturan:
    """A rule as it is edited."""

    kode: str
    urutan: int
    teks: str
    sumber: str
    mutu: Mutu
    dari: date
    sampai: date | None
    syarat: Syarat
    hasil: Hasil | None = None
    jenjang: Jenjang | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRoadmap:
    """A road map: its years and what it rests on."""

    judul: str
    dari: int
    sampai: int
    dasar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAksi:
    """A reform action with its indicator; `indeks` is `instrument:indicator` where it feeds an index."""

    jenis: JenisAksi
    sasaran: str
    kegiatan: str
    indikator: str
    satuan: str
    unit_id: int
    tema: str = ""
    indeks: str = ""
    menurun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTarget:
    """What an action is to reach in a year: cumulative targets by quarter, and its budget."""

    tahun: int
    triwulan: tuple[Decimal, Decimal, Decimal, Decimal]
    anggaran: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DataMasalah:
    """A problem of applying SAKIP."""

    jenis: JenisMasalah
    judul: str
    uraian: str
    unit_id: int
    pendukung: tuple[int, ...] = ()
    strategi_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahMasalah:
    """A step of a problem, with what was done and its evidence."""

    aksi: AksiMasalah
    catatan: str = ""
    tenggat: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataStrategi:
    """A line of the catalogue of strategies."""

    kode: str
    jenis: JenisMasalah
    nama: str
    uraian: str
    sumber: str = ""
    mutu: Mutu = Mutu.G
    aktif: bool = True
