"""The desk: what only this person can do now, most urgent first; figures come second."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from poros.kernel.registry import manifests

from . import waktu

JAUH = date.max
AKIBAT = {"bahaya": 0, "awas": 1}


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
    def mendesak(self) -> tuple[int, date]:
        """Sorting key, by consequence of waiting: somebody is harmed, work stands still, the rest; then by deadline."""
        return (AKIBAT.get(self.nada, len(AKIBAT)), waktu.hari(self.tenggat) if self.tenggat else JAUH)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """One line of a panel: what, where it leads, a word beside it, and what to know about it."""

    judul: Any
    url: str = ""
    ket: Any = ""
    ujung: Any = ""
    nada: str = "netral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A short list to know of, not to act on: what is late and where, what is on today.

    `ringkas` says it in a few words at the head of the desk; `kosong` is said when there is no line.
    """

    kode: str
    judul: Any
    baris: tuple[Baris, ...] = ()
    ringkas: Any = ""
    nada: str = "netral"
    ikon: str = ""
    kosong: Any = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Meja:
    putusan: list[Putusan]
    panel: list[Panel]
    sosok: list[Sosok]

    @property
    def jenis(self) -> list[tuple[Any, str, int]]:
        """Kinds of what waits, each with its icon and how many there are, the most frequent first."""
        icons = {card.jenis: card.ikon for card in reversed(self.putusan) if card.jenis}
        counted = Counter(card.jenis for card in self.putusan if card.jenis)
        return [(kind, icons[kind], n) for kind, n in counted.most_common()]

    @property
    def ringkas(self) -> list[Panel]:
        """The panels that have something to say."""
        return [panel for panel in self.panel if panel.ringkas]


def susun(actor: Any) -> Meja:
    """Collect what the modules put on this actor's desk through `Ikhtisar.kartu`."""
    sources = sorted((source for m in manifests() for source in m.ikhtisar), key=lambda source: source.urutan)
    cards: Iterable[Any] = [card for source in sources for card in source.kartu(actor)]
    cards = list(cards)
    return Meja(
        putusan=sorted((c for c in cards if isinstance(c, Putusan)), key=lambda card: card.mendesak),
        panel=[c for c in cards if isinstance(c, Panel)],
        sosok=[c for c in cards if isinstance(c, Sosok)],
    )
