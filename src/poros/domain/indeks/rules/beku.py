"""A frozen result as canonical text and its hash: whoever holds the text can compute the hash anew."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def kanonik(isi: Mapping[str, Any]) -> str:
    """One text for one content, whatever the order in which it was put together (as RFC 8785 orders keys)."""
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sidik(isi: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical text."""
    return hashlib.sha256(kanonik(isi).encode()).hexdigest()
