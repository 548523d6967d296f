"""The reader's language, and dates in it; government paper is Indonesian whoever reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.utils.translation import get_language, override

from poros.pure import tanggal
from poros.pure.tanggal import Bahasa


def bahasa() -> Bahasa:
    return "en" if (get_language() or "").startswith("en") else "id"


def ringkas(hari: date) -> str:
    """Senin, 23 Nov 2026; Monday, 23 Nov 2026."""
    return tanggal.ringkas(hari, bahasa())


def panjang(hari: date) -> str:
    """23 Oktober 2026; 23 October 2026."""
    return tanggal.panjang(hari, bahasa())


@contextmanager
def naskah() -> Iterator[None]:
    """Official documents are in Indonesian (UU 24/2009 Art. 27); a block, or the decorator of what fills a sheet."""
    with override("id"):
        yield
