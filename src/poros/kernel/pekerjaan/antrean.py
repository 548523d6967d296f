"""Jobs that commands queue: inserted with the act itself, run at least once, with effect once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Job
from procrastinate.manager import JobManager

from poros.kernel.commands import antre, unit_kerja
from poros.kernel.daerah.koneksi import skema as nama_skema
from poros.kernel.daerah.models import Daerah

from .konteks import di_daerah

Kerja = Callable[..., None]
DASAR_JEDA = 5
"""Seconds, to the power of the attempt: a failed job waits 5 s, 25 s, 2 min, 10 min, 52 min."""


def pekerjaan(nama: str, *, percobaan: int = 5, sekali: bool = True) -> Callable[[Kerja], Kerja]:
    """Make a job of `kerja(**ids)`.

    It runs in one transaction with the mark that it has run. `sekali=False` is for work too long for a
    transaction (reading a scan): such a job must itself see what is done already.
    """

    def decorate(kerja: Kerja) -> Kerja:
        @app.task(name=nama, retry=RetryStrategy(max_attempts=percobaan, exponential_wait=DASAR_JEDA))
        def run(*, skema: str, tanda: str, **ids: int) -> None:
            with di_daerah(Daerah.objects.get(schema_name=skema)):
                if sekali:
                    _sekali(UUID(tanda), kerja, ids)
                else:
                    kerja(**ids)

        return kerja

    return decorate


def jadwalkan(nama: str, *, pada: datetime | None = None, **ids: int) -> None:
    """Queue a job of this government in the running command's transaction; all of a command in one statement.

    Arguments lie in the schema `public`, which all governments share: numbers of rows, nothing else.
    """
    if any(type(value) is not int for value in ids.values()):
        raise TypeError(f"A job is told which rows to look at, not what is in them: {nama}")
    told: dict[str, Any] = {"skema": nama_skema(), "tanda": uuid4().hex, **ids}
    antre(_tulis, app.tasks[nama].configure(task_kwargs=told, schedule_at=pada).job)


def _tulis(jobs: list[Job]) -> None:
    # Not the app's own connector: in the worker that has a connection, hence a transaction, of its own.
    JobManager(DjangoConnector()).batch_defer_jobs(jobs)


def _sekali(tanda: UUID, kerja: Kerja, ids: dict[str, int]) -> None:
    with unit_kerja():
        if tandai(tanda):
            kerja(**ids)


def tandai(tanda: UUID) -> bool:
    """Leave the mark; False when it was there. A twin that runs right now is waited for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO pekerjaan_pekerjaanselesai (tanda, waktu) VALUES (%s, now()) ON CONFLICT DO NOTHING",
            [tanda],
        )
        return cursor.rowcount == 1
