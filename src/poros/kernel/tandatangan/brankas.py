"""The box in which keys and NIK lie: AES-256-GCM under a key derived from the installation's secret.

Whoever has the database alone opens nothing. An older secret in SECRET_KEY_FALLBACKS still opens what it closed.
"""

import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12
GUNA = b"poros/tandatangan/1"


class TidakTerbuka(Exception):  # noqa: N818 -- named as the state
    """Closed under a secret that this installation does not have, or altered."""


def tutup(isi: bytes, untuk: str) -> bytes:
    """Close it; `untuk` names its place, so that one box cannot be put where another belongs."""
    nonce = os.urandom(NONCE)
    return nonce + _kotak(settings.SECRET_KEY).encrypt(nonce, isi, untuk.encode())


def buka(kotak: bytes | memoryview, untuk: str) -> bytes:
    """Open it again; `TidakTerbuka` when it is not ours."""
    nonce, isi = bytes(kotak[:NONCE]), bytes(kotak[NONCE:])
    for rahasia in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return _kotak(rahasia).decrypt(nonce, isi, untuk.encode())
        except InvalidTag:
            continue
    raise TidakTerbuka(untuk)


@cache
def _kotak(rahasia: str) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=GUNA).derive(rahasia.encode()))
