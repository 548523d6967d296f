"""The pages of a document as pictures, all of them: a signer has the whole paper before him."""

from dataclasses import dataclass

from django.urls import reverse

from poros.kernel.berkas.baca.induk import TidakTerbaca, kenali
from poros.kernel.berkas.queries import isi, tautan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.tandatangan.models import Dokumen
from poros.kernel.tandatangan.values import JENIS


@dataclass(frozen=True, slots=True)
class Lembar:
    nomor: int
    url: str


def lembar(actor: Actor, dokumen: Dokumen) -> list[Lembar]:
    """One picture a page; none when the reader cannot draw it, then the file itself must be taken out."""
    tie = tautan(actor, JENIS, dokumen.pk).filter(berkas_id=dokumen.terkini_id).first()
    if tie is None:
        return []
    pages = tie.berkas.halaman
    if pages is None:  # the worker has not read it yet
        try:
            pages = kenali(b"".join(isi(tie.berkas))).halaman or 0
        except TidakTerbaca:
            pages = 0
    return [Lembar(n, reverse("web:berkas_halaman", args=[tie.pk, n])) for n in range(1, pages + 1)]
