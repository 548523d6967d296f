"""Scopes, cursors and fingerprints: pure functions over values."""

import base64
import binascii
import hashlib
import hmac
import re
from enum import StrEnum

AWALAN_TOKEN = "poros_"  # noqa: S105 -- a mark by which secret scanners know ours, not a secret
UKURAN_KURSOR = 8
POLA_KUNCI = re.compile("[!-~]{1,80}")
"""What an idempotency key may look like, in a program's header and in a browser's."""


class Cakupan(StrEnum):
    """What a token may be used for; what its office may do is still decided by the office."""

    SURAT_BACA = "surat:baca"
    SURAT_TULIS = "surat:tulis"
    PENUGASAN_BACA = "penugasan:baca"
    PENUGASAN_TULIS = "penugasan:tulis"
    ORGANISASI_BACA = "organisasi:baca"
    ORGANISASI_TULIS = "organisasi:tulis"
    AKUN_TULIS = "akun:tulis"
    KABAR_TULIS = "kabar:tulis"
    BERKAS_BACA = "berkas:baca"
    BERKAS_TULIS = "berkas:tulis"
    JEJAK_BACA = "jejak:baca"
    INDEKS_BACA = "indeks:baca"
    INDEKS_TULIS = "indeks:tulis"
    SURVEI_BACA = "survei:baca"
    SURVEI_TULIS = "survei:tulis"
    TTE_BACA = "tandatangan:baca"
    TTE_TULIS = "tandatangan:tulis"
    REFORMASI_BACA = "reformasi:baca"
    REFORMASI_TULIS = "reformasi:tulis"
    BERBAGI_BACA = "berbagi:baca"
    BERBAGI_TULIS = "berbagi:tulis"
    KRISIS_BACA = "krisis:baca"
    KRISIS_TULIS = "krisis:tulis"
    RAPAT_BACA = "rapat:baca"
    RAPAT_TULIS = "rapat:tulis"
    ARSIP_BACA = "arsip:baca"
    ARSIP_TULIS = "arsip:tulis"
    LOGISTIK_BACA = "logistik:baca"
    LOGISTIK_TULIS = "logistik:tulis"


def sidik_token(rahasia: str) -> str:
    """What is kept of a token: SHA-256 of its 256 random bits needs no salt and no stretching."""
    return hashlib.sha256(rahasia.encode()).hexdigest()


def sidik_badan(badan: bytes, kunci: str) -> str:
    """By what two requests under one key are told apart.

    Keyed: a body may hold a passphrase, and a bare digest of it could be guessed from the rest.
    """
    return hmac.new(kunci.encode(), badan, hashlib.sha256).hexdigest()


def tulis_kursor(nomor: int) -> str:
    """A place in a list, as an opaque word."""
    return base64.urlsafe_b64encode(nomor.to_bytes(UKURAN_KURSOR, "big")).decode().rstrip("=")


def baca_kursor(kursor: str) -> int:
    """The place again; ValueError when it is none of ours."""
    try:
        raw = base64.b64decode(f"{kursor}=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError(kursor) from error
    nomor = int.from_bytes(raw, "big", signed=True)
    if len(raw) != UKURAN_KURSOR or nomor < 0 or tulis_kursor(nomor) != kursor:
        raise ValueError(kursor)
    return nomor
