"""The malware scanner, if the operator has one: a command that reads the file on its standard input.

`POROS_PEMINDAI="clamdscan --no-summary -"`: exit code 0 lets the file in, 1 keeps it out, anything else (the
scanner is down, or too slow) keeps it out too, with a sentence that says so.
"""

import subprocess
from typing import BinaryIO

import structlog
from django.conf import settings
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak

BERSIH, TERINFEKSI = 0, 1
DETIK = 60
log = structlog.get_logger("poros.berkas")


def pindai(sumber: BinaryIO) -> None:
    """Raise `Ditolak` unless the scanner finds the file clean; without a scanner everything passes."""
    if not settings.BERKAS_PEMINDAI:
        return
    sumber.seek(0)
    verdict = _tanya(sumber.read())
    if verdict == TERINFEKSI:
        raise Ditolak(_("Pemindai menemukan program jahat di dalam berkas ini. Berkas tidak disimpan."), "berkas")
    if verdict != BERSIH:
        raise Ditolak(_("Pemindai berkas sedang tidak menjawab. Coba lagi beberapa saat lagi."), "berkas")


def _tanya(data: bytes) -> int | None:
    try:
        return subprocess.run(  # noqa: S603 -- the operator's own command
            settings.BERKAS_PEMINDAI, input=data, capture_output=True, timeout=DETIK, check=False
        ).returncode
    except (OSError, subprocess.TimeoutExpired) as error:
        log.error("pemindai_gagal", galat=repr(error))  # noqa: TRY400 -- the cause is in the line
        return None
