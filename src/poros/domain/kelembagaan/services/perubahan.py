"""Telling all caches that organisation, calendar or rules have changed."""

from datetime import date, timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, antre
from poros.kernel.organisasi.models import VersiPeta

SATU_HARI = timedelta(days=1)


def peta_berubah() -> None:
    """Count the map's version up, once per outermost command however much of it changes."""
    antre(_naikkan, None)


def _naikkan(_items: list[None]) -> None:
    VersiPeta.objects.update(nilai=F("nilai") + 1)


def sehari_sebelum(hari: date) -> date:
    """The last day of what a new row replaces."""
    return hari - SATU_HARI


def wajib_dasar(dasar: str) -> str:
    """Every change of the organisation names its decree."""
    if not dasar.strip():
        raise Ditolak(_("Tuliskan nomor peraturan atau keputusan yang menjadi dasarnya."), "dasar")
    return dasar.strip()
