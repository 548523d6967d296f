"""How often one caller may ask: counted in the memory of this worker, minute by minute, without a statement.

A caller is a token, a signed-in person, or an address. A credential counts as its owner's only once it was let in;
until then, and when it is refused, the request counts for its address, so that made-up tokens gain nothing. Those
who show something are counted apart from those who show nothing: behind one address sits a whole office.
"""

import hashlib
import time
from dataclasses import dataclass, field
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

MENIT = 60
PALING_BANYAK = 50_000
"""Callers and credentials remembered at once; beyond that, newcomers share one count and the oldest are forgotten."""
LAIN = "lain"


@dataclass(slots=True)
class Penghitung:
    """Counts of the minute that runs, and whose credential is whose."""

    menit: int = 0
    hitungan: dict[str, int] = field(default_factory=dict)
    pemilik: dict[bytes, tuple[str, str]] = field(default_factory=dict)
    kunci: Lock = field(default_factory=Lock)

    def catat(self, jenis: str, siapa: str, batas: int, kini: float) -> int:
        """Count one request; seconds to wait when it is one too many, else 0."""
        with self.kunci:
            menit = int(kini // MENIT)
            if menit != self.menit:
                self.menit, self.hitungan = menit, {}
            nama = f"{jenis}:{siapa}"
            if nama not in self.hitungan and len(self.hitungan) >= PALING_BANYAK:
                nama = f"{jenis}:{LAIN}"
            self.hitungan[nama] = banyak = self.hitungan.get(nama, 0) + 1
        return int((menit + 1) * MENIT - kini) + 1 if banyak > batas else 0

    def kenali(self, bukti: bytes, jenis: str, siapa: str) -> None:
        """Remember whose credential this is."""
        with self.kunci:
            if len(self.pemilik) >= PALING_BANYAK:
                del self.pemilik[next(iter(self.pemilik))]
            self.pemilik[bukti] = (jenis, siapa)


penghitung = Penghitung()


def tunggu(request: HttpRequest) -> int:
    """Count this request; how many seconds its caller has to wait, or 0."""
    jenis, siapa = penghitung.pemilik.get(_bukti(request)) or ("alamat", f"{alamat(request)} {bool(_tunjuk(request))}")
    batas = settings.LAJU[jenis]
    return penghitung.catat(jenis, siapa, batas, time.time()) if batas else 0


def kenali(request: HttpRequest, jenis: str, siapa: str) -> None:
    """From now on the credential of this request counts for its owner; it was let in."""
    bukti = _bukti(request)
    if bukti not in penghitung.pemilik:
        penghitung.kenali(bukti, jenis, siapa)


def lupakan(request: HttpRequest) -> None:
    """The credential of this request is no longer good: it counts for its address again."""
    penghitung.pemilik.pop(_bukti(request), None)


def alamat(request: HttpRequest) -> str:
    """Where the request comes from: the connection, or what our own proxies (POROS_PROKSI of them) have written."""
    lewat = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    n = settings.LAJU_PROKSI
    return lewat[-n] if n and len(lewat) >= n else request.META.get("REMOTE_ADDR", "")


def _bukti(request: HttpRequest) -> bytes:
    """Fingerprint of what the caller shows; the government belongs to it, since each has its own people."""
    return hashlib.sha256(f"{request.META.get('HTTP_HOST')} {_tunjuk(request)}".encode()).digest()


def _tunjuk(request: HttpRequest) -> str:
    return request.headers.get("Authorization") or request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
