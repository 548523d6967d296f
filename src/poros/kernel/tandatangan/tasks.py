"""Jobs: asking again about calls whose answer was lost, and keeping the revocation list fresh."""

from poros.kernel.pekerjaan.berkala import setiap
from poros.kernel.pekerjaan.konteks import aktor_sistem

from .jalan import tanyakan
from .models import AkarLokal
from .penyedia.ca import crl
from .queries import diragukan

SEKALI = 50
"""Rows read at once."""


@setiap("*/5 * * * *", nama="tandatangan.tanyakan")
def tanyakan_semua() -> None:
    actor, last = aktor_sistem(), 0
    while rows := list(diragukan().filter(pk__gt=last)[:SEKALI]):
        for row in rows:  # some stay in doubt until a person decides: those behind them are asked about as well
            tanyakan(actor, row)
        last = rows[-1].pk


@setiap("17 2 * * *", nama="tandatangan.crl")
def segarkan_crl() -> None:
    """A list that has run out makes every certificate doubtful."""
    if AkarLokal.objects.exists():
        crl()
