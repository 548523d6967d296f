"""Counting how often each duration occurred: a few thousand rows out of a million results.

Secret work is left out: a comparison that all see must be the same for all.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, Count, F, Func, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from poros.pure.hari_kerja import Kalender

from ...models import BulanKinerja, Penugasan, RekapKinerja
from ...rules import TERTUTUP, Peran
from .rentang import Rentang, bulan_utuh

MUNDUR = timedelta(days=730)
"""An order older than this when its result came counts as given on that day."""
SEKARANG, DULU = 1, 0


def hasil(rows: QuerySet[Penugasan], rentang: Sequence[Rentang], kalender: Kalender) -> QuerySet[Penugasan]:
    """Results that were handed in within these spans, each with its `lama` in working days."""
    within = Q(pk__in=())
    for dari, sampai in rentang:
        within |= Q(diserahkan__gte=tengah_malam(dari), diserahkan__lt=tengah_malam(sampai + timedelta(days=1)))
    awal, akhir = min(dari for dari, _sampai in rentang) - MUNDUR, max(sampai for _dari, sampai in rentang)
    lama = _hari_kerja_ke("diserahkan", kalender, awal, akhir) - _hari_kerja_ke("dikirim", kalender, awal, akhir)
    counted = rows.filter(within).exclude(peran=Peran.TEMBUSAN).exclude(kerahasiaan__in=TERTUTUP)
    return counted.order_by().annotate(lama=lama)


def jumlah(rows: QuerySet[Penugasan], *kolom: str) -> QuerySet[Penugasan, dict[str, Any]]:
    """How many of them, late and returned, for each combination of these columns."""
    return rows.values(*kolom, "lama").annotate(
        n=Count("pk"), telat=Count("pk", filter=Q(diserahkan__gt=F("tenggat"))), kembali=Sum("pengembalian")
    )


def langsung(rows: QuerySet[Penugasan], dari: date) -> Iterable[dict[str, Any]]:
    """Count results on the spot, those from `dari` on apart from those before."""
    now = _masa(When(diserahkan__gte=tengah_malam(dari), then=Value(SEKARANG)))
    return jumlah(rows.annotate(masa=now), "masa", "kantor_id", "koordinator_id")


def terhitung(*rentang: Rentang) -> dict[date, datetime]:
    """Which of the months that lie wholly in these spans have been counted, and when."""
    wanted = [bulan for dari, sampai in rentang for bulan in bulan_utuh(dari, sampai)]
    return dict(BulanKinerja.objects.filter(pk__in=wanted).values_list("bulan", "dihitung")) if wanted else {}


def jumlah_rekap(terlihat: Q, bulan: Collection[date], dari: date) -> Iterable[Any]:
    """The same as `langsung`, from the counts of these months."""
    rows = RekapKinerja.objects.filter(terlihat, bulan__in=bulan)
    rows = rows.annotate(masa=_masa(When(bulan__gte=dari, then=Value(SEKARANG))))
    return rows.values("masa", "kantor_id", "koordinator_id", "lama").annotate(
        **{name: Sum(name) for name in ("n", "telat", "kembali")}
    )


def tengah_malam(hari: date) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time.min))


def _masa(sekarang: When) -> Case:
    return Case(sekarang, default=Value(DULU), output_field=IntegerField())


def _hari_kerja_ke(kolom: str, kalender: Kalender, awal: date, akhir: date) -> Func:
    """The running number of the last working day up to a moment: an array with one entry for each day.

    The difference of two of them is `Kalender.selisih_hari_kerja`, without a look-up per row.
    """
    days = [awal + timedelta(days=n) for n in range((akhir - awal).days + 1)]
    numbers = ",".join(str(kalender.selisih_hari_kerja(awal, day)) for day in days)
    place = f"GREATEST(%(expressions)s - DATE '{awal.isoformat()}', 0) + 1"
    return Func(TruncDate(kolom), template=f"('{{{numbers}}}'::int[])[{place}]", output_field=IntegerField())
