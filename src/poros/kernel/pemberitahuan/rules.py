"""Channels, states of a delivery, and the moments at which something may be sent."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum


class JenisSaluran(StrEnum):
    """Ways out of the application. Inside it everybody is always told."""

    SUREL = "surel"
    WEBHOOK = "webhook"


class StatusKiriman(StrEnum):
    MENUNGGU = "menunggu"
    TERKIRIM = "terkirim"
    GAGAL = "gagal"
    TIDAK_PERLU = "tidak_perlu"
    """The person had read the notice before its turn came."""


JADWAL_RINGKASAN = (time(7), time(16))
"""When digests go out, local time: before the day's first decision and before its last."""

PERCOBAAN_MAKS = 8
JEDA_AWAL = timedelta(minutes=1)
JEDA_MAKS = timedelta(hours=4)


def ringkasan_berikut(kini: datetime) -> datetime:
    """Return the next digest after `kini`, in the time zone of `kini`."""
    hari = kini.date()
    slots = [datetime.combine(hari, jam, kini.tzinfo) for jam in JADWAL_RINGKASAN]
    slots.append(datetime.combine(hari + timedelta(days=1), JADWAL_RINGKASAN[0], kini.tzinfo))
    return next(slot for slot in slots if slot > kini)


def akhir_jam_tenang(kini: datetime, tenang: Sequence[tuple[time, time]]) -> datetime | None:
    """When the quiet hours around `kini` end; None when there are none. 22:00-06:00 runs over midnight."""
    ends = [_akhir(kini, dari, sampai) for dari, sampai in tenang if _tenang(kini.time(), dari, sampai)]
    return max(ends, default=None)


def _tenang(jam: time, dari: time, sampai: time) -> bool:
    return dari <= jam < sampai if dari < sampai else jam >= dari or jam < sampai


def _akhir(kini: datetime, dari: time, sampai: time) -> datetime:
    over_midnight = dari >= sampai and kini.time() >= dari
    return datetime.combine(kini.date() + timedelta(days=over_midnight), sampai, kini.tzinfo)


def jeda(percobaan: int) -> timedelta:
    """How long to wait after the n-th failure: one minute, doubled each time, four hours at most."""
    return min(JEDA_AWAL * 2 ** (percobaan - 1), JEDA_MAKS)
