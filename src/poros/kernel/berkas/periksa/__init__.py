"""What is let in: the kind by its content, the ending that goes with it, and the inspection of its family."""

from collections.abc import Callable
from typing import BinaryIO

import puremagic
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak

from ..jenis import semua
from ..rules import Jenis, ekstensi
from . import gambar, kantor, pdf, teks

BIDANG = "berkas"
"""The field of a form beside which a refusal is shown."""
KEPALA = 2048
OFIS_LAMA = bytes.fromhex("d0cf11e0a1b11ae1")
"""Word and Excel up to 2003; newer documents look so when they have a password."""
KELUARGA: dict[str, Callable[[BinaryIO], None]] = {
    "pdf": pdf.periksa,
    "gambar": gambar.periksa,
    "kantor": kantor.periksa,
    "teks": teks.periksa,
}


def periksa(sumber: BinaryIO, nama: str) -> Jenis:
    """Return the kind of a file, or raise `Ditolak` with what is wrong and what to do about it."""
    kind = _jenis(sumber, nama)
    if ekstensi(nama) not in kind.ekstensi:
        raise Ditolak(
            _("Isi berkas ini %(jenis)s, tetapi namanya berakhiran .%(akhiran)s. Perbaiki nama berkasnya.")
            % {"jenis": kind.nama, "akhiran": ekstensi(nama)},
            BIDANG,
        )
    sumber.seek(0)
    try:
        KELUARGA[kind.keluarga](sumber)
    except Ditolak as refusal:
        raise Ditolak(refusal.pesan, BIDANG) from refusal
    return kind


def _jenis(sumber: BinaryIO, nama: str) -> Jenis:
    sumber.seek(0)
    head = sumber.read(KEPALA)
    fits = [kind for kind in semua() if kind.cocok(head)]
    if len(fits) > 1:
        marker = kantor.penanda(sumber)
        fits = [kind for kind in fits if kind.penanda == marker]
    elif not fits and teks.polos(head):
        fits = [kind for kind in semua() if kind.keluarga == "teks"]
        fits.sort(key=lambda kind: ekstensi(nama) not in kind.ekstensi)
    if not fits:
        raise Ditolak(_asing(head), BIDANG)
    return fits[0]


def _asing(head: bytes) -> str:
    if head.startswith(OFIS_LAMA):
        return _("Dokumen ini berformat lama atau dikunci. Simpan ulang sebagai .docx, .xlsx atau .pptx.")
    known = _dikenal(head)
    what = _("Berkas ini berisi %(jenis)s, yang tidak diterima.") % {"jenis": known} if known else ""
    names = ", ".join(dict.fromkeys(kind.ekstensi[0] for kind in semua()))
    take = _("Jenis berkas yang diterima: %(jenis)s.") % {"jenis": names}
    return f"{what} {take}".strip()


def _dikenal(head: bytes) -> str:
    """What else the content is, if that can be told: exe, html, svg and so on."""
    try:
        return puremagic.from_string(head).lstrip(".")
    except (puremagic.PureError, ValueError):
        return ""
