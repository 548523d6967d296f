"""Calendar and clocks as they stand."""

from datetime import date

from django.db.models import QuerySet

from poros.kernel.tenggat.models import AturanTenggat, HariLibur, MingguKerja
from poros.kernel.wewenang import TidakBerwenang

from ..labels import HARI


def libur_tahun(tahun: int) -> QuerySet[HariLibur]:
    """Days off of a year."""
    return HariLibur.objects.filter(tanggal__year=tahun)


def pekan_kerja() -> list[tuple[MingguKerja, list[object]]]:
    """Office weeks, newest first, each with the names of its days."""
    rows = MingguKerja.objects.order_by("-dari")
    return [(row, [HARI[n] for n in range(7) if row.hari >> n & 1]) for row in rows]


def aturan_berlaku(pada: date) -> list[AturanTenggat]:
    """The version of each clock in force on a day, by name."""
    rows = AturanTenggat.objects.filter(dari__lte=pada).order_by("kode", "-dari").distinct("kode")
    return sorted((r for r in rows if r.sampai is None or r.sampai >= pada), key=lambda r: r.nama)


def aturan_riwayat(kode: str) -> list[AturanTenggat]:
    """All versions of a clock, newest first; there is no such clock for whoever asks for another."""
    rows = list(AturanTenggat.objects.filter(kode=kode).order_by("-dari"))
    if not rows:
        raise TidakBerwenang
    return rows
