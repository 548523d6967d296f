"""The clock's work on keys."""

from datetime import timedelta

from django.utils import timezone

from poros.kernel.pekerjaan.berkala import setiap

from .models import KunciIdempoten

SIMPAN_KUNCI = timedelta(days=7)
"""A program that has had no answer for a week does not retry any more."""


@setiap("29 2 * * *", nama="antarmuka.lupakan_kunci")
def lupakan_kunci() -> None:
    """Forget the keys of requests that will not come back."""
    # By their numbers: the answers of a week are not read to be thrown away.
    KunciIdempoten.objects.filter(dibuat__lt=timezone.now() - SIMPAN_KUNCI).only("pk").delete()
