"""Work of the clock: the same for every government, one after the other, never twice at a time."""

from collections.abc import Callable

import structlog
from procrastinate.contrib.django import app

from poros.kernel.daerah.models import Daerah

from .konteks import di_daerah

log = structlog.get_logger("poros.pekerjaan")


def setiap(cron: str, *, nama: str) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Run a function in the schema of every government at the times of `cron` (a sixth field is seconds)."""

    def decorate(kerja: Callable[[], object]) -> Callable[[], object]:
        @app.periodic(cron=cron)
        @app.task(name=nama, lock=nama, queueing_lock=nama)
        def run(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes it
            di_semua_daerah(kerja)

        return kerja

    return decorate


def di_semua_daerah(kerja: Callable[[], object]) -> None:
    """Run it for each; what fails in one government is told at the end and keeps no other from its turn."""
    gagal = []
    for daerah in Daerah.objects.order_by("pk"):
        try:
            with di_daerah(daerah):
                kerja()
        except Exception as error:
            log.exception("berkala_gagal", daerah=daerah.schema_name)
            gagal.append(error)
    if gagal:
        raise ExceptionGroup("Periodic work failed in some governments", gagal)
