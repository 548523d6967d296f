"""A gateway's webhook: signed JSON (docs/saluran.md), which it passes on to WhatsApp, Telegram or others."""

import hashlib
import hmac
import json
import time
from typing import Any

import httpx

from poros.kernel.organisasi.models import Orang

from ..kunci import kunci_saluran
from ..models import Saluran
from .galat import GagalKirimError
from .pesan import Pesan

DETIK = 10
SEMENTARA = frozenset({408, 425, 429})
"""Refusals that mean "later"; every other 4xx means "never"."""


def kirim(saluran: Saluran, orang: Orang, pesan: Pesan) -> None:
    """Post one message; the gateway tells copies apart by the header Idempotency-Key."""
    body = json.dumps(_isi(orang, pesan), ensure_ascii=False).encode()
    stamp = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": str(pesan.kunci),
        "Poros-Waktu": stamp,
        "Poros-Tanda": tanda(kunci_saluran(saluran), stamp, body),
    }
    try:
        answer = httpx.post(saluran.alamat, content=body, headers=headers, timeout=DETIK, follow_redirects=False)
    except httpx.HTTPError as error:
        raise GagalKirimError(type(error).__name__) from error
    except (httpx.InvalidURL, UnicodeError) as error:
        raise GagalKirimError(type(error).__name__, tetap=True) from error
    if not answer.is_success:
        final = answer.is_client_error and answer.status_code not in SEMENTARA
        raise GagalKirimError(f"HTTP {answer.status_code}", tetap=final)


def tanda(kunci: str, stamp: str, body: bytes) -> str:
    """HMAC-SHA-256 over time, a full stop and the body: an old message cannot be sent anew as a new one."""
    return "sha256=" + hmac.new(bytes.fromhex(kunci), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()


def _isi(orang: Orang, pesan: Pesan) -> dict[str, Any]:
    return {
        "kunci": str(pesan.kunci),
        "penerima": {"telepon": orang.telepon},
        "judul": pesan.judul,
        "teks": pesan.teks,
        "tautan": pesan.tautan,
        "jumlah": pesan.jumlah,
        "butir": [
            {"jenis": b.jenis, "kalimat": b.kalimat, "jumlah": b.jumlah, "tautan": b.tautan} for b in pesan.butir
        ],
    }
