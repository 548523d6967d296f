"""What every act here does besides its own: says who did it, keeps the event open, tells the boards."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor

from ..models import Kejadian
from ..queries.kejadian import gerakkan
from ..rules.alur import Status


def pelaku(actor: Actor) -> str:
    """Person and office, as kept beside what was done."""
    return f"{actor.nama}, {actor.jabat.sebutan}"


def isi_wajib(data: Any, **nama: Any) -> None:
    """Refuse what was left empty, by its field."""
    for field, words in nama.items():
        if not getattr(data, field).strip():
            raise Ditolak(words, field)


def hidup(kejadian: Kejadian) -> Kejadian:
    """Refuse an act on an event that is over; tell the boards that something changes."""
    if kejadian.status == Status.SELESAI:
        raise Ditolak(_("Penanganan kejadian ini sudah diakhiri."))
    gerakkan(kejadian.pk)
    return kejadian


def sudah(saat: datetime, kejadian: Kejadian | None, bidang: str) -> None:
    """Refuse a moment that lies ahead on the clock of the event."""
    now = kejadian.jam if kejadian else timezone.now()
    if saat > now:
        raise Ditolak(_("Waktu ini belum terjadi."), bidang)


def tertandatangani(actor: Actor, kejadian: Kejadian, tanggal: date) -> None:
    """Refuse a paper that bears a day to come, on the calendar and on the clock of the event."""
    if tanggal > max(actor.hari, timezone.localtime(kejadian.jam).date()):
        raise Ditolak(_("Keputusan yang belum ditandatangani belum dapat dicatat."), "tanggal")


def titik(lat: float | None, lng: float | None) -> None:
    """Refuse half a position, and one that is not on the globe."""
    if (lat is None) != (lng is None):
        raise Ditolak(_("Titik lokasi memerlukan lintang dan bujur."), "lat")
    if lat is not None and not -90 <= lat <= 90:  # noqa: PLR2004 -- the globe
        raise Ditolak(_("Lintang antara -90 dan 90."), "lat")
    if lng is not None and not -180 <= lng <= 180:  # noqa: PLR2004 -- as above
        raise Ditolak(_("Bujur antara -180 dan 180."), "lng")
