"""Hints on the language of a letter: fixed phrases, days that do not fit their dates, what was left empty.

Hints never stop a letter: software advises, people decide.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .bentuk import Bagian, Bentuk, JenisBagian
from .markah import isian, polos


class JenisPetunjuk(StrEnum):
    EJAAN = "ejaan"
    FRASA = "frasa"
    HARI = "hari"
    KOSONG = "kosong"
    ISIAN = "isian"
    SINGKATAN = "singkatan"
    BLOK_NAMA = "blok_nama"
    PARAF = "paraf"


@dataclass(frozen=True, slots=True)
class Petunjuk:
    """One hint: where, what was found, what to write instead or to do."""

    jenis: JenisPetunjuk
    bagian: str
    temuan: str
    saran: str


@dataclass(frozen=True, slots=True)
class Ejaan:
    """A row of the table: a pattern of whole words, and what the standard writes."""

    pola: re.Pattern[str]
    baku: str
    jenis: JenisPetunjuk


HARI = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
BULAN = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
HARI_TANGGAL = re.compile(
    rf"\b({'|'.join(HARI)})\s*,?\s*(?:tanggal\s+)?(\d{{1,2}})\s+({'|'.join(BULAN)})\s+(\d{{4}})\b", re.IGNORECASE
)
TITIK_ISI = re.compile(r"\.{4,}|…{2,}|\[[^\]\n]{1,60}\]|_{3,}")
"""Blanks that a skeleton leaves to be filled in."""


def tabel(rows: Iterable[Mapping[str, str]]) -> tuple[Ejaan, ...]:
    """The table of `parameter/bahasa.yaml`, ready to be used."""
    return tuple(
        Ejaan(
            re.compile(rf"(?<!\w){row['pola']}(?!\w)", re.IGNORECASE),
            row["baku"],
            JenisPetunjuk(row.get("jenis", "ejaan")),
        )
        for row in rows
    )


def periksa(bentuk: Bentuk, hal: str, isi: Mapping[str, str], ejaan: Sequence[Ejaan]) -> list[Petunjuk]:
    """All hints on a letter, part by part in its own order."""
    found = [] if hal.strip() else [Petunjuk(JenisPetunjuk.KOSONG, "hal", "", "Isi hal surat.")]
    found += _teks("hal", hal, ejaan)
    for part in bentuk.bagian:
        text = isi.get(part.kode, "")
        found += _kosong(part, text)
        if part.jenis is JenisBagian.TANGGAL:
            continue
        found += _teks(part.kode, polos(text), ejaan)
        found += _titik(part.kode, text)
    return found


def isian_asing(isi: Mapping[str, str], dikenal: Sequence[str]) -> list[Petunjuk]:
    """Merge fields for which nobody has given a value."""
    return [
        Petunjuk(JenisPetunjuk.ISIAN, kode, f"{{{{{name}}}}}", "Isian ini belum punya nilai.")
        for kode, text in isi.items()
        for name in isian(text)
        if name not in dikenal
    ]


def _teks(kode: str, text: str, ejaan: Sequence[Ejaan]) -> list[Petunjuk]:
    found = [
        Petunjuk(row.jenis, kode, match[0], row.baku)
        for row in ejaan
        for match in [next((m for m in row.pola.finditer(text) if m[0] != row.baku), None)]
        if match is not None
    ]
    return found + _hari(kode, text)


def _hari(kode: str, text: str) -> list[Petunjuk]:
    """A weekday that is not that of its date."""
    found = []
    for match in HARI_TANGGAL.finditer(text):
        nama, hari, bulan, tahun = match.groups()
        try:
            day = date(int(tahun), BULAN.index(bulan.lower()) + 1, int(hari))
        except ValueError:
            found.append(Petunjuk(JenisPetunjuk.HARI, kode, match[0], "Tanggal ini tidak ada."))
            continue
        right = HARI[day.weekday()]
        if right != nama.lower():
            found.append(Petunjuk(JenisPetunjuk.HARI, kode, match[0], f"Tanggal itu hari {right.capitalize()}."))
    return found


def _kosong(part: Bagian, text: str) -> list[Petunjuk]:
    if part.wajib and not text.strip():
        return [Petunjuk(JenisPetunjuk.KOSONG, part.kode, "", f"{part.nama} belum diisi.")]
    return []


def _titik(kode: str, text: str) -> list[Petunjuk]:
    return [
        Petunjuk(JenisPetunjuk.KOSONG, kode, match[0], "Bagian ini masih harus diisi.")
        for match in TITIK_ISI.finditer(text)
    ]
