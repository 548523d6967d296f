"""Secrets of one installation: a file each in DIR/rahasia, made on first use, readable by its owner only."""

import os
import secrets
from pathlib import Path

FOLDER = "rahasia"


def secret(data: Path, name: str) -> str:
    """Return the secret of that name, making a random one the first time."""
    path = data / FOLDER / name
    if not path.exists() or not path.stat().st_size:  # made while the disk was full: an empty secret is none
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        store(path, secrets.token_urlsafe(36).encode())
    return path.read_text()


def store(path: Path, content: bytes) -> None:
    """Write a file that nobody else can read, even while it is being written."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        os.fchmod(descriptor, 0o600)  # it may have been there, readable by others
        stream.write(content)
