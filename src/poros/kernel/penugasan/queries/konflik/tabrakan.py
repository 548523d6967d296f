"""A collision as screens and services need it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

BARU = 0
"""The number of the order that is not stored yet."""


@dataclass(frozen=True, slots=True)
class Tabrakan:
    """`arahan` are the other orders; `menang` an order's number, `BARU` for the new one, None for nobody yet."""

    jenis: str
    arahan: tuple[int, ...]
    menang: int | None
    aturan: str
    penengah_id: int | None
    kalimat: str
    catatan: str
    masukan: dict[str, Any]

    @property
    def kunci(self) -> str:
        """By what the person who saw it and the act that follows know it."""
        return kunci(self.jenis, self.arahan)


def kunci(jenis: str, arahan: Iterable[int]) -> str:
    """Return the fingerprint of a kind of collision among orders."""
    return hashlib.sha256(f"{jenis}:{sorted(arahan)}".encode()).hexdigest()
