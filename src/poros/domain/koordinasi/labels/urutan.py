"""What comes after what, in words."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.penugasan.models import Arahan, Pendahuluan
from poros.kernel.penugasan.rules import TERTUTUP, StatusArahan

JAM, HARI = 60, 60 * 24


def sebut_arahan(arahan: Arahan, *, terlihat: bool) -> str:
    """By its words, leading to its page for who may open it; to others a secret one says only that it is there."""
    if terlihat:
        return format_html('<a href="{}">{}</a>', reverse("koordinasi:arahan", args=[arahan.pk]), arahan)
    title = _("Arahan rahasia") if arahan.kerahasiaan in TERTUTUP else str(arahan)
    return _("%(judul)s (%(penerbit)s)") % {"judul": title, "penerbit": arahan.penerbit.nama}


def keadaan_pendahulu(arahan: Arahan) -> Any:
    """Why it keeps nobody waiting any more; nothing while it does."""
    return "" if arahan.status == StatusArahan.BERLAKU else arahan.get_status_display()


def kata_urutan(u: Pendahuluan) -> str:
    """Gap and durations, and who laid it down."""
    parts = [
        _("jeda %(lama)s") % {"lama": kata_lama(u.jeda_menit)} if u.jeda_menit else "",
        _("lama pendahulu %(lama)s") % {"lama": kata_lama(u.lama_sebelum_menit)} if u.lama_sebelum_menit else "",
        _("lama penerus %(lama)s") % {"lama": kata_lama(u.lama_sesudah_menit)} if u.lama_sesudah_menit else "",
        _("ditetapkan %(oleh)s") % {"oleh": u.oleh} if u.oleh else "",
    ]
    return " · ".join(part for part in parts if part)


def kata_lama(menit: int) -> str:
    """Minutes as people say them: days, hours and minutes, without what is nought."""
    days, rest = divmod(menit, HARI)
    hours, minutes = divmod(rest, JAM)
    parts: Sequence[str] = [
        ngettext("%(n)s hari", "%(n)s hari", days) % {"n": days} if days else "",
        ngettext("%(n)s jam", "%(n)s jam", hours) % {"n": hours} if hours else "",
        ngettext("%(n)s menit", "%(n)s menit", minutes) % {"n": minutes} if minutes else "",
    ]
    return " ".join(part for part in parts if part) or _("0 menit")
