"""A session that waits for its quorum: how long, until which day, and when it is over (UU 23/2014 Art. 183(4)-(7))."""

from datetime import date, datetime, timedelta

from poros.pure.rapat import Keadaan, Penundaan

TUNTAS = frozenset({Keadaan.TIDAK_MEMUTUS, Keadaan.PIMPINAN})
"""Nothing more is counted after these: the session has come to its end without a decision of its own."""


def masih_menunggu(keadaan: Keadaan, kini: datetime, tunda_hingga: datetime | None) -> bool:
    """Is the wait that was ordered not over yet? Who comes in time ends it; who does not is waited for."""
    return keadaan is not Keadaan.SAH and tunda_hingga is not None and kini < tunda_hingga


def lama_tunda(diminta: int | None, tunda: Penundaan) -> int | None:
    """Minutes of a wait, the longest where none is asked for; None when the law allows no such wait."""
    minutes = tunda.menit if diminta is None else diminta
    return minutes if 1 <= minutes <= tunda.menit else None


def batas_lanjutan(hari: date, tunda: Penundaan) -> date:
    """The last day on which it is tried once more."""
    return hari + timedelta(days=tunda.hari)


def terlalu_lambat(hari: date, batas: date | None, dasar: str) -> bool:
    """Is that day past the limit, without a date of the Badan Musyawarah to go by?"""
    return batas is not None and hari > batas and not dasar.strip()
