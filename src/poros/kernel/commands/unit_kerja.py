"""One transaction around a command and all that it calls; what piles up inside is written once, at its end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

Penulis = Callable[[list[Any]], None]
_berjalan: ContextVar[dict[Penulis, list[Any]] | None] = ContextVar("unit_kerja", default=None)


@contextmanager
def unit_kerja() -> Iterator[None]:
    """Open the transaction, or join the one that a calling command has opened."""
    if _berjalan.get() is not None:
        yield
        return
    antrean: dict[Penulis, list[Any]] = {}
    token = _berjalan.set(antrean)
    try:
        with transaction.atomic():
            yield
            # A writer may queue for another writer (a notice makes a job): go on until nothing is left.
            while antrean:
                penulis = next(iter(antrean))
                penulis(antrean.pop(penulis))
    finally:
        _berjalan.reset(token)


def antre(penulis: Penulis, *items: Any) -> None:
    """Let `penulis` write these with all of their kind when the outermost command ends, before it commits."""
    antrean = _berjalan.get()
    if antrean is None:
        raise RuntimeError("Only a command may queue writes")
    antrean.setdefault(penulis, []).extend(items)
