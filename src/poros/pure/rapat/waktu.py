"""What a meeting needs and what is already in the calendars; all times are whole minutes from one common beginning."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

DARING = ""
"""The place of what is held on line, or of what nobody has placed: reached at once from everywhere."""


@dataclass(frozen=True, slots=True)
class Sibuk:
    """Taken from `mulai` up to, but not including, `selesai`, at `tempat`."""

    mulai: int
    selesai: int
    tempat: str = DARING
    kode: str = ""

    def __post_init__(self) -> None:
        if self.selesai <= self.mulai:
            raise ValueError("what takes time ends after it begins")


@dataclass(frozen=True, slots=True)
class Tempuh:
    """Minutes on the way between two places; `bawaan` where nobody has measured it."""

    menit: Mapping[tuple[str, str], int] = field(default_factory=dict)
    bawaan: int = 0

    def antara(self, a: str, b: str) -> int:
        if a == b or DARING in (a, b):
            return 0
        return self.menit.get((a, b), self.menit.get((b, a), self.bawaan))


@dataclass(frozen=True, slots=True)
class Orang:
    """Somebody who is to come; without `wajib` it is good, but not needed, that he can."""

    kode: str
    sibuk: tuple[Sibuk, ...] = ()
    wajib: bool = True


@dataclass(frozen=True, slots=True)
class Ruang:
    """A room at a place, with seats; on line there is room for all."""

    kode: str
    kursi: int
    tempat: str = DARING
    sibuk: tuple[Sibuk, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Permintaan:
    """A meeting of `lama` minutes, wholly inside one of the `jendela`, beginning on a step of `langkah` minutes."""

    lama: int
    jendela: tuple[tuple[int, int], ...]
    orang: tuple[Orang, ...]
    ruang: tuple[Ruang, ...]
    kursi: int = 0
    tempuh: Tempuh = field(default_factory=Tempuh)
    langkah: int = 15
    banyak: int = 10

    def __post_init__(self) -> None:
        if min(self.lama, self.langkah, self.banyak) < 1:
            raise ValueError("length, step and number of answers are positive")

    def mulai(self) -> tuple[int, ...]:
        """Every moment at which it might begin, in order and once."""
        found: set[int] = set()
        for buka, tutup in self.jendela:
            first = -(-buka // self.langkah) * self.langkah
            found.update(range(first, tutup - self.lama + 1, self.langkah))
        return tuple(sorted(found))


def bentrok(mulai: int, selesai: int, tempat: str, lain: Iterable[Sibuk], tempuh: Tempuh) -> list[Sibuk]:
    """Of what is already in a calendar, that from which one comes too late, or to which one comes too late after."""
    return [
        s
        for s in lain
        if mulai < s.selesai + tempuh.antara(s.tempat, tempat) and s.mulai < selesai + tempuh.antara(tempat, s.tempat)
    ]
