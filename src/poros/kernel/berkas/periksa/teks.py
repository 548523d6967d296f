"""Plain text and CSV: really text, and no markup or program in disguise."""

import re
from typing import BinaryIO

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak

KENDALI = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
MARKAH = re.compile(
    rb"(?i)^(\xef\xbb\xbf)?\s*(#!|<\s*(!doctype|!--|html|head|body|script|svg|iframe|object|\?php|\?xml))"
)


def polos(data: bytes) -> bool:
    """Is it text, in UTF-8 or in a one-byte code such as Windows-1252?"""
    return not KENDALI.search(data) and not MARKAH.search(data)


def periksa(sumber: BinaryIO) -> None:
    """Raise `Ditolak` when something else than text comes after the beginning."""
    if not polos(sumber.read()):
        raise Ditolak(_("Berkas ini bukan teks biasa."))


def urai(data: bytes) -> str:
    """Return the characters."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
