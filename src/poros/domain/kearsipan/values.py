"""What is written down, as plain values."""

from dataclasses import dataclass, field
from datetime import date

from poros.pure.retensi import Hitung, Nasib, Pemicu

from .rules.akses import Akses
from .rules.berkas import JenisMedia

SEKALI_MAKS = 200
"""Papers filed, or files put on a list, in one act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataBerkas:
    """A new file. Without a level of secrecy the SKKAD says it."""

    klasifikasi: str
    judul: str
    uraian: str = ""
    media: JenisMedia = JenisMedia.ELEKTRONIK
    lokasi: str = ""
    kerahasiaan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataItem:
    """A paper that no module of this house knows."""

    jenis: str
    tanggal: date
    uraian: str
    nomor: str = ""
    asal: str = ""
    jumlah: str = ""
    kerahasiaan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAturan:
    """A row of the JRA."""

    kode: str
    nama: str
    aktif: int
    inaktif: int
    nasib: Nasib
    dasar: str
    dari: date
    kecuali: str = ""
    pemicu: Pemicu = Pemicu.DITUTUP
    kejadian: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKelas:
    """A row of the SKKAD."""

    kode: str
    kerahasiaan: str
    akses: Akses
    dasar: str
    dari: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKetentuan:
    """Threshold and witnesses from a day on."""

    ambang: int
    hitung: Hitung
    saksi: int
    dasar: str
    dari: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPanitia:
    """A panel: its decree and its members (name, office); who chairs it stands first."""

    nomor: str
    tanggal: date
    anggota: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAlih:
    """The minutes of putting papers into another form: number, day, by which machine or way."""

    nomor: str
    tanggal: date
    alat: str
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nota:
    """The paper of a step: its number, its day, what it says."""

    nomor: str = ""
    tanggal: date | None = None
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Penilaian:
    """What the panel has found: files that it takes off the list, each with its reason."""

    nota: Nota
    keluar: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaringArsip:
    """What the list of files is narrowed to; "" and None are no filter."""

    q: str = ""
    status: str = ""
    klasifikasi: str = ""
    nasib: str = ""
    kerahasiaan: str = ""
    tahun: int | None = None
    unit: int | None = None
    hal: str = ""
    """vital · terjaga · ditahan · jatuh_tempo · pindah · kejadian · mandiri (my own unit's)."""
