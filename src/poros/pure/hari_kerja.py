"""Working days of a daerah: office week by period, and the days off that the calendar names."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import pairwise

LIMA_HARI = frozenset(range(5))
ENAM_HARI = frozenset(range(6))
SETIAP_HARI = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class PekanKerja:
    """The office week from a day on: weekdays (Monday is 0) and, where they are known, the hours."""

    berlaku_dari: date
    hari: frozenset[int] = LIMA_HARI
    buka: time = time.min
    tutup: time = time.max

    def __post_init__(self) -> None:
        if not self.hari or not self.hari <= SETIAP_HARI:
            raise ValueError("an office week has at least one of the weekdays 0 to 6")
        if self.buka >= self.tutup:
            raise ValueError("an office opens before it closes")

    def antara(self, a: int, b: int) -> int:
        """Weekdays of this mask after the day with ordinal `a`, up to and including `b`."""
        return self._sampai(b) - self._sampai(a)

    def _sampai(self, urut: int) -> int:
        minggu, sisa = divmod(urut, 7)  # ordinal 1 was a Monday
        return minggu * len(self.hari) + sum(hari < sisa for hari in self.hari)


@dataclass(frozen=True, slots=True)
class Kalender:
    """Days off (national, cuti bersama, regional) and office weeks; the first week also holds before its day.

    Counting takes the same few steps for three days as for three thousand: working days up to a date
    are a sum over office weeks less the days off, and every other answer is a difference of two such sums.
    """

    libur: frozenset[date] = frozenset()
    pekan: tuple[PekanKerja, ...] = (PekanKerja(date.min),)
    _libur: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        mulai = [pekan.berlaku_dari for pekan in self.pekan]
        if not mulai or any(a >= b for a, b in pairwise(mulai)):
            raise ValueError("office weeks are needed, each beginning after the one before")
        terpotong = (d.toordinal() for d in self.libur if d.weekday() in self.pekan_pada(d).hari)
        object.__setattr__(self, "_libur", tuple(sorted(terpotong)))

    def pekan_pada(self, d: date) -> PekanKerja:
        berlaku = bisect_right(self.pekan, d, key=lambda pekan: pekan.berlaku_dari)
        return self.pekan[max(berlaku - 1, 0)]

    def is_working_day(self, d: date) -> bool:
        return d not in self.libur and d.weekday() in self.pekan_pada(d).hari

    def is_open(self, saat: datetime) -> bool:
        """Whether the office is open at a moment, told in the office's own time."""
        pekan = self.pekan_pada(saat.date())
        return self.is_working_day(saat.date()) and pekan.buka <= saat.time() <= pekan.tutup

    def selisih_hari_kerja(self, a: date, b: date) -> int:
        """Working days after `a` up to and including `b`; negative when `b` comes first."""
        return self._sampai(b.toordinal()) - self._sampai(a.toordinal())

    def tambah_hari_kerja(self, mulai: date, n: int) -> date:
        """The n-th working day after `mulai` (before it, for a negative n); n = 0 is `mulai` itself."""
        awal = mulai.toordinal()
        geser = 1 if n < 0 else 0  # backwards, the day itself is the one not to count
        d = awal
        # A span of k days holds at most k working days, so no step overshoots, and the last ends on one.
        while sisa := n - (self._sampai(d - geser) - self._sampai(awal - geser)):
            d += sisa
        return date.fromordinal(d)

    def berikut(self, d: date) -> date:
        """Roll-forward: `d` itself if it is a working day, else the next one."""
        return d if self.is_working_day(d) else self.tambah_hari_kerja(d, 1)

    def _sampai(self, urut: int) -> int:
        hari = self.pekan[0].antara(0, urut)
        for lama, baru in pairwise(self.pekan):
            sebelum = baru.berlaku_dari.toordinal() - 1
            if urut > sebelum:
                hari += baru.antara(sebelum, urut) - lama.antara(sebelum, urut)
        return hari - bisect_right(self._libur, urut)

    def tanpa(self, hari: frozenset[date]) -> "Kalender":
        """The same calendar with further days off."""
        return Kalender(self.libur | hari, self.pekan) if hari else self
