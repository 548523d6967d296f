"""Esign client v1: multipart in, PDF out; what was signed can be fetched again by the number in the answer's head."""

from urllib.parse import quote

import httpx

from ..models import Percobaan
from ..rules import Sebab
from ..tanda import gambar_png
from ..values import Frasa, Gagal, Jawaban, Tugas
from .bsre import TIDAK_ADA, Bsre, badan, galat

KAKI = "Balai Sertifikasi Elektronik (BSrE)"


class BsreV1(Bsre):
    """Paths without a version."""

    def tanya(self, percobaan: Percobaan) -> Jawaban | None:
        if not percobaan.nomor_luar:
            raise Gagal(Sebab.HABIS_WAKTU)
        path = f"/api/sign/download/{quote(percobaan.nomor_luar, safe='')}"
        response = self._kirim(self.klien.build_request("GET", path))
        if response.status_code == TIDAK_ADA:
            return None
        return _pdf(response, percobaan.nomor_luar)

    def _minta_status(self, pengenal: str) -> httpx.Request:
        return self.klien.build_request("GET", f"/api/user/status/{quote(pengenal, safe='')}")

    def _tandatangani(self, tugas: Tugas, pengenal: str, frasa: Frasa) -> Jawaban:
        files = {"file": ("naskah.pdf", tugas.pdf, "application/pdf")}
        data = {"nik": pengenal, "passphrase": frasa.buka(), "tampilan": "invisible", "reason": tugas.alasan}
        if (spot := tugas.posisi) is not None:
            files["imageTTD"] = ("tanda.png", gambar_png(tugas, spot, KAKI), "image/png")
            data |= {
                "tampilan": "visible",
                "image": "true",
                "linkQR": tugas.tautan,
                "page": str(spot.halaman),
                "xAxis": str(spot.x),
                "yAxis": str(spot.y),
                "width": str(spot.lebar),
                "height": str(spot.tinggi),
            }
        response = self._kirim(self.klien.build_request("POST", "/api/sign/pdf", data=data, files=files))
        return _pdf(response, response.headers.get("id_dokumen", ""))


def _pdf(response: httpx.Response, nomor: str) -> Jawaban:
    if response.is_error:
        raise galat(badan(response))
    return Jawaban(response.content, nomor)
