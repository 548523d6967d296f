"""Life of an archive file (SM-ARC): PP 28/2012 Art. 40-83."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from poros.pure.flow import Flow
from poros.pure.retensi import Jadwal, Nasib, Tahap

from .susut import Jenis


class Status(StrEnum):
    TERBUKA = "terbuka"
    TUTUP = "tutup"
    USUL_PINDAH = "usul_pindah"
    INAKTIF = "inaktif"
    USUL_MUSNAH = "usul_musnah"
    USUL_SERAH = "usul_serah"
    DIMUSNAHKAN = "dimusnahkan"
    STATIS = "statis"


class Aksi(StrEnum):
    TUTUP = "tutup"
    BUKA = "buka"
    USUL_PINDAH = "usul_pindah"
    USUL_MUSNAH = "usul_musnah"
    USUL_SERAH = "usul_serah"
    KELUARKAN = "keluarkan"
    PINDAH = "pindah"
    MUSNAH = "musnah"
    SERAH = "serah"


FLOW = Flow(
    {
        (Status.TERBUKA, Aksi.TUTUP): Status.TUTUP,
        (Status.TUTUP, Aksi.BUKA): Status.TERBUKA,
        (Status.TUTUP, Aksi.USUL_PINDAH): Status.USUL_PINDAH,
        (Status.USUL_PINDAH, Aksi.KELUARKAN): Status.TUTUP,
        (Status.USUL_PINDAH, Aksi.PINDAH): Status.INAKTIF,
        (Status.INAKTIF, Aksi.USUL_MUSNAH): Status.USUL_MUSNAH,
        (Status.INAKTIF, Aksi.USUL_SERAH): Status.USUL_SERAH,
        (Status.USUL_MUSNAH, Aksi.KELUARKAN): Status.INAKTIF,
        (Status.USUL_MUSNAH, Aksi.MUSNAH): Status.DIMUSNAHKAN,
        (Status.USUL_SERAH, Aksi.KELUARKAN): Status.INAKTIF,
        (Status.USUL_SERAH, Aksi.SERAH): Status.STATIS,
    }
)
TERBUKA_ISI = frozenset({Status.TERBUKA})
"""Items may still be filed."""
MENYUSUT = frozenset({Status.USUL_PINDAH, Status.USUL_MUSNAH, Status.USUL_SERAH})
"""In a disposal that runs."""
BERAKHIR = frozenset({Status.DIMUSNAHKAN, Status.STATIS})


class JenisMedia(StrEnum):
    ELEKTRONIK = "elektronik"
    KERTAS = "kertas"
    CAMPURAN = "campuran"


class Halangan(StrEnum):
    """Why a file may not be disposed of now (Art. 65(2) and its explanations)."""

    DITAHAN = "ditahan"
    VITAL = "vital"
    DIPINJAM = "dipinjam"
    BELUM_WAKTUNYA = "belum_waktunya"
    KEJADIAN_BELUM_ADA = "kejadian_belum_ada"
    BUKAN_NASIBNYA = "bukan_nasibnya"
    LAIN_JALUR = "lain_jalur"


AKSI_SUSUT = {Jenis.PINDAH: Aksi.USUL_PINDAH, Jenis.MUSNAH: Aksi.USUL_MUSNAH, Jenis.SERAH: Aksi.USUL_SERAH}
AKHIR_SUSUT = {Jenis.PINDAH: Aksi.PINDAH, Jenis.MUSNAH: Aksi.MUSNAH, Jenis.SERAH: Aksi.SERAH}
"""What a disposal does to its files when it is drawn up, and when it is carried out."""
NASIB_SUSUT = {Jenis.MUSNAH: Nasib.MUSNAH, Jenis.SERAH: Nasib.PERMANEN}
"""What is to be appraised again is proposed for nothing before that has been done."""


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What matters about a file when it is to be disposed of."""

    jadwal: Jadwal
    nasib: Nasib
    panjang: bool
    ditahan: bool = False
    vital: bool = False
    dipinjam: bool = False


def halangan(jenis: Jenis, berkas: Keadaan, hari: date, *, panjang: bool) -> Halangan | None:
    """What forbids this kind of disposal on the way that was chosen (`panjang`), the weightiest first; None if nothing.

    The four conditions of Art. 65(2): no value left is the panel's to say; the other three are looked at here.
    """
    stage = berkas.jadwal.tahap(hari)
    due = {Tahap.JATUH_TEMPO} if jenis is not Jenis.PINDAH else {Tahap.INAKTIF, Tahap.JATUH_TEMPO}
    wrong = (
        (berkas.ditahan, Halangan.DITAHAN),
        (berkas.vital, Halangan.VITAL),
        (berkas.dipinjam, Halangan.DIPINJAM),
        (stage is Tahap.BELUM_MULAI, Halangan.KEJADIAN_BELUM_ADA),
        (stage not in due, Halangan.BELUM_WAKTUNYA),
        (NASIB_SUSUT.get(jenis, berkas.nasib) is not berkas.nasib, Halangan.BUKAN_NASIBNYA),
        (jenis is not Jenis.SERAH and berkas.panjang is not panjang, Halangan.LAIN_JALUR),
    )
    return next((why for is_wrong, why in wrong if is_wrong), None)
