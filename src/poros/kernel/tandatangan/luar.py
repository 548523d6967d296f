"""Checking a file from a stranger in a child process: no file from outside must be able to hold up the web server.

The same module is both sides: `periksa_luar` asks, and run as a program it answers.
"""

import base64
import json
import subprocess
import sys
from dataclasses import asdict
from datetime import datetime
from typing import Any

from poros.kernel.tandatangan.values import Kepercayaan, Laporan, Tanda, TidakTerbaca

DETIK = 30
MEMORI = 1024 * 1024 * 1024


def periksa_luar(pdf: bytes, percaya: Kepercayaan) -> Laporan:
    """As `periksa`, with bounds on time and memory."""
    head = {"akar": [_teks(der) for der in percaya.akar], "crl": [_teks(der) for der in percaya.crl]}
    try:
        done = subprocess.run(  # noqa: S603 -- our own module
            [sys.executable, "-I", "-m", __name__],
            input=json.dumps(head).encode() + b"\n" + pdf,
            capture_output=True,
            timeout=DETIK,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise TidakTerbaca(type(error).__name__) from error
    data = json.loads(done.stdout)
    return Laporan(tuple(_tanda(row) for row in data["tanda"]), data["revisi"])


def jawab() -> None:
    """The child: bounded, then the file is read."""
    import resource

    from poros.kernel.tandatangan.periksa import periksa

    resource.setrlimit(resource.RLIMIT_CPU, (DETIK, DETIK))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI, MEMORI))
    head = json.loads(sys.stdin.buffer.readline())
    trust = Kepercayaan(tuple(map(base64.b64decode, head["akar"])), tuple(map(base64.b64decode, head["crl"])))
    try:
        found = periksa(sys.stdin.buffer.read(), trust)
    except TidakTerbaca:
        sys.exit(1)
    rows = [asdict(tanda) | {"waktu": tanda.waktu and tanda.waktu.isoformat(), "akar": ""} for tanda in found.tanda]
    sys.stdout.write(json.dumps({"tanda": rows, "revisi": found.revisi}))


def _tanda(row: dict[str, Any]) -> Tanda:
    return Tanda(**row | {"waktu": row["waktu"] and datetime.fromisoformat(row["waktu"]), "akar": b""})


def _teks(der: bytes) -> str:
    return base64.b64encode(der).decode()


if __name__ == "__main__":
    jawab()
