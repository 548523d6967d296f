"""A scenario as data: who does what in which minute of the drill; read, checked, and laid on a clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .alur import Bahaya, Peran
from .jam import LAJU_MAKS


class SkenarioError(ValueError):
    """A scenario that cannot be played; the text names where."""


class StatusPeragaan(StrEnum):
    BERJALAN = "berjalan"
    JEDA = "jeda"
    SELESAI = "selesai"
    HENTI = "henti"
    GAGAL = "gagal"


class AksiPeragaan(StrEnum):
    JEDA = "jeda"
    LANJUT = "lanjut"
    HENTI = "henti"


BELUM_SELESAI = frozenset({StatusPeragaan.BERJALAN, StatusPeragaan.JEDA})


class Laku(StrEnum):
    """An act of a scenario; each is one command, or two that belong together."""

    LAPOR = "lapor"
    PERIKSA = "periksa"
    KAJI = "kaji"
    STATUS = "status"
    KOMANDO = "komando"
    AKTIFKAN = "aktifkan"
    RAPAT = "rapat"
    AREA = "area"
    ANGKA = "angka"
    SAHKAN = "sahkan"
    PERINTAH = "perintah"
    SELESAIKAN = "selesaikan"
    NILAI = "nilai"
    KARTU = "kartu"
    BAGI = "bagi"
    PUTUS = "putus"
    HASIL = "hasil"
    PERINGATAN = "peringatan"
    SIARAN = "siaran"
    KONTAK = "kontak"
    SITREP = "sitrep"
    RUSAK = "rusak"
    R3P = "r3p"
    SERAHKAN = "serahkan"
    TINJAU = "tinjau"


WAJIB: Mapping[Laku, frozenset[str]] = {
    Laku.LAPOR: frozenset({"tempat", "uraian", "kanal"}),
    Laku.PERIKSA: frozenset({"hasil"}),
    Laku.KAJI: frozenset({"hasil", "rekomendasi"}),
    Laku.STATUS: frozenset({"tingkat", "nomor", "lingkup", "hari"}),
    Laku.KOMANDO: frozenset({"nomor", "hari", "posisi"}),
    Laku.AKTIFKAN: frozenset({"rencana"}),
    Laku.RAPAT: frozenset({"tempat", "pimpinan", "hasil", "hadir"}),
    Laku.AREA: frozenset({"nama", "jenis", "titik"}),
    Laku.ANGKA: frozenset({"ukuran", "letak", "nilai", "sumber"}),
    Laku.SAHKAN: frozenset({"letak"}),
    Laku.PERINTAH: frozenset({"klaster", "kepada", "isi", "jam"}),
    Laku.SELESAIKAN: frozenset({"klaster"}),
    Laku.NILAI: frozenset({"klaster", "dampak"}),
    Laku.KARTU: frozenset({"perkara", "pertanyaan", "jam"}),
    Laku.BAGI: frozenset({"pertanyaan", "jam", "barang", "per_orang", "stok", "jalur"}),
    Laku.PUTUS: frozenset({"pertanyaan", "opsi", "alasan"}),
    Laku.HASIL: frozenset({"pertanyaan", "hasil"}),
    Laku.PERINGATAN: frozenset({"judul", "uraian", "petunjuk", "wilayah", "jam"}),
    Laku.SIARAN: frozenset({"jenis", "judul", "isi"}),
    Laku.KONTAK: frozenset({"kepada", "isi"}),
    Laku.SITREP: frozenset({"narasi"}),
    Laku.RUSAK: frozenset({"sektor", "subsektor", "kelas", "letak", "jumlah", "satuan", "harga"}),
    Laku.R3P: frozenset(),
    Laku.SERAHKAN: frozenset(),
    Laku.TINJAU: frozenset({"jenis", "berjalan"}),
}
PUNCAK = ("kepala_daerah", "sekda")
"""Offices that are no role of a unit."""


@dataclass(frozen=True, slots=True)
class Babak:
    """In this minute of the drill an office does this; the office is a role, the head of region or the Sekda."""

    menit: int
    jabatan: str
    laku: Laku
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Skenario:
    """`lama` is how many minutes of the drill's clock the whole takes."""

    kode: str
    nama: str
    bahaya: Bahaya
    tempat: str
    uraian: str
    lama: int
    babak: tuple[Babak, ...]

    def jatuh(self, lewat: float) -> int:
        """How many acts are due when so many minutes have passed on the clock of the drill."""
        return sum(b.menit <= lewat for b in self.babak)


def baca(isi: Any) -> Skenario:
    """The scenario; `SkenarioError` names the first thing that is wrong."""
    try:
        found = Skenario(
            kode=str(isi["kode"]),
            nama=str(isi["nama"]),
            bahaya=Bahaya(isi["bahaya"]),
            tempat=str(isi["tempat"]),
            uraian=str(isi.get("uraian", "")),
            lama=int(isi["lama"]),
            babak=tuple(_babak(n, b) for n, b in enumerate(isi["babak"], start=1)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SkenarioError(str(error)) from None
    minutes = [b.menit for b in found.babak]
    if not minutes or minutes != sorted(minutes) or not 0 <= minutes[0] <= minutes[-1] <= found.lama:
        raise SkenarioError("menit")
    return found


def _babak(nomor: int, b: Mapping[str, Any]) -> Babak:
    rest = {k: v for k, v in b.items() if k not in {"menit", "jabatan", "laku"}}
    made = Babak(int(b["menit"]), str(b["jabatan"]), Laku(b["laku"]), rest)
    if made.jabatan not in {*PUNCAK, *Peran}:
        raise SkenarioError(f"babak {nomor}: jabatan {made.jabatan}")
    lacking = WAJIB[made.laku] - rest.keys()
    if lacking:
        raise SkenarioError(f"babak {nomor}: {', '.join(sorted(lacking))}")
    return made


def laju(lama: int, menit: int) -> int:
    """How fast the clock of the drill runs when `lama` minutes of it are to pass in `menit`; 1 when all comes at once.

    `ValueError` for a pace that the clock cannot keep.
    """
    if menit == 0:
        return 1
    if not 0 < menit <= lama or lama > menit * LAJU_MAKS:
        raise ValueError(menit)
    return round(lama / menit)
