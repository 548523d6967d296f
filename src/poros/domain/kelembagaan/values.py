"""What the commands of the organisation take and give, as plain values."""

from dataclasses import dataclass
from datetime import date

from poros.kernel.organisasi.models import Akun, TokenApi
from poros.kernel.organisasi.rules import Fungsi, JenisUnit, Kapasitas
from poros.pure.tenggat import Akibat, Satuan

NAMA_PENGGUNA = "^[a-z0-9][a-z0-9._-]{2,58}$"
"""By what somebody signs in: 3 to 59 small letters, digits, dots, dashes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BentukUnit:
    """What a unit is from a day on."""

    nama: str
    singkatan: str
    jenis: JenisUnit
    induk_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BentukJabatan:
    nama: str
    eselon: str
    fungsi: Fungsi
    kepala: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SuratPerintah:
    """A warrant as it is to be given."""

    orang_id: int
    kapasitas: Kapasitas
    dari: date
    sampai: date
    nomor: str
    lingkup: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataOrang:
    nama: str
    gelar_depan: str = ""
    gelar_belakang: str = ""
    nip: str = ""
    pangkat: str = ""
    surel: str = ""
    telepon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersiAturan:
    """A new version of a legal clock; its name and its events stay those of the version before."""

    jumlah: int
    satuan: Satuan
    akibat: Akibat
    dasar: str
    pasal: str
    dari: date


@dataclass(frozen=True, slots=True)
class SandiBaru:
    """An account and the one-time password that opens it, shown once."""

    akun: Akun
    sandi: str


@dataclass(frozen=True, slots=True)
class TokenBaru:
    """A token row and the secret itself, shown once and kept nowhere."""

    baris: TokenApi
    rahasia: str
