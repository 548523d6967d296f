"""The organisation, as the house sees it."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.registry import Manifest, register

from .benih import benih

register(Manifest(kode="organisasi", nama=_("Organisasi"), benih=benih))
