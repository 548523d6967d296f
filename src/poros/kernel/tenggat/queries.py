"""The clock engine of this government: its rules and calendar in memory, read once per change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest

from django.utils import timezone

from poros.kernel.daerah.koneksi import skema as nama_skema
from poros.kernel.organisasi.actor import Actor
from poros.pure.hari_kerja import Kalender, PekanKerja
from poros.pure.tenggat import Akibat, Aturan, Mutu, Satuan, berlaku, jatuh_tempo, keterlambatan

from .models import AturanTenggat, HariLibur, MingguKerja


@dataclass(frozen=True, slots=True)
class Mesin:
    """Rules and calendar together: everything a deadline is computed from."""

    aturan: tuple[Aturan, ...]
    kalender: Kalender

    def jatuh_tempo(self, kode: str, mulai: datetime) -> datetime:
        """When a clock of rule `kode` that starts at `mulai` runs out; NotInForceError if there is no such rule."""
        lokal = timezone.localtime(mulai)
        return jatuh_tempo(berlaku(self.aturan, kode, lokal.date()), lokal, self.kalender)

    def terlambat(self, tenggat: datetime, kini: datetime) -> int:
        """Working days late at `kini`."""
        return keterlambatan(timezone.localtime(tenggat), timezone.localtime(kini), self.kalender)


_mesin: dict[str, tuple[int, Mesin]] = {}


def mesin(actor: Actor) -> Mesin:
    """The engine as of the actor's view of the data; no query unless something has changed."""
    return mesin_versi(actor.peta.versi)


def mesin_versi(versi: int) -> Mesin:
    """As `mesin`, for jobs that have no actor."""
    kept = _mesin.get(nama_skema())
    if kept is None or kept[0] != versi:
        kept = (versi, baca())
        _mesin[nama_skema()] = kept
    return kept[1]


def baca() -> Mesin:
    """Read rules and calendar: three queries."""
    pekan = tuple(_pekan(list(MingguKerja.objects.order_by("dari"))))
    libur = frozenset(HariLibur.objects.values_list("tanggal", flat=True))
    return Mesin(
        aturan=tuple(_aturan(row) for row in AturanTenggat.objects.all()),
        kalender=Kalender(libur, pekan) if pekan else Kalender(libur),
    )


def _pekan(rows: Sequence[MingguKerja]) -> Iterator[PekanKerja]:
    """The weeks in a row; from the day after one that ends to the next one's first day the usual five days hold."""
    for row, berikut in zip_longest(rows, rows[1:]):
        yield PekanKerja(row.dari, frozenset(n for n in range(7) if row.hari >> n & 1))
        habis = None if row.sampai is None else row.sampai + timedelta(days=1)
        if habis is not None and (berikut is None or habis < berikut.dari):
            yield PekanKerja(habis)


def _aturan(row: AturanTenggat) -> Aturan:
    return Aturan(
        kode=row.kode,
        dasar=row.dasar,
        pasal=row.pasal,
        jumlah=row.jumlah,
        satuan=Satuan(row.satuan),
        mulai=row.mulai,
        henti=row.henti,
        akibat=Akibat(row.akibat),
        geser=row.geser,
        boleh_jeda=row.boleh_jeda,
        mutu=Mutu(row.mutu),
        berlaku_dari=row.dari,
        berlaku_sampai=row.sampai,
    )
