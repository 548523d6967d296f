"""The navigation, composed from what the modules' manifests offer to this actor."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from poros.kernel.registry import Menu, manifests

MEJA = Menu(nama=_("Meja"), url="web:meja", ikon="house", utama=True, urutan=0)


@dataclass(slots=True)
class Butir:
    """One line of the menu. `pintas` is the letter that follows `g` on the keyboard."""

    nama: Any
    url: str
    ikon: str
    utama: bool
    aktif: bool = False
    pintas: str = ""
    jumlah: int = 0


@dataclass(frozen=True, slots=True)
class Grup:
    """Lines under a common heading; the daily ones have none."""

    nama: Any
    butir: list[Butir]


def susun(actor: Any, path: str) -> list[Grup]:
    """Return the groups, with the line marked that holds the page at `path`; none for who holds no office."""
    if not actor:
        return []
    entries = [MEJA, *(entry for manifest in manifests() for entry in manifest.menu if entry.boleh(actor))]
    lines = [
        Butir(nama=entry.nama, url=reverse(entry.url), ikon=entry.ikon, utama=entry.utama)
        for entry in sorted(entries, key=lambda entry: entry.urutan)
    ]
    _mark_current(lines, path)
    _give_letters(lines)
    groups = [
        Grup("", [line for line in lines if line.utama]),
        Grup(pgettext_lazy("menu", "Urusan"), [line for line in lines if not line.utama]),
    ]
    return [group for group in groups if group.butir]


def _mark_current(lines: list[Butir], path: str) -> None:
    home = reverse(MEJA.url)
    holders = [b for b in lines if path == b.url or (b.url != home and path.startswith(b.url))]
    if holders:
        max(holders, key=lambda line: len(line.url)).aktif = True


def _give_letters(lines: list[Butir]) -> None:
    taken: set[str] = set()
    for line in lines:
        letters = (c for c in str(line.nama).lower() if c.isalpha() and c not in taken)
        line.pintas = next(letters, "")
        taken.add(line.pintas)
