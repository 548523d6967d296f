"""What a request is made of, how a passphrase travels, and what a provider answers.

Contract for the modules that have papers signed (letters, minutes, …):

1. Make the final PDF, keep it with `berkas.simpan.simpan`. To print the verification QR inside the paper, take a
   code first: `kode_baru()`, and `alamat.verifikasi(kode)` for the address in the QR.
2. Inside your own command: `services.minta(actor, Unit(pk=actor.unit_id), data=DataDokumen(…))` → `Dokumen`. The bytes
   are frozen from here on. Signers with the same `urutan` sign in any order, lower ones first.
3. Signers find it on their desk (`domain.verifikasi`): open, agree, one passphrase for a whole batch.
4. Listen (`langganan` of your manifest); all in the transaction of the act, with the actor who signed:
   `tandatangan.sah` (permintaan) after each signature, `tandatangan.selesai` (dokumen, berkas) after the last,
   `tandatangan.ditolak` (permintaan, alasan).
5. A paper that no longer holds: `services.nyatakan(actor, dokumen, keadaan=Keadaan.DICABUT, alasan=…)`; replaced by
   another: `keadaan=Keadaan.DIGANTI, pengganti=dokumen_baru`. Not yet signed by all: `services.batalkan(…)`.
6. Read: `queries.untuk(objek, objek_id)` gives the documents of a thing, newest first, signers and proofs with them.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NoReturn

from .rules import Sebab, StatusSertifikat

JENIS = "dokumenttd"
"""How files, notices and the trail point at a document."""
LEBAR, TINGGI = 190, 64
"""Points: what the mark with its QR and four short lines needs."""


def kode_baru() -> str:
    """An address that nobody guesses: 128 random bits."""
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class Posisi:
    """Where the visible mark stands, in points from the lower left corner; `halaman` counts from 1, -1 is the last."""

    x: int
    y: int
    halaman: int = -1
    lebar: int = LEBAR
    tinggi: int = TINGGI

    @classmethod
    def dari_petak(cls, petak: Mapping[str, float], tinggi_kertas: float) -> "Posisi":
        """Where a template left room (`petak` of `kertas.typ`): from its upper left corner to the PDF's lower left."""
        y = round(tinggi_kertas - petak["y"] - TINGGI)
        return cls(x=round(petak["x"]), y=y, halaman=int(petak["halaman"]))

    def halaman_dari(self, banyak: int) -> int:
        """The page it stands on in a paper of so many; one that is not there is the last."""
        return banyak if self.halaman < 1 else min(self.halaman, banyak)


@dataclass(frozen=True, slots=True)
class Penandatangan:
    """An office that must sign. Without a place for its mark the signature is invisible."""

    jabatan_id: int
    urutan: int = 1
    posisi: Posisi | None = None


@dataclass(frozen=True, slots=True)
class DataDokumen:
    """A paper to be signed, belonging to a thing of a registered kind."""

    berkas_id: int
    objek: str
    objek_id: int
    judul: str
    penandatangan: tuple[Penandatangan, ...]
    nomor: str = ""
    kerahasiaan: str = "terbatas"
    strategis: bool = False
    """Organisation, personnel or budget: Plh. and Plt. may not sign (UU 30/2014 Art. 14(7))."""
    penyedia: str = ""
    """Provider's code; empty is the one that this installation uses for official papers."""
    kode: str = ""
    """Taken with `kode_baru()` when the paper itself shows the QR."""


class Frasa:
    """A passphrase on its way to the provider. It shows itself nowhere and cannot be stored by accident."""

    __slots__ = ("__isi",)

    def __init__(self, isi: str) -> None:
        self.__isi = isi

    def buka(self) -> str:
        """Only for the line that hands it to the provider."""
        return self.__isi

    def __repr__(self) -> str:
        return "Frasa(•••)"

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, Frasa) and hmac.compare_digest(self.__isi.encode(), lain.buka().encode())

    __hash__ = None  # type: ignore[assignment]  # equal ones must not meet in a set

    def __reduce__(self) -> NoReturn:
        raise TypeError("A passphrase is never stored")


@dataclass(frozen=True, slots=True)
class Tugas:
    """One signature that a provider is asked for."""

    pdf: bytes = field(repr=False)
    kunci: str
    """Number of the attempt: the same attempt is never sent twice."""
    bidang: str
    nama: str
    sebutan: str
    alasan: str
    tautan: str
    posisi: Posisi | None = None


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What came back: the signed bytes, and the number under which the provider keeps them."""

    pdf: bytes = field(repr=False)
    nomor_luar: str = ""


class Gagal(Exception):  # noqa: N818 -- named as the answer it stands for
    """The provider did not sign, or nobody knows; `sebab` tells which. `nomor_luar` is what it left to ask by.

    `rincian` is for the signer (the provider's own words), `teknis` for whoever keeps the machines.
    """

    def __init__(self, sebab: Sebab, rincian: str = "", nomor_luar: str = "", *, teknis: str = "") -> None:
        super().__init__(sebab.value)
        self.sebab, self.rincian, self.nomor_luar, self.teknis = sebab, rincian, nomor_luar, teknis


class SertifikatTertahan(Exception):  # noqa: N818 -- as above
    """The signer's certificate does not sign today."""

    def __init__(self, status: StatusSertifikat) -> None:
        super().__init__(status.value)
        self.status = status


class TidakTerbaca(Exception):  # noqa: N818 -- named as the state
    """This is no PDF that can be read to its end."""


@dataclass(frozen=True, slots=True)
class Kepercayaan:
    """Roots that are believed (DER), and the revocation lists that are at hand."""

    akar: tuple[bytes, ...]
    crl: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Tanda:
    """One signature as it stands in the file."""

    bidang: str
    subjek: str
    penerbit: str
    nomor_seri: str
    waktu: datetime | None
    cap_waktu: str
    utuh: bool
    """The bytes that it covers are those that were signed, and the signature is by that certificate."""
    perubahan_sah: bool
    """What came after it are further signatures and their proofs only."""
    seluruh_berkas: bool
    dipercaya: bool
    pencabutan_diketahui: bool
    revisi: int
    sidik_pesan: str
    tingkat: str
    akar: bytes = b""

    @property
    def sah(self) -> bool:
        """Whole, ours to believe, and nothing was slipped in after it."""
        return self.utuh and self.perubahan_sah and self.dipercaya

    def catatan(self) -> dict[str, Any]:
        """What the books keep of it."""
        names = ("bidang", "waktu", "cap_waktu", "tingkat", "subjek", "penerbit", "nomor_seri", "sidik_pesan")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Laporan:
    """All signatures of a file, in the order in which they were made."""

    tanda: tuple[Tanda, ...]
    revisi: int

    @property
    def sah(self) -> bool:
        """Signed at least once, every signature good, and the last one covers the file to its end."""
        return bool(self.tanda) and all(t.sah for t in self.tanda)

    @property
    def rusak_sejak(self) -> int | None:
        """The revision in which the file ceased to be what was signed."""
        broken = [t.revisi for t in self.tanda if not t.utuh]
        changed = [t.revisi + 1 for t in self.tanda if t.utuh and not t.perubahan_sah]
        return min([*broken, *changed], default=None)
