"""Kinds of meeting, quorum, precedence and hours of meeting, read from their dated data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction
from typing import Any

from poros.pure.rapat import Ambang, Aturan, Buntu, Penundaan

SIFAT = frozenset({"terbuka", "tertutup", "dapat_ditutup", "dalam"})
KEPALA_DAERAH, WAKIL, BAWAAN = "kepala_daerah", "wakil", "kota"


@dataclass(frozen=True, slots=True, kw_only=True)
class Jenis:
    """A kind of meeting; `sifat` says whether a session of the council is open (PP 16/2010 Art. 69)."""

    kode: str
    nama: str
    dprd: bool = False
    sifat: str = "dalam"
    memutus: bool = True
    gagasan: bool = False
    lembar: str = ""
    tanya: tuple[str, ...] = ()
    kriteria: Mapping[str, int] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TataTempat:
    """An order of precedence: its places in words, and those of the heads of units and of who takes part as what."""

    dasar: str
    tempat: Mapping[int, str]
    unit: Mapping[str, int]
    peran: Mapping[str, int]

    @property
    def terakhir(self) -> int:
        return max(self.tempat)

    def jabatan(self, jenis_unit: str, *, kepala: bool) -> int:
        """The place of an office: heads sit as their unit does, the deputy head of region next to him."""
        if jenis_unit == KEPALA_DAERAH and not kepala:
            return self.unit[WAKIL]
        return self.unit.get(jenis_unit, self.terakhir) if kepala else self.terakhir


def jenis(rows: list[Mapping[str, Any]]) -> dict[str, Jenis]:
    """The kinds by their code; a `sifat` that is none is a mistake in the data."""
    found = {row["kode"]: Jenis(**{**row, "tanya": tuple(row.get("tanya", ()))}) for row in rows}
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


def penundaan(rows: list[Mapping[str, Any]], hari: date) -> Penundaan:
    """How often and how long a session waits, by the rule of that day."""
    row = _berlaku(rows, hari)
    return Penundaan(**{name: row[name] for name in ("kali", "menit", "hari")})


def tata_tempat(rows: list[Mapping[str, Any]], daerah: str, hari: date) -> TataTempat:
    """The order of precedence for such a government on that day; one that the law does not name sits as a city does."""
    known = {kind for row in rows for kind in row["daerah"]}
    kind = daerah if daerah in known else BAWAAN
    row = _berlaku([r for r in rows if kind in r["daerah"]], hari)
    return TataTempat(
        dasar=row["dasar"], tempat=dict(enumerate(row["tempat"])), unit=dict(row["unit"]), peran=dict(row["peran"])
    )


def jam(row: Mapping[str, Any]) -> Jam:
    weekdays = tuple(tuple(_rentang(text) for text in row["jendela"].get(day, ())) for day in range(7))
    return Jam(jendela=weekdays, langkah=row["langkah"], tempuh=row["tempuh"])


def _berlaku(rows: list[Mapping[str, Any]], hari: date) -> Mapping[str, Any]:
    """The newest row that holds on a day."""
    held = [row for row in rows if row["berlaku"] <= hari]
    if not held:
        raise ValueError(f"no rule holds on {hari}")
    return max(held, key=lambda row: row["berlaku"])


def _ambang(text: str) -> Ambang:
    """As "3/4", at least so many, or as "> 1/2", more than that."""
    return Ambang(Fraction(text.removeprefix(">").strip()), lebih=text.startswith(">"))


def _rentang(text: str) -> tuple[time, time]:
    begin, end = (time.fromisoformat(part) for part in text.split("-"))
    return begin, end
