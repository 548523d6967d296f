"""What a route plan is asked and what it answers; times and distances are whole numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy.typing as npt

Matriks = npt.NDArray[Any]
"""Square, depot first, then the stops in their order; int64."""


@dataclass(frozen=True, slots=True)
class Tempat:
    """The depot, or a stop: what must be brought, how long it takes there, and when one may begin."""

    nama: str
    minta: int = 0
    lama: int = 0
    buka: int = 0
    tutup: int | None = None
    siap: int = 0  # what goes to this stop leaves the depot no sooner


@dataclass(frozen=True, slots=True)
class Kendaraan:
    nama: str
    muat: int
    banyak: int = 1


@dataclass(frozen=True, slots=True)
class Soal:
    depot: Tempat
    perhentian: Sequence[Tempat]
    kendaraan: Sequence[Kendaraan]
    jarak: Matriks
    waktu: Matriks


class Sebab(StrEnum):
    """Why a stop is in no route."""

    MUATAN = "too_large"  # no vehicle holds what it needs
    JENDELA = "window"  # even going straight there and back is too late
    ARMADA = "fleet"  # the vehicles together did not manage it


@dataclass(frozen=True, slots=True)
class Rute:
    kendaraan: str
    perhentian: tuple[str, ...]
    muatan: int
    jarak: int
    mulai: int
    tiba: int  # back at the depot


@dataclass(frozen=True, slots=True)
class Rencana:
    rute: tuple[Rute, ...]
    biaya: int
    batas: int  # no plan for the stops served costs less
    cara_batas: str
    terlewat: tuple[tuple[str, Sebab], ...]

    @property
    def celah(self) -> float:
        """How far the plan may be above the best one, as a part of the bound."""
        return (self.biaya - self.batas) / self.batas if self.batas else float(bool(self.biaya))
