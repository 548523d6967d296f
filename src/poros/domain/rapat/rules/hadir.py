"""The code on the wall: it changes every minute, so that nobody signs in from home with a picture of it."""

import hmac

SEMENIT = 60
PANJANG = 10
LONGGAR = 2
"""Minutes back that are still taken: a phone needs a moment to open the page."""


def kode_hadir(kunci: str, detik: int) -> str:
    """The code of the minute that holds this second of the epoch."""
    return hmac.new(kunci.encode(), str(detik // SEMENIT).encode(), "sha256").hexdigest()[:PANJANG]


def kode_berlaku(kunci: str, kode: str, detik: int) -> bool:
    """Is it the code of this minute or of one just past?"""
    shown = (kode_hadir(kunci, detik - n * SEMENIT) for n in range(LONGGAR + 1))
    return any(hmac.compare_digest(kode.encode(), one.encode()) for one in shown)
