"""Clocks, as the house sees them."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.registry import Manifest, register

from .benih import benih

register(Manifest(kode="tenggat", nama=_("Tenggat"), benih=benih))
