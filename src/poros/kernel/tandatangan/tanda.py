"""The visible mark: drawn by typst with its own typeface, so that a PDF/A stays one; as PDF page and as picture."""

import io
from dataclasses import replace
from pathlib import Path
from threading import Lock

import pypdfium2
from django.utils.translation import gettext as _
from django.utils.translation import override

from poros.kernel.cetak import pdf, qr

from .rules import Sebab
from .values import Gagal, Posisi, Tugas

TEMPLATE = Path(__file__).parent / "templates" / "tanda.typ"
SKALA = 4
"""Pixels per point: 288 dpi on paper."""
_kunci = Lock()
"""PDFium may not be entered by two threads."""


def gambar_pdf(tugas: Tugas, posisi: Posisi, kaki: str) -> bytes:
    """The mark as a PDF of one page of its size. Always in Indonesian: it stands on an official paper."""
    with override("id"):
        data = {
            "judul": _("Tanda tangan elektronik"),
            "alt": _("Kode QR ke halaman verifikasi"),
            "kepala": _("Ditandatangani secara elektronik oleh"),
            "nama": tugas.nama,
            "sebutan": tugas.sebutan,
            "kaki": kaki,
            "qr": qr(tugas.tautan),
            "lebar": posisi.lebar,
            "tinggi": posisi.tinggi,
        }
    return pdf(TEMPLATE, data)


def gambar_png(tugas: Tugas, posisi: Posisi, kaki: str) -> bytes:
    """The same as a picture, for providers that draw it themselves."""
    out = io.BytesIO()
    with _kunci:
        page = pypdfium2.PdfDocument(gambar_pdf(tugas, posisi, kaki))[0]
        page.render(scale=SKALA).to_pil().save(out, "PNG")
    return out.getvalue()


def letakkan(pdf_bytes: bytes, posisi: Posisi) -> Posisi:
    """The place in this very paper: the page by its number, and the mark moved as far as it takes to lie on it.

    `Gagal` when the paper has no page that can be read: nothing was sent.
    """
    with _kunci:
        try:
            paper = pypdfium2.PdfDocument(pdf_bytes)
            nomor = posisi.halaman_dari(len(paper))
            width, height = paper.get_page_size(nomor - 1)
        except pypdfium2.PdfiumError as error:
            raise Gagal(Sebab.DITOLAK_PENYEDIA, teknis=type(error).__name__) from error
    return replace(
        posisi,
        halaman=nomor,
        x=max(0, min(posisi.x, int(width) - posisi.lebar)),
        y=max(0, min(posisi.y, int(height) - posisi.tinggi)),
    )
