"""The clock's work on notices: sending, and clearing away."""

from datetime import timedelta

from django.utils import timezone

from poros.kernel.pekerjaan.berkala import setiap

from .antar.putaran import putar
from .models import Pemberitahuan

SIMPAN = timedelta(days=365)


@setiap("* * * * * */10", nama="pemberitahuan.kirim")
def kirim() -> None:
    putar()


@setiap("41 2 * * *", nama="pemberitahuan.rapikan")
def rapikan() -> None:
    """Forget notices read a year ago, with their messages: the record is the trail, not these."""
    Pemberitahuan.objects.filter(dibaca__lt=timezone.now() - SIMPAN).delete()
