"""What an evacuation is asked and what it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ruas:
    """A way from one node to another, in this direction only; a road open both ways is two of them."""

    dari: str
    ke: str
    tempuh: int  # steps from end to end
    muat: int  # how many may enter it in one step


@dataclass(frozen=True, slots=True)
class Soal:
    simpul: Sequence[str]
    ruas: Sequence[Ruas]
    orang: Mapping[str, int]  # at the sources, all there at step 0
    tempat: Mapping[str, int | None]  # room in each shelter; None: as much as comes


@dataclass(frozen=True, slots=True)
class Tertinggal:
    simpul: str
    orang: int
    putus: bool  # no way leads to any shelter; otherwise there is no room left


@dataclass(frozen=True, slots=True)
class Rute:
    """People who go the same way, and how many of them set out at which step."""

    simpul: tuple[str, ...]
    berangkat: Mapping[int, int]  # step -> people
    tiba: Mapping[int, int]

    @property
    def orang(self) -> int:
        return sum(self.berangkat.values())


@dataclass(frozen=True, slots=True)
class Rencana:
    """`t_star` is None when there are people and none of them has anywhere to go; without people it is 0."""

    t_star: int | None
    tiba: tuple[int, ...]  # people arriving at step 0, 1, … t_star
    per_tempat: Mapping[str, int]
    terakhir: Mapping[str, int]  # the step at which the last one reaches each shelter that is used
    tertinggal: tuple[Tertinggal, ...]
    rute: tuple[Rute, ...]
