"""The clock's work: what is overdue climbs the line of coordination, and past months are counted."""

from contextlib import suppress
from datetime import datetime

from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.pekerjaan.berkala import setiap
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.tenggat.queries import Mesin, mesin
from poros.pure.tenggat import NotInForceError

from .models import Penugasan
from .queries.daftar import lewat
from .rekap import hitung_semua
from .rules import URUTAN_TINGKAT, Peran, Tingkat
from .services import eskalasikan


@setiap("*/15 * * * *", nama="penugasan.eskalasi")
def eskalasi() -> None:
    """Raise each overdue penugasan to the step that its lateness has reached; who was told is not told again."""
    kini = timezone.now()
    actor = aktor_sistem()
    rows = Penugasan.objects.filter(lewat(kini)).exclude(eskalasi=URUTAN_TINGKAT[-1]).exclude(peran=Peran.TEMBUSAN)
    for pk, tenggat, sampai in rows.values_list("pk", "tenggat", "eskalasi").iterator():
        assert tenggat is not None  # `lewat` asks for one
        tingkat = tingkat_seharusnya(mesin(actor), tenggat, kini)
        if URUTAN_TINGKAT.index(tingkat) > URUTAN_TINGKAT.index(Tingkat(sampai)):
            # Handed in or cancelled a moment ago: then there is nothing to raise.
            with suppress(Ditolak):
                eskalasikan(actor, Penugasan(pk=pk), tingkat=tingkat)


@setiap("40 1 * * *", nama="penugasan.kinerja")
def kinerja() -> None:
    """Count the results of all past months, so that "who is slow" is read instead of counted."""
    actor = aktor_sistem()
    hitung_semua(mesin(actor).kalender, actor.hari)


def tingkat_seharusnya(clock: Mesin, tenggat: datetime, kini: datetime) -> Tingkat:
    """The highest step whose clock (rules `eskalasi-<step>`, started by the deadline) has run out."""
    reached = [step for step in URUTAN_TINGKAT[1:] if _habis(clock, step, tenggat, kini)]
    return max(reached, key=URUTAN_TINGKAT.index, default=Tingkat.UNIT)


def _habis(clock: Mesin, step: Tingkat, tenggat: datetime, kini: datetime) -> bool:
    """A government without a rule for a step leaves the step out."""
    try:
        return clock.jatuh_tempo(f"eskalasi-{step.value}", tenggat) < kini
    except NotInForceError:
        return False
