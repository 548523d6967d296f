"""One server per data directory, held by a file lock that the kernel frees when its holders are gone."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import REFUSED, ServerError
from .henti import pause

NAME = "poros.lock"
PATIENCE = 20.0
GRACE = 1.0  # a supervisor just killed may still look alive until its parent has noticed


@dataclass(frozen=True, slots=True)
class Holder:
    """Who runs the server of a data directory: `up`, or one short command."""

    role: str
    pid: int

    def alive(self) -> bool:
        if self.pid <= 0:
            return False
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True


class TakenError(ServerError):
    """Another process serves this data directory."""

    def __init__(self, data: Path, holder: Holder) -> None:
        what = "Poros sudah berjalan" if holder.role == "up" else "Perintah lain sedang berjalan"
        super().__init__(
            f"{what} dengan data di {data} (proses {holder.pid}). Tunggu atau hentikan yang itu lebih dahulu, "
            "atau pilih data lain dengan --data.",
            REFUSED,
        )
        self.holder = holder


@contextmanager
def hold(data: Path, role: str) -> Iterator[int]:
    """Take the lock and yield its descriptor; raise `TakenError` while a living `up` has it.

    PostgreSQL inherits the descriptor, so after a kill -9 of the supervisor the lock stays until the
    database has shut down; that, or a short command's server, is worth waiting for.
    """
    descriptor = os.open(data / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait(descriptor, data)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{role} {os.getpid()}".encode(), 0)
        yield descriptor
    finally:
        os.close(descriptor)


def _wait(descriptor: int, data: Path) -> None:
    began = time.monotonic()
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read(descriptor)
            patience = GRACE if holder.role == "up" and holder.alive() else PATIENCE
            if time.monotonic() - began > patience:
                raise TakenError(data, holder) from None
            pause(0.05)
        else:
            return


def _read(descriptor: int) -> Holder:
    """What the file says; after a power cut it may say anything."""
    role, _, pid = os.pread(descriptor, 64, 0).decode(errors="replace").partition(" ")
    return Holder(role, int(pid) if pid.isascii() and pid.isdecimal() else 0)


def served_by_up(data: Path) -> bool:
    """Whether a living `poros up` has this data directory."""
    path = data / NAME
    if not path.exists():
        return False
    descriptor = os.open(path, os.O_RDONLY)
    try:
        holder = _read(descriptor)
        return holder.role == "up" and holder.alive() and not _free(descriptor)
    finally:
        os.close(descriptor)


def _free(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
