"""The clocks of the law, as far as they are in force on the day. Part of commands."""

from datetime import date, datetime, time

from django.utils import timezone

from poros.kernel.organisasi.actor import Actor
from poros.kernel.tenggat.queries import mesin
from poros.pure.tenggat import NotInForceError


def jatuh_tempo(actor: Actor, kode: str, mulai: datetime | date) -> datetime | None:
    """When a clock runs out that starts now or on a day; None where no rule is in force: then nothing is claimed."""
    start = mulai if isinstance(mulai, datetime) else timezone.make_aware(datetime.combine(mulai, time.min))
    try:
        return mesin(actor).jatuh_tempo(kode, start)
    except NotInForceError:
        return None
