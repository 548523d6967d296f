"""Attempts to send by e-mail and to other governments; reminders of answers that do not come."""

from datetime import date, timedelta

JEDA = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
"""After each failed attempt it is waited so long; after the last one a person decides."""
TAGIH_LAGI = timedelta(days=7)
GALAT_TETAP = 500
"""From this answer of a mail server on, trying again changes nothing (RFC 5321, 4.2.1)."""


def jeda(gagal: int, *, tetap: bool = False) -> timedelta | None:
    """How long to wait after so many failures; None when nothing is tried by itself any more."""
    return None if tetap or gagal > len(JEDA) else JEDA[gagal - 1]


def ditolak_tetap(kode: int) -> bool:
    """Will the mail server say the same tomorrow?"""
    return kode >= GALAT_TETAP


def ditagih_hari_ini(batas: date, terakhir: date | None, hari: date) -> bool:
    """Is the drafter told today that no answer has come: the day after it was due, and every week from then on."""
    return batas < hari and (terakhir is None or hari - terakhir >= TAGIH_LAGI)
