"""Counting the results of past months anew: derived figures, written by the clock and by nobody else."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone

from poros.pure.hari_kerja import Kalender

from .models import BulanKinerja, Penugasan, RekapKinerja
from .queries.statistik.hitung import hasil, jumlah
from .queries.statistik.rentang import akhir_bulan, bulan_utuh, mundur

KOLOM = ("unit_id", "kantor_id", "koordinator_id", "penerbit_id")
BATCH = 2000


def hitung_semua(kalender: Kalender, hari: date) -> list[date]:
    """Count every month that is over, from the first result on: what was reopened or handed in again moves."""
    handed_in = Penugasan.objects.filter(diserahkan__isnull=False)
    first, last = handed_in.aggregate(awal=Min("diserahkan"), akhir=Max("diserahkan")).values()
    if first is None:
        return []
    start, end = timezone.localdate(first).replace(day=1), akhir_bulan(timezone.localdate(last))
    months = list(bulan_utuh(start, min(end, mundur(hari, 0) - timedelta(days=1))))
    for bulan in months:
        hitung_bulan(kalender, bulan)
    return months


@transaction.atomic
def hitung_bulan(kalender: Kalender, bulan: date) -> None:
    """Count one month; readers see the old counts until the new ones are complete."""
    row, _new = BulanKinerja.objects.update_or_create(bulan=bulan, defaults={"dihitung": timezone.now()})
    row.rekap.all().delete()
    results = hasil(Penugasan.objects.all(), [(bulan, akhir_bulan(bulan))], kalender)
    RekapKinerja.objects.bulk_create(
        (RekapKinerja(bulan=row, **counts) for counts in jumlah(results, *KOLOM)), batch_size=BATCH
    )
