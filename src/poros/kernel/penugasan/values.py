"""What an order is made of, as plain values that screens, API and commands hand around."""

from dataclasses import dataclass
from datetime import datetime

from .rules import Kecepatan, Kerahasiaan, Peran, Tanda


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
    sumber: str = ""
    sumber_id: int | None = None
    menggantikan_id: int | None = None

    @property
    def dapat_bertabrakan(self) -> bool:
        """Only orders with an act, or with claims on resources, are compared with others."""
        return bool(self.tindak or self.klaim)
