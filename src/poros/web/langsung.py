"""Live parts of a page: asked for twice a second, answered from memory before Django is asked.

The page is rendered after the permission check and carries a token, signed for its address, host and group of
readers; for `UMUR` seconds it opens the part of that address and nothing else. Then an ordinary request, with its
session and its rights, must earn a new one (docs/adr/0015-live-parts.md).
"""

import gzip
import math
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from django.core import signing
from django.http import HttpRequest, HttpResponse

from poros.kernel.daerah.langsung import pendengar

UMUR = 300
"""Seconds that a token opens what it was given for, so that a right taken away ends at the latest after so long."""
EKOR = "/langsung/"
"""How addresses of live parts end."""
KOTAK = "HTTP_X_TANDA"
MUAT = 500
"""So many parts are kept at most; which are seldom asked for are rendered again."""
Isi = Callable[[], tuple[str, float | None]]
"""Renders a part, and says after how many seconds it changes by itself (None: never)."""


@dataclass(frozen=True, slots=True)
class Tanda:
    """What a token says: this part, at this address of this host, as this group of readers sees it."""

    host: str
    alamat: str
    topik: str
    kelompok: str


@dataclass(frozen=True, slots=True)
class Potongan:
    """A part as it was rendered for a number of its topic; after `habis` it is rendered again."""

    nomor: int
    habis: float
    isi: bytes
    mampat: bytes


_potongan: dict[tuple[str, str], Potongan] = {}
_kunci: dict[tuple[str, str], threading.Lock] = defaultdict(threading.Lock)


def tanda(request: HttpRequest, alamat: str, topik: str, kelompok: str) -> str:
    """A token for who has just been let in."""
    return signing.dumps([request.get_host(), alamat, topik, kelompok], salt=__name__)


def baca_tanda(teks: str, host: str, alamat: str) -> Tanda | None:
    """None for a token that is forged, too old, or given for something else."""
    try:
        found = Tanda(*signing.loads(teks, salt=__name__, max_age=UMUR))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return found if (found.host, found.alamat) == (host, alamat) else None


def jawab(request: HttpRequest, *, topik: str, kelompok: str, nomor: int, isi: Isi) -> HttpResponse:
    """The part for whom the view has let in, with a new token; 204 to a token whose reader has it already.

    `nomor` was read by the view in this request.
    """
    told = request.META.get("poros.putaran")
    if told is not None:
        pendengar.ingat(topik, nomor, told)
        if request.GET.get("v") == str(nomor):
            return HttpResponse(status=204)
    kept = _potongan.get((topik, kelompok))
    if kept is None or not _segar(kept, nomor):
        kept = _simpan((topik, kelompok), nomor, *isi())
    answer = HttpResponse(kept.isi, headers=_kepala(kept))
    answer["X-Tanda"] = tanda(request, request.path, topik, kelompok)
    return answer


def lupakan() -> None:
    """Drop what is kept (between tests)."""
    _potongan.clear()


def langkah(aplikasi: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Answer questions with a token from memory; everything else, and what memory does not hold, is Django's."""

    def jawaban(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        text = environ.get(KOTAK)
        if not text or not environ["PATH_INFO"].endswith(EKOR):
            return aplikasi(environ, start)
        found = baca_tanda(text, environ.get("HTTP_HOST", ""), environ["PATH_INFO"])
        if found is None:
            return _tutup(start, "403 Forbidden")
        if not pendengar.siapkan():
            return _tutup(start, "503 Service Unavailable")
        return _dari_ingatan(found, environ, start) or _sekali(aplikasi, found, environ, start)

    return jawaban


def _sekali(
    aplikasi: Callable[..., Iterable[bytes]], t: Tanda, environ: dict[str, Any], start: Callable[..., Any]
) -> Iterable[bytes]:
    """One renders, the others wait and are given the same."""
    with _kunci[t.topik, t.kelompok]:
        kept = _dari_ingatan(t, environ, start)
        if kept:
            return kept
        environ["poros.putaran"] = pendengar.putaran
        return aplikasi(environ, start)


def _dari_ingatan(t: Tanda, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    """The answer, or nothing when memory does not hold it."""
    number = pendengar.nomor(t.topik)
    if number is None:
        return []
    if parse_qs(environ.get("QUERY_STRING", "")).get("v") == [str(number)]:
        return _tutup(start, "204 No Content")
    kept = _potongan.get((t.topik, t.kelompok))
    if kept is None or not _segar(kept, number):
        return []
    head = _kepala(kept)
    body = kept.isi
    if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        body, head["Content-Encoding"] = kept.mampat, "gzip"
    start("200 OK", [*head.items(), ("Content-Length", str(len(body)))])
    return [body]


def _segar(kept: Potongan, nomor: int) -> bool:
    return kept.nomor == nomor and time.monotonic() < kept.habis


def _simpan(kunci: tuple[str, str], nomor: int, isi: str, berganti: float | None) -> Potongan:
    body = isi.encode()
    until = time.monotonic() + min(UMUR, math.inf if berganti is None else max(berganti, 1))
    if len(_potongan) >= MUAT:
        _potongan.clear()
    kept = _potongan[kunci] = Potongan(nomor, until, body, gzip.compress(body, 5, mtime=0))
    return kept


def _kepala(kept: Potongan) -> dict[str, str]:
    return {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        "X-Nomor": str(kept.nomor),
        "X-Berganti": str(max(1, math.ceil(kept.habis - time.monotonic()))),
        "X-Kini": str(round(time.time() * 1000)),
    }


def _tutup(start: Callable[..., Any], status: str) -> list[bytes]:
    start(status, [("Content-Length", "0"), ("Cache-Control", "no-store")])
    return [b""]
