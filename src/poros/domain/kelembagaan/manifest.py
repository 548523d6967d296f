"""The organisation's administration, as the house sees it."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.registry import Manifest, register

from .wewenang import RULES

register(Manifest(kode="kelembagaan", nama=_("Kelembagaan"), rules=RULES))
