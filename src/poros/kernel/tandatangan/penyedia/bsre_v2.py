"""Esign client v2: JSON in, JSON out. It keeps nothing that could be fetched later: after silence a person decides."""

import base64
import binascii
from typing import Any

import httpx

from ..models import Percobaan
from ..rules import Sebab
from ..tanda import gambar_png
from ..values import Frasa, Gagal, Jawaban, Tugas
from .bsre import Bsre

KAKI = "Balai Sertifikasi Elektronik (BSrE)"


class BsreV2(Bsre):
    """Paths under /api/v2."""

    def tanya(self, percobaan: Percobaan) -> Jawaban | None:  # noqa: ARG002 -- the interface's
        raise Gagal(Sebab.HABIS_WAKTU)

    def _minta_status(self, pengenal: str) -> httpx.Request:
        return self.klien.build_request("POST", "/api/v2/user/check/status", json=_siapa(pengenal))

    def _tandatangani(self, tugas: Tugas, pengenal: str, frasa: Frasa) -> Jawaban:
        body = {
            **_siapa(pengenal),
            "passphrase": frasa.buka(),
            "signatureProperties": [_sifat(tugas)],
            "file": [base64.b64encode(tugas.pdf).decode()],
        }
        data = self._isi(self.klien.build_request("POST", "/api/v2/sign/pdf", json=body))
        try:
            return Jawaban(base64.b64decode(data["file"][0], validate=True))
        except (KeyError, IndexError, TypeError, binascii.Error):
            raise Gagal(Sebab.HABIS_WAKTU, teknis="unreadable answer") from None


def _siapa(pengenal: str) -> dict[str, str]:
    return {"email" if "@" in pengenal else "nik": pengenal}


def _sifat(tugas: Tugas) -> dict[str, Any]:
    if (spot := tugas.posisi) is None:
        return {"tampilan": "INVISIBLE", "reason": tugas.alasan}
    return {
        "tampilan": "VISIBLE",
        "imageBase64": base64.b64encode(gambar_png(tugas, spot, KAKI)).decode(),
        "page": spot.halaman,
        "originX": spot.x,
        "originY": spot.y,
        "width": spot.lebar,
        "height": spot.tinggi,
        "reason": tugas.alasan,
        "contactInfo": tugas.tautan,
    }
