"""What surveys and answers are made of, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from .rules.isian import Kanal


@dataclass(frozen=True, slots=True, kw_only=True)
class DataLayanan:
    """A service that is surveyed, while it is offered."""

    nama: str
    dari: date
    sampai: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSurvei:
    """One period: which services, and how many people each serves in it."""

    nama: str
    instrumen: str
    mulai: date
    selesai: date
    populasi: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Isian:
    """What one respondent has filled in. Nothing in it says who."""

    kunci: UUID
    nilai: tuple[int, ...]
    pita: Mapping[str, str] = field(default_factory=dict)
    saran: str = ""
    diisi: datetime | None = None
    lama: int | None = None
    luring: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asal:
    """By which way an answer comes in at a counter: a ticket, or a device of which only a trace of the day is kept."""

    tiket: str = ""
    pernah: bool = False
    gawai: str = ""

    @property
    def kanal(self) -> Kanal:
        return Kanal.TIKET if self.tiket else Kanal.QR
