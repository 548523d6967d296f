"""Kinds of meeting, quorum, precedence and hours of meeting, read from their dated data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from fractions import Fraction
from typing import Any

from poros.pure.rapat import Ambang, Aturan, Buntu, Penundaan

SIFAT = frozenset({"terbuka", "tertutup", "dapat_ditutup", "dalam"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Jenis:
    """A kind of meeting; `sifat` says whether a session of the council is open (PP 16/2010 Art. 69)."""

    kode: str
    nama: str
    dprd: bool = False
    sifat: str = "dalam"
    memutus: bool = True
    gagasan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Perkara:
    """What a session decides on, in words, with its quorum."""

    kode: str
    nama: str
    aturan: Aturan


@dataclass(frozen=True, slots=True, kw_only=True)
class Jam:
    """When meetings are held: the windows of each weekday (Monday is 0), the step, and the way nobody has measured."""

    jendela: tuple[tuple[tuple[time, time], ...], ...]
    langkah: int
    tempuh: int


def jenis(rows: list[Mapping[str, Any]]) -> dict[str, Jenis]:
    """The kinds by their code; a `sifat` that is none is a mistake in the data."""
    found = {row["kode"]: Jenis(**row) for row in rows}
    if wrong := [j.kode for j in found.values() if j.sifat not in SIFAT]:
        raise ValueError(f"unknown sifat: {wrong}")
    return found


def perkara(rows: list[Mapping[str, Any]]) -> dict[str, Perkara]:
    return {
        row["kode"]: Perkara(
            kode=row["kode"],
            nama=row["nama"],
            aturan=Aturan(
                kode=row["kode"],
                hadir=_ambang(row["hadir"]),
                setuju=_ambang(row["setuju"]) if row.get("setuju") else None,
                buntu=Buntu(row["buntu"]),
            ),
        )
        for row in rows
    }


def penundaan(row: Mapping[str, int]) -> Penundaan:
    return Penundaan(**row)


def jam(row: Mapping[str, Any]) -> Jam:
    weekdays = tuple(tuple(_rentang(text) for text in row["jendela"].get(day, ())) for day in range(7))
    return Jam(jendela=weekdays, langkah=row["langkah"], tempuh=row["tempuh"])


def _ambang(text: str) -> Ambang:
    """As "3/4", at least so many, or as "> 1/2", more than that."""
    return Ambang(Fraction(text.removeprefix(">").strip()), lebih=text.startswith(">"))


def _rentang(text: str) -> tuple[time, time]:
    begin, end = (time.fromisoformat(part) for part in text.split("-"))
    return begin, end
