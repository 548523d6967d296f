"""One transaction around a command and all that it calls; what piles up inside is written once, at its end."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model

Penulis = Callable[[list[Any]], None]


@dataclass(slots=True)
class UnitKerja:
    """What the commands of one transaction share: writes still to come, and where they have been let in."""

    antrean: dict[Penulis, list[Any]] = field(default_factory=dict)
    diizinkan: dict[Hashable, Model] = field(default_factory=dict)


_berjalan: ContextVar[UnitKerja | None] = ContextVar("unit_kerja", default=None)


@contextmanager
def unit_kerja() -> Iterator[UnitKerja]:
    """Open the transaction, or join the one that a calling command has opened."""
    running = _berjalan.get()
    if running is not None:
        yield running
        return
    unit = UnitKerja()
    token = _berjalan.set(unit)
    try:
        with transaction.atomic():
            yield unit
            # A writer may queue for another writer (a notice makes a job): go on until nothing is left.
            while unit.antrean:
                penulis = next(iter(unit.antrean))
                penulis(unit.antrean.pop(penulis))
    finally:
        _berjalan.reset(token)


def antre(penulis: Penulis, *items: Any) -> None:
    """Let `penulis` write these with all of their kind when the outermost command ends, before it commits."""
    unit = _berjalan.get()
    if unit is None:
        raise RuntimeError("Only a command may queue writes")
    unit.antrean.setdefault(penulis, []).extend(items)
