"""What the public page shows: never more than the paper itself tells its holder."""

from dataclasses import dataclass
from datetime import datetime

from .rules import Putusan


@dataclass(frozen=True, slots=True)
class Penanda:
    """A signature as the books or the file have it."""

    nama: str
    jabatan: str = ""
    dasar: str = ""
    unit: str = ""
    waktu: datetime | None = None
    cap_waktu: str = ""
    penerbit: str = ""
    lokal: bool = False
    utuh: bool = True
    """The revision that was signed is as it was signed."""
    ditambah: bool = False
    """Something that is no signature came after it."""
    dipercaya: bool = True
    revisi: int = 0


@dataclass(frozen=True, slots=True)
class Naskah:
    """The document in the books; of a secret one only that it is there, under a masked number."""

    kode: str
    nomor: str
    rahasia: bool
    judul: str = ""
    unit: str = ""
    alasan: str = ""
    sejak: datetime | None = None
    pengganti: str = ""
    sidik: str = ""


@dataclass(frozen=True, slots=True)
class Hasil:
    """The answer to "is this real?"."""

    putusan: Putusan
    naskah: Naskah | None = None
    penanda: tuple[Penanda, ...] = ()
    menunggu: int = 0
    rusak_sejak: int | None = None
    revisi: int = 0
    sidik: str = ""
    """SHA-256 of the file that was brought."""

    @property
    def ditambah(self) -> bool:
        """Every signed revision is whole, and one came after them that is no signature."""
        return any(p.ditambah for p in self.penanda) and all(p.utuh for p in self.penanda)

    @property
    def bertanda(self) -> int:
        """The last revision that somebody signed."""
        return max((p.revisi for p in self.penanda), default=0)
