"""Signing providers and the address printed in QR codes (see docs/operasi.md)."""

import os

# The BSrE Esign client: a gateway in the own network of the government. Its password is kept nowhere else.
BSRE = {
    "alamat": os.environ.get("POROS_BSRE", ""),
    "versi": os.environ.get("POROS_BSRE_VERSI", "v2"),
    "pengguna": os.environ.get("POROS_BSRE_PENGGUNA", ""),
    "sandi": os.environ.get("POROS_BSRE_SANDI", ""),
    # A PEM file with the roots that BSrE's certificates lead to.
    "akar": os.environ.get("POROS_BSRE_AKAR", ""),
    "detik": float(os.environ.get("POROS_BSRE_DETIK") or 30),
}
# ":8443" when the public reaches Poros on a port of its own.
VERIFIKASI_PORT = os.environ.get("POROS_VERIFIKASI_PORT", "")

# The public verification page: what it takes, and how often a minute from one address; 0 is no limit.
VERIFIKASI_MAKS = 20 * 1024 * 1024
VERIFIKASI_LAJU = {
    "verifikasi": int(os.environ.get("POROS_LAJU_VERIFIKASI") or 120),
    "verifikasi-berkas": int(os.environ.get("POROS_LAJU_VERIFIKASI_BERKAS") or 12),
}

# Rounds of PBKDF2-HMAC-SHA256 over a signer's passphrase (OWASP Password Storage Cheat Sheet, 2023); the box around
# the key needs the installation's secret as well. A key keeps the number that it was made with.
TANDATANGAN_PUTARAN = 600_000

# Secrets of before, after a change: they still open what they closed (keys, sessions) and close nothing new.
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("POROS_SECRET_KEY_LAMA", "").split(",") if key]
