"""What other modules may use of the surveys: published results."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .queries.survei import terbit

__all__ = ["IkmTerbit", "ikm_terbit"]


@dataclass(frozen=True, slots=True)
class IkmTerbit:
    """The frozen index of a published survey; `nrr` are the means of its elements."""

    survei_id: int
    nama: str
    unit_id: int
    instrumen: str
    mulai: date
    selesai: date
    n: int
    nilai: Decimal
    mutu: str
    nrr: dict[str, Decimal]


def ikm_terbit(*, tahun: int = 0, unit_id: int | None = None) -> list[IkmTerbit]:
    """Published surveys, the newest period first. One statement."""
    rows = terbit(unit_id)
    return [
        IkmTerbit(
            survei_id=row.pk,
            nama=row.nama,
            unit_id=row.unit_id,
            instrumen=row.instrumen,
            mulai=row.mulai,
            selesai=row.selesai,
            n=row.hasil["n"],
            nilai=Decimal(row.hasil["ikm"]),
            mutu=row.hasil["mutu"],
            nrr={kode: Decimal(value) for kode, value in row.hasil["nrr"].items()},
        )
        for row in (rows.filter(selesai__year=tahun) if tahun else rows)
    ]
