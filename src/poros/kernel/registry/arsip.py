"""What modules offer to the archives: papers that are finished, told in the words of a *daftar isi berkas*."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True, slots=True, kw_only=True)
class Kertas:
    """A paper as an archive knows it (PP 28/2012 Art. 42)."""

    jenis: str
    nomor: str
    tanggal: date
    asal: str
    uraian: str
    klasifikasi: str
    kerahasiaan: str


@dataclass(frozen=True, slots=True)
class SumberArsip:
    """A kind of thing whose papers belong into files.

    `siap(actor)` are those that this actor may file; `tandai(actor, row)` lets the module take its own step.
    """

    jenis: str
    nama: Any
    siap: Callable[[Any], QuerySet[Any]]
    kertas: Callable[[Any], Kertas]
    tandai: Callable[[Any, Any], object]


_SUMBER: dict[str, SumberArsip] = {}


def tawarkan(sumber: SumberArsip) -> None:
    """Offer the papers of a kind; a second offer of the same kind is a mistake of ours."""
    if sumber.jenis in _SUMBER:
        raise ValueError(f"Two modules offer {sumber.jenis!r} to the archives")
    _SUMBER[sumber.jenis] = sumber


def sumber_arsip() -> Iterator[SumberArsip]:
    """All kinds that are offered."""
    yield from _SUMBER.values()
