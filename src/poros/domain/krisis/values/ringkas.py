"""What other modules may know of an event, and what they put on its board."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from ..rules.alur import (
    JenisTempat,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KejadianRingkas:
    """What other modules may know of an event."""

    id: int
    nama: str
    bahaya: str
    tempat: str
    mulai: datetime
    status: Status
    latihan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAktif:
    """The decree in force: what BTT and DSP stand on."""

    tingkat: Status
    nomor: str
    tanggal: date
    mulai: date
    sampai: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TempatRingkas:
    id: int
    nama: str
    jenis: JenisTempat
    lat: float
    lng: float
    daya_tampung: int | None
    unit_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengungsi:
    """Displaced people in a place, as of a moment; the newest figure, checked or not."""

    tempat_id: int | None
    letak: str
    jiwa: int
    per: datetime
    terverifikasi: bool


@dataclass(frozen=True, slots=True)
class KartuPapan:
    """A figure that another module puts on the command board (stock, BTT, resources)."""

    label: Any
    nilai: str
    satuan: Any = ""
    nada: str = ""
    url: str = ""


@dataclass(slots=True)
class Sumbangan:
    """Who contributes to the board: code → function of (actor, kejadian_id), and which readers are shown the same."""

    papan: dict[str, Callable[[Any, int], list[KartuPapan]]] = field(default_factory=dict)
    kelompok: dict[str, Callable[[Any], str]] = field(default_factory=dict)
    evaluasi: dict[str, Callable[[Any, int], list[KartuPapan]]] = field(default_factory=dict)


SUMBANGAN = Sumbangan()
