"""Secrets of one installation: a file each in DIR/rahasia, made on first use, readable by its owner only."""

import fcntl
import os
import secrets
from pathlib import Path

FOLDER = "rahasia"


def secret(data: Path, name: str) -> str:
    """Return the secret of that name, making a random one the first time; of several who ask at once one makes it."""
    path = data / FOLDER / name
    if not _made(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            if not _made(path):
                store(path, secrets.token_urlsafe(36).encode())
        finally:
            os.close(folder)
    return path.read_text()


def _made(path: Path) -> bool:
    """Made while the disk was full it would be empty: an empty secret is none."""
    return path.exists() and path.stat().st_size > 0


def store(path: Path, content: bytes) -> None:
    """Write a file that nobody else can read, even while it is being written."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        os.fchmod(descriptor, 0o600)  # it may have been there, readable by others
        stream.write(content)
