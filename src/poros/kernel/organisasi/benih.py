"""The one row that counts changes; units and offices come from the government itself or from a template."""

from .models import VersiPeta


def benih() -> None:
    """Start the counter."""
    VersiPeta.objects.get_or_create(pk=1)
