"""Notices on screen, as the house sees them."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.registry import Manifest, register

register(
    Manifest(kode="kabar", nama=_("Pemberitahuan"), urls="poros.domain.kabar.urls", api="poros.domain.kabar.api.rute")
)
