"""The clock's work that belongs to the kernel below this package."""

from datetime import timedelta

from django.utils import timezone

from poros.kernel.jejak.segel import segel

from .berkala import setiap
from .models import PekerjaanSelesai

SIMPAN_TANDA = timedelta(days=90)
"""Longer than a failed job is kept (`config.server.maintenance`): as long as it can still be run again."""

setiap("* * * * * */5", nama="jejak.segel")(segel)


@setiap("23 2 * * *", nama="pekerjaan.lupakan")
def lupakan() -> None:
    """Forget the marks of jobs that cannot come back any more."""
    PekerjaanSelesai.objects.filter(waktu__lt=timezone.now() - SIMPAN_TANDA).delete()
