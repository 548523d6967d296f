"""What a kept scan tells about its letter before anybody has typed a word."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from poros.kernel.berkas.baca.induk import TidakTerbaca, kenali
from poros.kernel.berkas.baca.pratinjau import halaman
from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.queries import isi
from poros.kernel.organisasi.actor import Actor

from ..models import Surat
from ..rules import tebak
from .daftar import serupa

HALAMAN_DIBACA = 2


def tebakan(berkas_id: int) -> dict[str, Any]:
    """Guesses from the text layer of the first pages, moments on the clock of this government.

    Empty for a scan without such a layer and for what cannot be read.
    """
    try:
        known = kenali(b"".join(isi(Berkas.objects.get(pk=berkas_id))))
    except TidakTerbaca:
        return {}
    found = tebak("\n".join(known.teks[:HALAMAN_DIBACA])).terisi()
    return {k: timezone.make_aware(v) if isinstance(v, datetime) else v for k, v in found.items()}


def serupa_berkas(actor: Actor, berkas_id: int) -> list[Surat]:
    """Letters to which the very same file belongs already."""
    return serupa(actor, sha256=Berkas.objects.values_list("sha256", flat=True).get(pk=berkas_id))


def gambar_titipan(berkas_id: int, nomor: int) -> bytes | None:
    """A page of a kept scan; the caller has seen the word that allows it."""
    return halaman(Berkas.objects.get(pk=berkas_id), nomor)
