"""The BSrE Esign client, v1 and v2, as open client code shows it (its manual is not public).

A gateway beside Poros that holds the keys' custody for us. What it answers is read strictly: only a clear refusal
counts as "not signed". A time-out, a broken connection or a server's error leaves the outcome open.
"""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificates

from .. import brankas
from ..models import IdentitasEsign, Percobaan
from ..rules import Sebab, StatusSertifikat
from ..values import Frasa, Gagal, Jawaban, Tanda, Tugas
from . import BSRE, Sesi

KODE_GALAT = {
    2011: Sebab.TIDAK_TERDAFTAR,
    2031: Sebab.FRASA_SALAH,
}
"""Numbers seen in clients; all others are told with the provider's own words."""
KATA_GALAT = (
    (re.compile("sudah ditandatangani|already signed", re.IGNORECASE), Sebab.SUDAH_ADA),
    (re.compile("revoke|dicabut|expired|kedaluwarsa|suspend", re.IGNORECASE), Sebab.SERTIFIKAT),
    (re.compile("passphrase", re.IGNORECASE), Sebab.FRASA_SALAH),
)
RINCIAN_MAKS = 200
GALAT_PELADEN = 500
TIDAK_ADA = 404


class Bsre(ABC):
    """What both versions share: who signs, what a refusal means, and what may be concluded from silence."""

    kode = BSRE
    sekejap = False

    def __init__(self, atur: Mapping[str, Any]) -> None:
        self.berkas_akar = atur["akar"]
        self.klien = httpx.Client(
            base_url=atur["alamat"],
            auth=httpx.BasicAuth(atur["pengguna"], atur["sandi"]),
            timeout=httpx.Timeout(atur["detik"], connect=5),
        )

    @staticmethod
    @cache
    def dari(pengaturan: tuple[tuple[str, Any], ...]) -> "Bsre":
        """The client that is set up here; one for all, since it keeps its connections."""
        from .bsre_v1 import BsreV1
        from .bsre_v2 import BsreV2

        atur = dict(pengaturan)
        return {"v1": BsreV1, "v2": BsreV2}[atur["versi"]](atur)

    def status(self, orang_id: int) -> StatusSertifikat:
        found = _pengenal(orang_id)
        if found is None:
            return StatusSertifikat.NOT_REGISTERED
        word = str(self._isi(self._minta_status(found)).get("status", ""))
        try:
            return StatusSertifikat(word)
        except ValueError:
            raise Gagal(Sebab.DITOLAK_PENYEDIA, teknis=f"status {word[:RINCIAN_MAKS]!r}") from None

    @contextmanager
    def sesi(self, orang_id: int, frasa: Frasa) -> Iterator[Sesi]:
        found = _pengenal(orang_id)
        if found is None:
            raise Gagal(Sebab.TIDAK_TERDAFTAR)
        yield lambda tugas: self._tandatangani(tugas, found, frasa)

    def cocok(self, percobaan: Percobaan, tanda: Tanda) -> bool:
        """BSrE writes the person's name into the certificate, with or without degrees."""
        expected = _kata(percobaan.orang.nama)
        return bool(expected) and expected <= _kata(tanda.subjek)

    def akar(self) -> list[bytes]:
        if not self.berkas_akar:
            return []
        roots = load_pem_x509_certificates(Path(self.berkas_akar).read_bytes())
        return [root.public_bytes(Encoding.DER) for root in roots]

    @abstractmethod
    def tanya(self, percobaan: Percobaan) -> Jawaban | None: ...

    @abstractmethod
    def _minta_status(self, pengenal: str) -> httpx.Request: ...

    @abstractmethod
    def _tandatangani(self, tugas: Tugas, pengenal: str, frasa: Frasa) -> Jawaban: ...

    def _kirim(self, request: httpx.Request) -> httpx.Response:
        """Send, and read to the end. What the head already told is kept when the body does not come."""
        nomor = ""
        try:
            response = self.klien.send(request, stream=True)
            nomor = response.headers.get("id_dokumen", "")
            response.read()
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise Gagal(Sebab.TAK_TERSAMBUNG, teknis=type(error).__name__) from None
        except httpx.HTTPError as error:
            raise Gagal(Sebab.HABIS_WAKTU, "", nomor, teknis=type(error).__name__) from None
        if response.status_code >= GALAT_PELADEN:
            raise Gagal(Sebab.HABIS_WAKTU, "", nomor, teknis=f"HTTP {response.status_code}")
        return response

    def _isi(self, request: httpx.Request) -> dict[str, Any]:
        """An answer in JSON that is no refusal."""
        response = self._kirim(request)
        data = badan(response)
        if response.is_error:
            raise galat(data)
        return data


def galat(data: Mapping[str, Any]) -> Gagal:
    words = str(data.get("error") or data.get("message") or "")[:RINCIAN_MAKS]
    code = data.get("status_code", data.get("code"))
    if isinstance(code, int) and code in KODE_GALAT:
        return Gagal(KODE_GALAT[code], words)
    sebab = next((sebab for pattern, sebab in KATA_GALAT if pattern.search(words)), Sebab.DITOLAK_PENYEDIA)
    return Gagal(sebab, words)


def badan(response: httpx.Response) -> dict[str, Any]:
    try:
        data = response.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        return {}
    return data if isinstance(data, dict) else {}


def _pengenal(orang_id: int) -> str | None:
    row = IdentitasEsign.objects.filter(orang_id=orang_id).first()
    return brankas.buka(row.pengenal, f"esign:{orang_id}").decode() if row else None


def _kata(nama: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", nama.casefold()))
