"""Signing providers behind one interface: the local CA, and the BSrE Esign client where it is set up."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from django.conf import settings

from ..models import Percobaan
from ..rules import Sebab, StatusSertifikat
from ..values import Frasa, Gagal, Jawaban, Tanda, Tugas

LOKAL, BSRE = "lokal", "bsre"


class Sesi(Protocol):
    """A signer at work: one passphrase, many documents. `Gagal` when a document is not signed, or nobody knows."""

    def __call__(self, tugas: Tugas) -> Jawaban: ...


class Penyedia(Protocol):
    """Who makes signatures."""

    kode: str
    sekejap: bool
    """Asked about a certificate it answers at once: it is asked before each document, not once for a batch."""

    def status(self, orang_id: int) -> StatusSertifikat:
        """May this person's certificate sign today? `Gagal` when the provider cannot be asked."""
        ...

    def sesi(self, orang_id: int, frasa: Frasa) -> AbstractContextManager[Sesi]:
        """Take the passphrase for some documents; it is forgotten at the end."""
        ...

    def tanya(self, percobaan: Percobaan) -> Jawaban | None:
        """What became of a call whose answer was lost: the signed bytes, None when it surely did not sign.

        `Gagal` when the provider cannot tell: then a person decides, never the program.
        """
        ...

    def cocok(self, percobaan: Percobaan, tanda: Tanda) -> bool:
        """Is this signature by the person who was to sign?"""
        ...

    def akar(self) -> list[bytes]:
        """The roots (DER) that its signers' certificates lead to."""
        ...


def penyedia(kode: str) -> Penyedia:
    """The provider of that code; `Gagal` when it is not, or no longer, set up here."""
    if kode not in penyedia_tersedia():
        raise Gagal(Sebab.TAK_TERSAMBUNG, teknis=kode)
    return _TERSEDIA[kode]()


def penyedia_tersedia() -> tuple[str, ...]:
    """Codes of the providers of this installation."""
    return (LOKAL, BSRE) if settings.BSRE["alamat"] else (LOKAL,)


def penyedia_bawaan() -> str:
    """For official papers: the certified provider as soon as there is one (PP 71/2019 Art. 60)."""
    return penyedia_tersedia()[-1]


def _lokal() -> Penyedia:
    from .lokal import Lokal

    return Lokal()


def _bsre() -> Penyedia:
    from .bsre import Bsre

    return Bsre.dari(tuple(settings.BSRE.items()))


_TERSEDIA: dict[str, Callable[[], Penyedia]] = {LOKAL: _lokal, BSRE: _bsre}
