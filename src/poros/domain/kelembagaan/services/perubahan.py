"""What every change of the organisation has in common: its decree, its day, and that all caches are told."""

from datetime import date, timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from poros.kernel.bahasa import panjang
from poros.kernel.commands import Ditolak, antre
from poros.kernel.organisasi.models import Unit, VersiPeta

from ..queries.struktur import hari_terakhir

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


def pastikan_ada(unit: Unit, pada: date, bidang: str = "") -> None:
    """Nothing new hangs on a unit whose last day, as decided, comes before `pada`."""
    akhir = hari_terakhir(unit.pk)
    if akhir is not None and akhir < pada:
        raise Ditolak(
            _("%(unit)s sudah ditetapkan berakhir %(hari)s.") % {"unit": unit.nama, "hari": panjang(akhir)}, bidang
        )
