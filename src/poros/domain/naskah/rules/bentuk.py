"""A form of naskah dinas as data: class, signers, name-block, paraf, numbering, parts of the text, sheet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from poros.pure.nomor import periksa

from .alur import Kelas, Rumpun


class JenisBagian(StrEnum):
    """How a part is typed in: running text with markup, one line, or a day."""

    NASKAH = "naskah"
    BARIS = "baris"
    TANGGAL = "tanggal"


class Tampil(StrEnum):
    """How a part stands on the sheet."""

    POLOS = "polos"
    JUDUL = "judul"
    LABEL = "label"
    DIKTUM = "diktum"


class Susunan(StrEnum):
    """Families of sheets."""

    SURAT = "surat"
    NOTA = "nota"
    JUDUL = "judul"
    PENETAPAN = "penetapan"


class Penanda(StrEnum):
    """Who may sign a form; `kepala` leads a unit, `pimpinan` leads anything, `pegawai` is everybody in office."""

    KDH = "kdh"
    WAKIL = "wakil"
    SEKDA = "sekda"
    ASISTEN = "asisten"
    KEPALA = "kepala"
    PIMPINAN = "pimpinan"
    PEGAWAI = "pegawai"


class BentukError(ValueError):
    """The text of a form cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bagian:
    """A part of the text."""

    kode: str
    nama: str
    jenis: JenisBagian = JenisBagian.NASKAH
    wajib: bool = True
    tampil: Tampil = Tampil.POLOS
    kerangka: str = ""
    bantuan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TataLetak:
    """The sheet: paper, type, margins in centimetres (PM Art. 28, 32, 34 as defaults; each daerah sets its own)."""

    kertas: str = "a4"
    huruf: str = "Arial"
    besar: Decimal = Decimal(12)
    atas: Decimal = Decimal(2)
    bawah: Decimal = Decimal("2.5")
    kiri: Decimal = Decimal(3)
    kanan: Decimal = Decimal(2)
    kop: str = "unit"
    """Letterhead: `kdh` names the head of region with the crest, `unit` the office that signs."""
    kaki: str = ""
    """Footer under an electronically signed letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bentuk:
    """A form as the machinery uses it."""

    kode: str
    nama: str
    kelas: Kelas
    rumpun: Rumpun
    susunan: Susunan
    sumber: str
    register: str
    nomor: str
    penandatangan: tuple[Penanda, ...]
    bagian: tuple[Bagian, ...]
    judul: str = ""
    klasifikasi: str = ""
    paraf_maks: int = 3
    intern: bool = False
    kepada: bool = True
    tembusan: bool = True
    jawaban: bool = False
    putusan: bool = False
    strategis: bool = False
    banyak_tanda: bool = False
    tata: TataLetak = field(default_factory=TataLetak)


KERTAS = frozenset({"a4", "f4", "us-legal"})
KOP = frozenset({"kdh", "unit", "tanpa"})
HURUF = frozenset({"Arial", "Bookman Old Style", "Times New Roman"})
TEPI_MAKS, BESAR_MAKS, BESAR_MIN = 6, 16, 8
PARAF_MAKS = 9
UKURAN = ("besar", "atas", "bawah", "kiri", "kanan")
KATA = {bool: "true atau false", int: "bilangan bulat", str: "teks"}
KODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
NAMA_MAKS, SUMBER_MAKS, KLASIFIKASI_MAKS, TEMPLATE_MAKS = 120, 300, 20, 100
REGISTER = re.compile(r"[a-z]+(-[a-z]+)*")
REGISTER_MAKS = 25
"""Together with an office's number it names a book, in forty letters at most."""


