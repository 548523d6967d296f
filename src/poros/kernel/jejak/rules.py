"""The one spelling of a line as bytes: what is hashed when it is written, sealed and verified."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

KOLOM = (
    "waktu",
    "orang_id",
    "orang",
    "pemangku_id",
    "jabatan",
    "unit",
    "kapasitas",
    "dasar",
    "alat",
    "aksi",
    "objek",
    "objek_id",
    "data",
)


def ejaan(baris: Mapping[str, Any]) -> bytes:
    """Return the canonical JSON of a line without its number: sorted keys, UTC microseconds, no spaces."""
    values = {name: _nilai(baris[name]) for name in KOLOM}
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def sidik(kunci: bytes, baris: Mapping[str, Any]) -> bytes:
    """HMAC-SHA-256 over `ejaan`."""
    return hmac.new(kunci, ejaan(baris), hashlib.sha256).digest()


def isi_daun(nomor: int, sidik_baris: bytes) -> bytes:
    """What goes into the Merkle leaf of a line: its number and its fingerprint."""
    return nomor.to_bytes(8, "big") + sidik_baris


def kepala(nomor: int, sebelumnya: bytes, akar: bytes, jumlah: int) -> bytes:
    """Chain head of a seal: binds it to its number, its size, its root and the seal before."""
    return hashlib.sha256(nomor.to_bytes(8, "big") + sebelumnya + akar + jumlah.to_bytes(8, "big")).digest()


def _nilai(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
