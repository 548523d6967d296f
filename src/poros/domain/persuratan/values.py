"""What a letter, a disposition and a filter of the list are made of, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime

from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan
from poros.kernel.penugasan.values import Sasaran


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSurat:
    """Everything that a registrar writes down. Unset secrecy is `terbatas` (hard rule R07)."""

    nomor: str
    tanggal: date
    pengirim: str
    perihal: str
    kepada_id: int
    diterima: datetime | None = None
    ringkasan: str = ""
    jumlah_lampiran: int = 0
    klasifikasi: str = ""
    kecepatan: Kecepatan = Kecepatan.BIASA
    kerahasiaan: Kerahasiaan = Kerahasiaan.TERBATAS
    acara_mulai: datetime | None = None
    acara_selesai: datetime | None = None
    acara_tempat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiDisposisi:
    """What an official ticks and writes on the sheet. `hadir` claims the time of the named persons."""

    kepada: tuple[Sasaran, ...]
    instruksi: tuple[str, ...] = ()
    catatan: str = ""
    tenggat: datetime | None = None
    aturan_tenggat: str = ""
    hadir: tuple[int, ...] = ()
    dilihat: tuple[str, ...] | None = None
    """Keys of the collisions that were shown before sending; None when nobody was there to be shown any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saran:
    """A sheet that somebody, or experience, or the coordination map proposes; `alasan` says which."""

    isi: IsiDisposisi
    alasan: str = ""
    pemeriksa: str = ""

    @property
    def diperiksa(self) -> bool:
        """Was it prepared by a named member of staff? Only then may it go out in a batch."""
        return bool(self.pemeriksa)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saringan:
    """Filters of the list of letters, as they stand in the address."""

    q: str = ""
    status: str = ""
    dari: date | None = None
    sampai: date | None = None
    pengirim: str = ""
    klasifikasi: str = ""
    kecepatan: str = ""
    kerahasiaan: str = ""
    unit: int | None = None
    terlambat: bool = False
