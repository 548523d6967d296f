"""What an order is made of, as plain values that screens, API and commands hand around."""

from dataclasses import dataclass
from datetime import date, datetime

from .rules import Kecepatan, Kerahasiaan, Kotak, Peran, Tanda


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A unit that gets the order, and as what."""

    unit_id: int
    peran: Peran = Peran.UTAMA
    jabatan_id: int | None = None


@dataclass(frozen=True, slots=True)
class Klaim:
    """So much of a resource from one moment to another."""

    sumber_daya_id: int
    mulai: datetime
    selesai: datetime
    jumlah: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Setelah:
    """Not before another order is finished and `jeda` minutes have passed; how many minutes each may take, if known."""

    arahan_id: int
    jeda: int = 0
    lama_sebelum: int | None = None
    lama_sesudah: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RincianArahan:
    """The content of an order. Without `tindak` it is a plain disposition."""

    isi: str
    dasar: str = ""
    kecepatan: Kecepatan = Kecepatan.BIASA
    kerahasiaan: Kerahasiaan = Kerahasiaan.TERBATAS
    tindak: str = ""
    objek: str = ""
    tanda: Tanda = Tanda.LAKUKAN
    nilai: str = ""
    mulai: datetime | None = None
    selesai: datetime | None = None
    tenggat: datetime | None = None
    aturan_tenggat: str = ""
    klaim: tuple[Klaim, ...] = ()
    setelah: tuple[Setelah, ...] = ()
    sumber: str = ""
    sumber_id: int | None = None
    menggantikan_id: int | None = None

    @property
    def kode_tenggat(self) -> str:
        """The rule of its deadline: the one named, or that of its speed."""
        return self.aturan_tenggat or f"surat-{self.kecepatan.value}"

    @property
    def jendela(self) -> tuple[datetime, datetime] | None:
        """When the order holds: as written, else from the first to the last moment that it claims."""
        if self.mulai and self.selesai:
            return self.mulai, self.selesai
        if self.klaim:
            return min(k.mulai for k in self.klaim), max(k.selesai for k in self.klaim)
        return None

    @property
    def dapat_bertabrakan(self) -> bool:
        """Only orders with an act, or with claims on resources, are compared with others."""
        return bool(self.klaim or (self.tindak and self.objek and self.jendela))

    @property
    def dapat_diperiksa(self) -> bool:
        """Whether a check can find anything at all: by comparison, or in what comes after what."""
        return self.dapat_bertabrakan or bool(self.setelah)


@dataclass(frozen=True, slots=True, kw_only=True)
class PilihanKonflik:
    """What the issuer says to a collision he was shown: a decision, or only a remark for who will decide."""

    kunci: str
    keputusan: str = ""
    alasan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTindak:
    """A kind of act with what it excludes and who is competent for it (ids of acts and offices)."""

    kode: str
    nama: str
    dari: date
    nilai_tunggal: bool = False
    seluruh_unit: bool = False
    berlawanan: tuple[int, ...] = ()
    berwenang: tuple[int, ...] = ()
    dasar: str = ""
    sampai: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSumberDaya:
    """Something that orders can claim; with `orang_id` it is that official's time."""

    kode: str
    nama: str
    jenis: str
    kapasitas: int = 1
    orang_id: int | None = None
    unit_id: int | None = None
    aktif: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Saringan:
    """What a list of work is narrowed to; `status` "" is all that is open, "semua" is everything."""

    kotak: Kotak = Kotak.MASUK
    status: str = ""
    peran: str = ""
    kecepatan: str = ""
    terlambat: bool = False
    unit_id: int | None = None
    penerbit_unit_id: int | None = None
    cari: str = ""
