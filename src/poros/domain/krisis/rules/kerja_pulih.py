"""The work plan of recovery as data: steps with the role that does them, and the days on which they run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .alur import Peran


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step: by units of a role, from one day to another, counted from the day the plan is made (day 0)."""

    kode: str
    nama: str
    peran: Peran
    dari: int
    sampai: int
    dasar: str = ""


def baca(rows: Iterable[Mapping[str, Any]]) -> tuple[Langkah, ...]:
    """The steps; a step that ends before it begins, or comes twice, is a fault of the data."""
    steps = tuple(
        Langkah(
            str(r["kode"]), str(r["nama"]), Peran(r["peran"]), int(r["dari"]), int(r["sampai"]), str(r.get("dasar", ""))
        )
        for r in rows
    )
    if len({s.kode for s in steps}) < len(steps) or any(not 0 <= s.dari <= s.sampai for s in steps):
        raise ValueError("langkah kerja pemulihan")
    return steps


def jadwal(langkah: Langkah, hari: date) -> tuple[date, date]:
    """First and last day of a step, for a plan that is made on `hari`."""
    return hari + timedelta(days=langkah.dari), hari + timedelta(days=langkah.sampai)
