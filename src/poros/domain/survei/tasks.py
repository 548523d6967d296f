"""The clock's part: the secrets of past days are thrown away."""

from django.utils import timezone

from poros.kernel.pekerjaan.berkala import setiap

from .services.terima import buang_harian


# Every hour, not at midnight: governments lie in three time zones, and a server that slept catches up by itself.
@setiap("11 * * * *", nama="survei.buang_harian")
def buang() -> int:
    """Nothing is left of who answered from which device before today."""
    return buang_harian(timezone.now())
