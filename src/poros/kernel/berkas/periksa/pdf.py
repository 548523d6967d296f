"""PDF: complete, not encrypted, without parts that act by themselves (JavaScript, launching, XFA, media).

The parts are looked for by name: in the file as it lies, in the compressed object streams, and in names that
hide letters behind #xx. What cannot be looked into is refused. The PDF is not interpreted here: a child
process does that (`berkas.baca`), since no file from outside must be able to bring the web server down.
"""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak

BERAKSI = re.compile(rb"/(JavaScript|Launch|Rendition|RichMedia|XFA)(?![A-Za-z0-9])")
TERKUNCI = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
ALIRAN_OBJEK = re.compile(rb"/ObjStm(?![A-Za-z0-9])")
KAMUS_ALIRAN = re.compile(rb"\d\s+obj\s*<<[A-Za-z0-9/\[\]<>.+\-\s]*>>\s*\Z")
"""The dictionary of an object stream, whole: names, numbers and brackets, nothing in which more could be hidden."""
ISI_TERBUKA = re.compile(rb"\s*\d+\s+\d+\s")
NAMA_TERSAMAR = re.compile(rb"/[A-Za-z0-9#]{0,40}#[0-9A-Fa-f]{2}[A-Za-z0-9#]{0,40}")
RENTANG_KAMUS = 4096
RENTANG_NOMOR = 24
ALIRAN_MAKS = 32 * 1024 * 1024
SEMUA_ALIRAN_MAKS = 256 * 1024 * 1024


def periksa(sumber: BinaryIO) -> None:
    """Raise `Ditolak` for a PDF that is broken, locked or active."""
    data = sumber.read()
    if b"%%EOF" not in data:
        raise Ditolak(_("PDF ini tidak lengkap. Unggah sekali lagi dari berkas aslinya."))
    hidden = [_terbuka(name) for name in NAMA_TERSAMAR.findall(data)]
    if TERKUNCI.search(data) or any(TERKUNCI.match(name) for name in hidden):
        raise Ditolak(_("PDF ini dikunci. Simpan ulang tanpa kata sandi dan tanpa pembatasan, lalu unggah lagi."))
    if any(ALIRAN_OBJEK.match(name) for name in hidden):
        raise _tak_terperiksa()
    for part in (data, *hidden, *_aliran_objek(data)):
        if BERAKSI.search(part):
            raise Ditolak(_("PDF ini memuat skrip atau perintah otomatis. Cetak ulang ke PDF biasa, lalu unggah lagi."))


def _aliran_objek(data: bytes) -> Iterator[bytes]:
    """Yield the opened object streams: newer PDFs keep most of their dictionaries there."""
    total = 0
    for found in ALIRAN_OBJEK.finditer(data):
        end = data.find(b"stream", found.end(), found.end() + RENTANG_KAMUS)
        begin = data.rfind(b"obj", max(0, found.start() - RENTANG_KAMUS), found.start())
        dictionary = KAMUS_ALIRAN.search(data, max(0, begin - RENTANG_NOMOR), max(0, end))
        if begin < 0 or dictionary is None:
            raise _tak_terperiksa()
        opened = _buka(dictionary[0], data, end + len(b"stream"))
        total += len(opened)
        if total > SEMUA_ALIRAN_MAKS:
            raise _tak_terperiksa()
        yield opened
        yield from (_terbuka(name) for name in NAMA_TERSAMAR.findall(opened))


def _buka(dictionary: bytes, data: bytes, start: int) -> bytes:
    filters = set(re.findall(rb"/([A-Za-z0-9]+Decode|Fl|Predictor)", dictionary))
    if not filters <= {b"FlateDecode", b"Fl"}:
        raise _tak_terperiksa()
    start += 2 if data[start : start + 2] == b"\r\n" else 1
    if b"/Filter" not in dictionary and ISI_TERBUKA.match(data, start):
        return b""  # it lies open and is looked through with the file
    inflate = zlib.decompressobj()
    try:
        opened = inflate.decompress(memoryview(data)[start : start + ALIRAN_MAKS], ALIRAN_MAKS)
    except zlib.error as error:
        raise _tak_terperiksa() from error
    if inflate.unconsumed_tail:
        raise _tak_terperiksa()
    return opened


def _terbuka(name: bytes) -> bytes:
    """A name with its #xx written out."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()), name)


def _tak_terperiksa() -> Ditolak:
    return Ditolak(_("Susunan PDF ini tidak dapat diperiksa. Cetak ulang ke PDF biasa, lalu unggah lagi."))
