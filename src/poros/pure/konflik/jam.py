"""Times as people write them: ISO 8601, or HH:MM on one nominal day.

A time without a zone is taken as UTC. "24:00" is the midnight that ends the day.
"""

import re
from datetime import UTC, datetime, timedelta

HARI_NOMINAL = datetime(1970, 1, 1, tzinfo=UTC)
SEHARI = timedelta(days=1)
_JAM = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?")
_TENGAH_MALAM = re.compile(r"T24(:00){1,2}(?=$|[Z+-])")


def jam_saja(teks: str) -> bool:
    """Tell whether a time names no date."""
    return _JAM.fullmatch(teks) is not None


def saat(teks: str) -> datetime:
    """Read a time; anything else is a ValueError."""
    if bagian := _JAM.fullmatch(teks):
        jam, menit, detik = (int(angka or 0) for angka in bagian.groups())
        lewat = timedelta(hours=jam, minutes=menit, seconds=detik)
        if lewat > SEHARI:
            raise ValueError(teks)
        return HARI_NOMINAL + lewat
    pagi, tengah_malam = _TENGAH_MALAM.subn("T00:00", teks)
    hasil = datetime.fromisoformat(pagi)
    if hasil.tzinfo is None:
        hasil = hasil.replace(tzinfo=UTC)
    try:
        return hasil.astimezone(UTC) + tengah_malam * SEHARI
    except OverflowError as error:
        raise ValueError(teks) from error
