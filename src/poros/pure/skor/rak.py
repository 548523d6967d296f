"""The shelf of instruments: which version of an index holds for a rule, a year or a day."""

import re
from collections.abc import Iterable
from datetime import date

from poros.pure.isian import MasukanError
from poros.pure.skor.model import Instrumen


class Rak:
    """Instruments by code, by index and by rule."""

    def __init__(self, instrumen: Iterable[Instrumen]) -> None:
        self.semua = tuple(sorted(instrumen, key=lambda i: (i.indeks, i.dari)))
        self._kode = {i.kode: i for i in self.semua}

    def ambil(self, kode: str) -> Instrumen:
        if kode not in self._kode:
            raise MasukanError(f'instrumen "{kode}" tidak dikenal; yang ada: {", ".join(sorted(self._kode))}')
        return self._kode[kode]

    def cari(self, indeks: str, *, dasar: str | None = None, hari: date | None = None) -> Instrumen:
        """The version of an index by its rule, else the one that holds on the day, else the newest."""
        versi = [i for i in self.semua if i.indeks == indeks]
        if dasar:
            versi = [i for i in versi if i.dasar == dasar] or [i for i in versi if _angka(i.dasar) == _angka(dasar)]
        if not versi:
            ada = ", ".join(sorted({i.dasar for i in self.semua if i.indeks == indeks}))
            raise MasukanError(f'"rule" {dasar or indeks} tidak dikenal untuk {indeks}; yang ada: {ada}')
        return next((i for i in versi if hari and i.berlaku(hari)), versi[-1])


def _angka(dasar: str) -> list[str]:
    """Number and year of a rule, which is how people tell one from another however they write its name."""
    return re.findall(r"\d+", dasar)
