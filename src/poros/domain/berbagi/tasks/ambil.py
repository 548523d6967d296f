"""Fetching a source: https only, to a public address that was looked up before and is the one connected to."""

import socket
import ssl
import time

import httpx
from django.utils.translation import gettext as _

from ..labels import ALAMAT
from ..rules.alamat import AlamatError, Tujuan, pilih, urai
from ..rules.publiccode import BERKAS_MAKS
from ..values import Ambilan

DETIK = 10.0
DETIK_SEMUA = 30.0
"""A server that sends a byte a second keeps every single read in time."""
TETAP, ALIH = 304, range(300, 400)
TERIMA = "application/json, application/yaml, text/yaml, text/plain;q=0.8"


class _TerlaluBanyakError(Exception):
    """More came than a source may have, or it came too slowly."""


def ambil(alamat: str, etag: str = "", *, dalam: bool = False, tls: ssl.SSLContext | None = None) -> Ambilan:
    """What stands at an address, or why it was not read, in words. `dalam` lets it be in one's own network."""
    try:
        goal = urai(alamat)
        ip = pilih(_ip(goal), dalam=dalam)
    except AlamatError as error:
        return Ambilan(sebab=str(ALAMAT[error.sebab]))
    try:
        return _minta(goal, ip, etag, tls or ssl.create_default_context())
    except _TerlaluBanyakError:
        return Ambilan(sebab=_("Server mengirim terlalu banyak atau terlalu lambat; batasnya 1 MB dalam 30 detik."))
    except httpx.TimeoutException:
        return Ambilan(sebab=_("Server tidak menjawab dalam 10 detik."))
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, UnicodeError) as error:
        return Ambilan(sebab=_("Tidak dapat tersambung: %(jenis)s.") % {"jenis": type(error).__name__})


def _ip(goal: Tujuan) -> list[str]:
    try:
        found = socket.getaddrinfo(goal.inang, goal.porta, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def _minta(goal: Tujuan, ip: str, etag: str, tls: ssl.SSLContext) -> Ambilan:
    """Ask the address itself, under the name: between look-up and connection the name may be given another one."""
    host = f"[{ip}]" if ":" in ip else ip
    headers = {"Host": f"{goal.inang}:{goal.porta}" if goal.porta != 443 else goal.inang, "Accept": TERIMA}  # noqa: PLR2004 -- the port of https
    headers["Accept-Encoding"] = "identity"  # a megabyte of gzip may be a gigabyte
    if etag:
        headers["If-None-Match"] = etag
    end = time.monotonic() + DETIK_SEMUA
    # No proxy and no .netrc of the machine: the address that was looked at is the one that is asked.
    client = httpx.Client(verify=tls, timeout=DETIK, follow_redirects=False, trust_env=False)
    url = f"https://{host}:{goal.porta}{goal.jalur}"
    with client, client.stream("GET", url, headers=headers, extensions={"sni_hostname": goal.inang}) as answer:
        if answer.status_code == TETAP:
            return Ambilan(tetap=True)
        if answer.status_code in ALIH:
            return Ambilan(sebab=_("Alamat ini mengalihkan ke alamat lain. Tuliskan alamat akhirnya."))
        if not answer.is_success:
            return Ambilan(sebab=_("Server menjawab HTTP %(kode)s.") % {"kode": answer.status_code})
        return Ambilan(isi=_baca(answer, end), etag=answer.headers.get("ETag", ""))


def _baca(answer: httpx.Response, end: float) -> bytes:
    pieces, size = [], 0
    for piece in answer.iter_raw():
        pieces.append(piece)
        size += len(piece)
        if size > BERKAS_MAKS or time.monotonic() > end:
            raise _TerlaluBanyakError
    return b"".join(pieces)
