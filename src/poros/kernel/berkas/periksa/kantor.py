"""Office documents, zip archives of XML: what they say they are, no macros, no bombs, nothing locked."""

import html
import re
import zipfile
import zlib
from typing import BinaryIO

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak

ISI_MAKS = 5000
TERURAI_MAKS = 512 * 1024 * 1024
NISBAH_MAKS = 200
"""Real documents unfold to 3-30 times their size, a bomb to a thousand and more."""
BACA_MAKS = 1024 * 1024
TAUTAN_MAKS = 4 * BACA_MAKS
"""A sheet with twenty thousand links has so long a list of ties."""
BERMAKRO = re.compile(r"(?i)(^|/)vbaproject\.bin$|(^|/)(basic|scripts)/|(^|/)macrosheets/|(^|/)activex/")
PENANDA_OOXML = re.compile(r'ContentType="(application/vnd\.[^"]+\.main\+xml)"')


def penanda(sumber: BinaryIO) -> str:
    """What the archive says it is: the type of its OOXML main part, or its ODF mimetype; else ""."""
    try:
        with zipfile.ZipFile(sumber) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                return _baca(archive, "mimetype").decode("ascii", "replace").strip()
            if "[Content_Types].xml" in names:
                found = PENANDA_OOXML.search(_baca(archive, "[Content_Types].xml").decode("utf-8", "replace"))
                marker = found[1] if found else ""
                if "macroEnabled" in marker:
                    raise _bermakro()
                return marker
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError):
        return ""
    return ""


def periksa(sumber: BinaryIO) -> None:
    """Raise `Ditolak` for a document that is broken, locked, has macros or unfolds too far."""
    try:
        with zipfile.ZipFile(sumber) as archive:
            _periksa_ukuran(archive.infolist())
            if any(BERMAKRO.search(entry.filename) for entry in archive.infolist()):
                raise _bermakro()
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                raise Ditolak(_("Dokumen ini dikunci. Simpan ulang tanpa kata sandi, lalu unggah lagi."))
            _periksa_templat(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError) as error:
        raise Ditolak(_("Dokumen ini rusak dan tidak dapat dibuka.")) from error


def _periksa_ukuran(entries: list[zipfile.ZipInfo]) -> None:
    """By what the directory of the archive says; who unfolds it later counts once more what really comes."""
    unfolded = sum(entry.file_size for entry in entries)
    folded = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > ISI_MAKS or unfolded > TERURAI_MAKS or unfolded / folded > NISBAH_MAKS:
        raise Ditolak(_("Dokumen ini terlalu besar bila diurai. Pecahlah menjadi beberapa berkas."))


def _periksa_templat(archive: zipfile.ZipFile) -> None:
    """A template fetched from elsewhere on opening brings macros in by the back door.

    Which list of ties is that of the settings, the document itself decides: all are read, whatever their name, in
    whichever code they are written.
    """
    for name in archive.namelist():
        if not name.lower().endswith(".rels"):
            continue
        data = _baca(archive, name, TAUTAN_MAKS)
        words = html.unescape(data.replace(b"\0", b"").decode("latin-1"))
        if len(data) == TAUTAN_MAKS or ("attachedTemplate" in words and "External" in words):
            raise Ditolak(_("Dokumen ini mengambil templat dari luar. Simpan ulang tanpa templat itu."))


def _baca(archive: zipfile.ZipFile, name: str, maks: int = BACA_MAKS) -> bytes:
    with archive.open(name) as stream:
        return stream.read(maks)


def _bermakro() -> Ditolak:
    return Ditolak(_("Dokumen ini memuat makro. Simpan ulang tanpa makro, lalu unggah lagi."), "berkas")
