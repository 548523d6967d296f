"""The two keys of the trail. They live beside the database, never in it."""

import os
from functools import cache
from pathlib import Path
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

PANJANG = 32


@cache
def kunci_sidik() -> bytes:
    """Key of the lines' HMAC, 32 bytes."""
    return _baca("jejak-sidik.key")


@cache
def kunci_segel() -> Ed25519PrivateKey:
    """Key that signs the seals."""
    return Ed25519PrivateKey.from_private_bytes(_baca("jejak-segel.key"))


def _baca(name: str) -> bytes:
    path = Path(settings.DATA_DIR) / "rahasia" / name
    if not path.exists():
        _buat(path)
    return path.read_bytes()


def _buat(path: Path) -> None:
    """Make a key once; of those who start together, processes or threads, one wins and all read the same."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    draft.touch(mode=0o600)
    draft.write_bytes(fresh)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
