"""The desk: what only this person can do now, most urgent first; figures come second."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from poros.kernel.registry import manifests

from . import waktu

JAUH = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Aksi:
    """A button of a decision: a POST when `kirim`, else a way to a page."""

    nama: Any
    url: str
    utama: bool = False
    kirim: bool = False
    ikon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Putusan:
    """One card: who asks what, by when, what happens if not, what the staff propose. See c-kartu-putusan."""

    judul: Any
    url: str
    jenis: Any = ""
    ikon: str = "file-text"
    dari: Any = ""
    tenggat: date | datetime | None = None
    tenggat_teks: Any = ""
    akibat: Any = ""
    usul: Any = ""
    pemeriksa: Any = ""
    nada: str = ""
    sandi: Any = ""
    aksi: tuple[Aksi, ...] = ()

    @property
    def mendesak(self) -> tuple[bool, date]:
        """Sorting key: what is marked dangerous first, then by deadline."""
        return (self.nada != "bahaya", waktu.hari(self.tenggat) if self.tenggat else JAUH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sosok:
    """One figure. See c-angka."""

    label: Any
    nilai: Any
    satuan: Any = ""
    sumber: Any = ""
    tren: str = ""
    banding: Any = ""
    nada: str = "netral"
    url: str = ""


@dataclass(frozen=True, slots=True)
class Meja:
    putusan: list[Putusan]
    sosok: list[Sosok]


def susun(actor: Any) -> Meja:
    """Collect what the modules put on this actor's desk through `Ikhtisar.kartu`."""
    sources = sorted((source for m in manifests() for source in m.ikhtisar), key=lambda source: source.urutan)
    cards: Iterable[Any] = [card for source in sources for card in source.kartu(actor)]
    cards = list(cards)
    return Meja(
        putusan=sorted((c for c in cards if isinstance(c, Putusan)), key=lambda card: card.mendesak),
        sosok=[c for c in cards if isinstance(c, Sosok)],
    )
