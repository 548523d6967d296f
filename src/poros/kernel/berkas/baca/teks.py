"""The words of a file: from its text layer, else read from its pages; told to whoever indexes them."""

from dataclasses import dataclass

from poros.kernel.commands import unit_kerja
from poros.kernel.pekerjaan.antrean import jadwalkan
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.registry import publish

from ..jenis import menurut_mime
from ..models import Berkas, TeksBerkas
from ..periksa.teks import urai
from ..queries import isi
from ..rules import SUDAH_DIBACA, StatusTeks
from .induk import Kenalan, TidakTerbaca, gambar, kenali, ocr, ocr_tersedia

HURUF_PER_HALAMAN = 20
"""Fewer letters than this on a page are a stamp or a page number on a scan, not a text layer."""
HALAMAN_OCR = 60
LEBAR_OCR = 1654
"""A4 at 200 dpi, which tesseract reads best for its time."""


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What was found in a file."""

    per_halaman: tuple[str, ...] = ()
    halaman: int | None = None
    pindaian: bool = False
    gagal: bool = False

    @property
    def teks(self) -> str:
        """All words; a text column takes no NUL."""
        return "\n\n".join(self.per_halaman).replace("\0", "").strip()

    @property
    def status(self) -> StatusTeks:
        if self.gagal:
            return StatusTeks.GAGAL
        return StatusTeks.ADA if self.teks else StatusTeks.KOSONG


def antrekan() -> int:
    """Queue a job for each file whose words nobody has read; returns how many. So uploading stays light."""
    with unit_kerja():
        waiting = list(
            Berkas.objects.select_for_update(skip_locked=True)
            .filter(status_teks=StatusTeks.MENUNGGU)
            .order_by("id")
            .values_list("pk", flat=True)[:500]
        )
        if waiting:
            Berkas.objects.filter(pk__in=waiting).update(status_teks=StatusTeks.DIANTREKAN)
        for pk in waiting:
            jadwalkan("berkas.baca", berkas=pk)
    return len(waiting)


def baca(berkas_id: int) -> None:
    """Read a file, keep its words and publish `berkas.teks`; of one read before only publish them again."""
    berkas = Berkas.objects.get(pk=berkas_id)
    # Minutes for a long scan, hence outside the transaction.
    bacaan = None if berkas.status_teks in SUDAH_DIBACA else _baca(berkas)
    with unit_kerja():
        row = Berkas.objects.select_for_update().get(pk=berkas_id)
        if bacaan is not None and row.status_teks not in SUDAH_DIBACA:
            _simpan(row, bacaan)
        if row.status_teks == StatusTeks.ADA:
            publish("berkas.teks", aktor_sistem(), berkas=row, teks=row.teks)


def _baca(berkas: Berkas) -> Bacaan:
    data = b"".join(isi(berkas))
    kind = menurut_mime(berkas.jenis)
    if kind.keluarga == "teks":
        return Bacaan((urai(data),))
    try:
        known = kenali(data)
        if not kind.berhalaman or not ocr_tersedia():
            return Bacaan(known.teks, known.halaman)
        return _dengan_ocr(data, known)
    except TidakTerbaca:
        return Bacaan(gagal=True)


def _dengan_ocr(data: bytes, known: Kenalan) -> Bacaan:
    """The text layer where a page has one; the picture of the page where it has not."""
    words = list(known.teks) or [""] * (known.halaman or 0)
    bare = [number for number, text in enumerate(words) if len(text.strip()) < HURUF_PER_HALAMAN][:HALAMAN_OCR]
    for number in bare:
        words[number] = ocr(gambar(data, number + 1, LEBAR_OCR))
    return Bacaan(tuple(words), known.halaman, pindaian=bool(bare))


def _simpan(row: Berkas, bacaan: Bacaan) -> None:
    if bacaan.status is StatusTeks.ADA:
        TeksBerkas.objects.create(berkas=row, isi=bacaan.teks, pindaian=bacaan.pindaian)
    row.status_teks, row.halaman = bacaan.status, bacaan.halaman
    row.save(update_fields=["status_teks", "halaman"])
