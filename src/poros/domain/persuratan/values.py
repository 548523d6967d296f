"""What a letter and a disposition are made of, as plain values."""

from dataclasses import dataclass, field
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
    hadir: tuple[int, ...] = field(default=())
