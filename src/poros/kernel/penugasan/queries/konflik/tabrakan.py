"""A collision as screens and services need it: data, said in the language of whoever reads it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from poros.pure import konflik

from ...models import TemuanKonflik

BARU = 0
"""The number of the order that is not stored yet."""


@dataclass(frozen=True, slots=True)
class Sebutan:
    """What orders and codes are called. An order without a title is secret."""

    kode: Mapping[str, str]
    judul: Mapping[int, str | None]
    penerbit: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Tabrakan:
    """A finding of the engine about orders `a12`, who decides on it, and what everything in it is called."""

    temuan: konflik.Temuan
    penengah_id: int | None
    sebutan: Sebutan

    @property
    def jenis(self) -> str:
        return self.temuan.jenis.value

    @property
    def aturan(self) -> str:
        return self.temuan.aturan.value

    @property
    def arahan(self) -> tuple[int, ...]:
        """The other orders."""
        return tuple(sorted({nomor(member) for member in self.temuan.anggota} - {BARU}))

    @property
    def menang(self) -> int | None:
        """An order's number, `BARU` for the new one, None for nobody yet."""
        return None if self.temuan.menang is None else nomor(self.temuan.menang)

    @property
    def kunci(self) -> str:
        """By what the person who saw it and the act that follows know it."""
        return kunci(self.jenis, self.arahan)

    @property
    def kalimat(self) -> str:
        return ucapkan(self.masukan(BARU))

    def masukan(self, baru: int) -> dict[str, Any]:
        """The finding as data, with its inputs; `baru` is the number that the new order has got."""
        numbers = sorted({nomor(member) for member in self.temuan.anggota})
        stored = {n: str(baru if n == BARU else n) for n in numbers}
        codes = konflik.disebut(self.temuan)
        return {
            "temuan": konflik.rekam(konflik.sebut_ulang(self.temuan, lambda member: f"a{stored[nomor(member)]}")),
            "nama": {code: name for code, name in self.sebutan.kode.items() if code in codes},
            "arahan": {stored[n]: self.sebutan.judul[n] for n in numbers},
            "penerbit": {stored[n]: self.sebutan.penerbit[n] for n in numbers},
        }


def nomor(anggota: str) -> int:
    """The number in the name of an order, `a12`."""
    return int(anggota.removeprefix("a"))


def kunci(jenis: str, arahan: Iterable[int]) -> str:
    """Return the fingerprint of a kind of collision among orders."""
    return hashlib.sha256(f"{jenis}:{sorted(arahan)}".encode()).hexdigest()


def kalimat(temuan: TemuanKonflik, *, ringkas: bool = False) -> str:
    """Say what was found; what was found before findings were kept as data is told in the words of then."""
    return ucapkan(temuan.masukan, ringkas=ringkas) if "temuan" in temuan.masukan else temuan.catatan


def judul(temuan: TemuanKonflik) -> list[str]:
    """The orders by their first words; of a secret one only that there is one."""
    return [title or _("Arahan rahasia") for title in temuan.masukan["arahan"].values()]


def ucapkan(masukan: Mapping[str, Any], *, ringkas: bool = False) -> str:
    """Say a finding that is data in the language of this moment: what, why, who prevails by which rule.

    `ringkas` is for where the orders are named beside it. Who issued an order is said once, and again only where its
    title would not tell it from another.
    """
    bahasa = "en" if (get_language() or "").startswith("en") else "id"
    temuan, titles = konflik.putar(masukan["temuan"]), list(masukan["arahan"].values())
    issued = {f"a{n}": _sebut(title, masukan["penerbit"][n]) for n, title in masukan["arahan"].items()}
    short = {f"a{n}": _sebut(title, "") for n, title in masukan["arahan"].items() if title and titles.count(title) == 1}
    baru = {f"a{BARU}": _("yang baru ini")}
    nama = masukan["nama"] | issued | baru
    singkat = masukan["nama"] | issued | short | baru
    if not ringkas:
        return konflik.jelaskan(temuan, bahasa, nama, singkat)
    sentence = konflik.inti(temuan, bahasa, singkat)
    return sentence[:1].upper() + sentence[1:]


def _sebut(title: str | None, penerbit: str) -> str:
    said = f"“{title or _('Arahan rahasia')}”"
    return f"{said} ({penerbit})" if penerbit else said
