"""What is counted, drawn and decided."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ..rules.alur import JenisArea, JenisTempat, StatusKorban
from ..rules.angka import Ukuran
from ..rules.geometri import Titik


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAngka:
    ukuran: Ukuran
    letak: str
    nilai: int
    per: datetime
    sumber: str
    tempat_id: int | None = None
    terverifikasi: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTempat:
    nama: str
    jenis: JenisTempat
    lat: float
    lng: float
    daya_tampung: int | None = None
    kontak: str = ""
    aktif: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DataArea:
    nama: str
    jenis: JenisArea
    titik: list[Titik]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKorban:
    nama: str
    status: StatusKorban
    letak: str
    nik: str = ""
    umur: int | None = None
    keluarga: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataOpsi:
    """A way to go, with what it brings in words and, where computed, as a range."""

    nama: str
    akibat: str
    nilai: float | None = None
    bawah: float | None = None
    atas: float | None = None
    satuan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKartu:
    """A question for the competent office; `perkara` names the row of `parameter/perkara.yaml`."""

    perkara: str
    pertanyaan: str
    batas: datetime
    opsi: tuple[DataOpsi, ...] = ()
    anggapan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPintu:
    """A gate or basin: what flows in each hour, its room, what stands in it, how wrong the forecast may be."""

    masuk: tuple[Decimal, ...]
    muat: Decimal
    isi: Decimal
    lepas_maks: Decimal | None = None
    ragu_persen: int = 20
