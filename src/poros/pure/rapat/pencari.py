"""The search: every possible beginning is one bit, every calendar a number of bits, and what is left over is free.

Exact, because a beginning is struck out by an appointment exactly when the two, with the way between them, overlap.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from poros.pure.rapat.waktu import Orang, Permintaan, Ruang, Sibuk, bentrok


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A time and a room; `absen` are those who would be welcome and cannot."""

    mulai: int
    selesai: int
    ruang: str
    absen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rintangan:
    """A time at which as few as possible are missing, and what keeps each of them."""

    mulai: int
    selesai: int
    ruang: str
    penghalang: tuple[tuple[str, Sibuk], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hasil:
    """The best times, or why there is none.

    `penentu` are those without any one of whom there would be a time; `tanpa_ruang` says that the people could, but
    no room; `sempit` that no room has the seats; `tanpa_waktu` that no window is long enough.
    """

    pilihan: tuple[Pilihan, ...] = ()
    terdekat: tuple[Rintangan, ...] = ()
    penentu: tuple[str, ...] = ()
    tanpa_waktu: bool = False
    sempit: bool = False
    tanpa_ruang: bool = False

    @property
    def ada(self) -> bool:
        return bool(self.pilihan)


@dataclass(frozen=True, slots=True)
class _Medan:
    """All beginnings, and for each person and place the bits that are struck out."""

    ask: Permintaan
    mulai: tuple[int, ...]
    tertutup: dict[tuple[str, str], int]

    @property
    def semua(self) -> int:
        return (1 << len(self.mulai)) - 1

    def coret(self, sibuk: Iterable[Sibuk], tempat: str) -> int:
        """The beginnings that these appointments make impossible at a place."""
        struck = 0
        for s in sibuk:
            way = self.ask.tempuh.antara(s.tempat, tempat)
            low = bisect_right(self.mulai, s.mulai - way - self.ask.lama)
            high = bisect_left(self.mulai, s.selesai + way)
            if low < high:
                struck |= (1 << high) - (1 << low)
        return struck

    def orang(self, orang: Orang, tempat: str) -> int:
        key = (orang.kode, tempat)
        if key not in self.tertutup:
            self.tertutup[key] = self.coret(orang.sibuk, tempat)
        return self.tertutup[key]

    def ruang(self, ruang: Ruang) -> int:
        return self.coret((Sibuk(s.mulai, s.selesai) for s in ruang.sibuk), ruang.tempat)


def cari(ask: Permintaan) -> Hasil:
    """The best `banyak` times: fewest missing, then earliest, then the smallest room; one room for each time."""
    medan = _Medan(ask, ask.mulai(), {})
    if not medan.mulai:
        return Hasil(tanpa_waktu=True)
    rooms = sorted((r for r in ask.ruang if r.kursi >= ask.kursi), key=lambda r: (r.kursi, r.kode))
    if not rooms:
        return Hasil(sempit=True)
    must = [o for o in ask.orang if o.wajib]
    found = _pilihan(medan, rooms, must)
    return Hasil(pilihan=found) if found else _sebab(medan, rooms, must)


def _pilihan(medan: _Medan, rooms: Sequence[Ruang], must: Sequence[Orang]) -> tuple[Pilihan, ...]:
    others = [o for o in medan.ask.orang if not o.wajib]
    best: dict[int, tuple[int, int, Pilihan]] = {}
    for order, room in enumerate(rooms):
        free = medan.semua & ~reduce(or_, (medan.orang(o, room.tempat) for o in must), medan.ruang(room))
        for at in _bit(free):
            missing = tuple(o.kode for o in others if medan.orang(o, room.tempat) >> at & 1)
            begin = medan.mulai[at]
            offer = (len(missing), order, Pilihan(begin, begin + medan.ask.lama, room.kode, missing))
            if at not in best or offer[:2] < best[at][:2]:
                best[at] = offer
    ranked = sorted(best.values(), key=lambda o: (o[0], o[2].mulai))
    return tuple(offer for _missing, _order, offer in ranked[: medan.ask.banyak])


def _sebab(medan: _Medan, rooms: Sequence[Ruang], must: Sequence[Orang]) -> Hasil:
    """Nothing is free: the times that come nearest, and whose absence alone would open one."""
    near: list[tuple[int, int, int, int]] = []
    single: set[str] = set()
    tanpa_ruang = False
    for order, room in enumerate(rooms):
        taken = medan.ruang(room)
        counts = [_menghalangi(medan, must, room, at) for at in range(len(medan.mulai))]
        tanpa_ruang |= any(taken >> at & 1 and not blocked for at, blocked in enumerate(counts))
        for at, blocked in enumerate(counts):
            if not taken >> at & 1:
                near.append((len(blocked), medan.mulai[at], order, at))
                single |= {blocked[0].kode} if len(blocked) == 1 else set()
    near.sort()
    nearest: dict[int, Rintangan] = {}
    for fewest, _begin, order, at in near:
        if fewest > near[0][0] or len(nearest) == medan.ask.banyak:
            break
        if at not in nearest:
            nearest[at] = _rintangan(medan, at, rooms[order], must)
    return Hasil(
        terdekat=tuple(nearest.values()),
        penentu=tuple(o.kode for o in must if o.kode in single),
        tanpa_ruang=tanpa_ruang,
    )


def _menghalangi(medan: _Medan, must: Sequence[Orang], room: Ruang, at: int) -> list[Orang]:
    return [o for o in must if medan.orang(o, room.tempat) >> at & 1]


def _rintangan(medan: _Medan, at: int, room: Ruang, must: Sequence[Orang]) -> Rintangan:
    begin, end = medan.mulai[at], medan.mulai[at] + medan.ask.lama
    blocked = _menghalangi(medan, must, room, at)
    why = [(o.kode, bentrok(begin, end, room.tempat, o.sibuk, medan.ask.tempuh)[0]) for o in blocked]
    return Rintangan(begin, end, room.kode, tuple(why))


def _bit(number: int) -> Iterable[int]:
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low