def baca(isi: Mapping[str, Any], bawaan: Mapping[str, Any]) -> Bentuk:
    """A form from its plain data; `bawaan` gives the sheet of each rumpun. BentukError names what is wrong."""
    if not isinstance(isi, Mapping):
        raise BentukError("Naskah harus berupa pasangan nama dan nilai.")
    try:
        rumpun = Rumpun(isi["rumpun"])
        tata = {**bawaan.get("umum", {}), **bawaan.get(rumpun.value, {}), **isi.get("tata", {})}
        made = Bentuk(
            kode=_teks(isi, "kode"),
            nama=_teks(isi, "nama"),
            kelas=Kelas(isi["kelas"]),
            rumpun=rumpun,
            susunan=Susunan(isi["susunan"]),
            sumber=_teks(isi, "sumber"),
            register=str(isi["register"]),
            nomor=_teks(isi, "nomor"),
            penandatangan=tuple(Penanda(p) for p in isi["penandatangan"]),
            bagian=tuple(_bagian(b) for b in isi["bagian"]),
            tata=_tata(tata),
            **_pilihan(isi, Bentuk, PILIHAN),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BentukError(_sebab(error)) from error
    if problems := list(_periksa(made)):
        raise BentukError(" ".join(problems))
    return made


PILIHAN = (
    "judul",
    "klasifikasi",
    "paraf_maks",
    "intern",
    "kepada",
    "tembusan",
    "jawaban",
    "putusan",
    "strategis",
    "banyak_tanda",
)


def _sebab(error: Exception) -> str:
    if isinstance(error, BentukError):
        return str(error)
    if isinstance(error, KeyError):
        return f"Bagian {error.args[0]!r} belum ada."
    return f"Isi tidak dikenal: {error}."


def _teks(isi: Mapping[str, Any], nama: str) -> str:
    """Words that must be there, on one line."""
    value = isi[nama]
    if not isinstance(value, str) or not value.strip().isprintable() or not value.strip():
        raise BentukError(f"{nama!r} harus berupa teks satu baris.")
    return value.strip()


def _bagian(isi: Mapping[str, Any]) -> Bagian:
    return Bagian(
        kode=_teks(isi, "kode"),
        nama=_teks(isi, "nama"),
        jenis=JenisBagian(isi.get("jenis", "naskah")),
        tampil=Tampil(isi.get("tampil", "polos")),
        **_pilihan(isi, Bagian, ("wajib", "kerangka", "bantuan")),
    )


def _pilihan(isi: Mapping[str, Any], bentuk: type, nama: Sequence[str]) -> dict[str, Any]:
    """What may be left out, of the kind that its default is."""
    plain = {f.name: f.default for f in fields(bentuk) if f.name in nama}
    given = {name: isi[name] for name in nama if name in isi}
    for name, value in given.items():
        if type(value) is not type(plain[name]):
            raise BentukError(f"{name!r} harus berupa {KATA[type(plain[name])]}.")
    return given


def _tata(isi: Mapping[str, Any]) -> TataLetak:
    try:
        numbers: dict[str, Any] = {name: Decimal(str(isi[name])) for name in UKURAN if name in isi}
    except InvalidOperation as error:
        raise BentukError("Ukuran pada tata letak bukan angka.") from error
    if not all(n.is_finite() for n in numbers.values()):
        raise BentukError("Ukuran pada tata letak bukan angka.")
    if asing := set(isi) - {f.name for f in fields(TataLetak)}:
        raise BentukError(f"Tata letak tidak mengenal {min(map(str, asing))!r}.")
    return TataLetak(**numbers, **_pilihan(isi, TataLetak, ("kertas", "huruf", "kop", "kaki")))


def _periksa(bentuk: Bentuk) -> list[str]:
    codes = [b.kode for b in bentuk.bagian]
    tata = bentuk.tata
    found = [
        (not codes, "Naskah belum punya bagian."),
        (len(codes) != len(set(codes)), "Ada kode bagian yang kembar."),
        (
            not all(map(KODE.fullmatch, codes)),
            "Kode bagian ditulis dengan huruf kecil, angka, dan tanda hubung, paling panjang 40.",
        ),
        (
            any(len(nama) > NAMA_MAKS for nama in (bentuk.nama, *(b.nama for b in bentuk.bagian))),
            f"Nama paling panjang {NAMA_MAKS} aksara.",
        ),
        (len(bentuk.sumber) > SUMBER_MAKS, f"Sumber paling panjang {SUMBER_MAKS} aksara."),
        (len(bentuk.klasifikasi) > KLASIFIKASI_MAKS, f"Klasifikasi paling panjang {KLASIFIKASI_MAKS} aksara."),
        (len(bentuk.nomor) > TEMPLATE_MAKS, f"Susunan nomor paling panjang {TEMPLATE_MAKS} aksara."),
        (not bentuk.penandatangan, "Penanda tangan belum ditentukan."),
        (
            not REGISTER.fullmatch(bentuk.register) or len(bentuk.register) > REGISTER_MAKS,
            f"Register ditulis dengan huruf kecil dan tanda hubung, paling panjang {REGISTER_MAKS}.",
        ),
        (not 0 <= bentuk.paraf_maks <= PARAF_MAKS, f"Paraf paling banyak {PARAF_MAKS}."),
        (tata.kertas not in KERTAS, f"Kertas {tata.kertas!r} tidak dikenal."),
        (tata.kop not in KOP, f"Kop {tata.kop!r} tidak dikenal."),
        (tata.huruf not in HURUF, f"Huruf {tata.huruf!r} tidak tersedia."),
        (not BESAR_MIN <= tata.besar <= BESAR_MAKS, f"Besar huruf antara {BESAR_MIN} dan {BESAR_MAKS}."),
        (
            not all(0 <= tepi <= TEPI_MAKS for tepi in (tata.atas, tata.bawah, tata.kiri, tata.kanan)),
            f"Tepi paling lebar {TEPI_MAKS} cm.",
        ),
    ]
    return [words for wrong, words in found if wrong] + periksa(bentuk.nomor)
