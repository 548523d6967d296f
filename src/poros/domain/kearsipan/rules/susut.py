"""Disposal in three kinds: transfer (Art. 57-63), destruction (SM-DES, Art. 65-72, 78), handing over (Art. 79-83)."""

from enum import StrEnum

from poros.pure.flow import Flow


class Jenis(StrEnum):
    PINDAH = "pindah"
    MUSNAH = "musnah"
    SERAH = "serah"


class Status(StrEnum):
    DISUSUN = "disusun"
    PANITIA = "panitia"
    DISELEKSI = "diseleksi"
    DAFTAR_USUL = "daftar_usul"
    DINILAI = "dinilai"
    DINYATAKAN = "dinyatakan"
    DISETUJUI = "disetujui"
    DITETAPKAN = "ditetapkan"
    DIPINDAHKAN = "dipindahkan"
    DIMUSNAHKAN = "dimusnahkan"
    DISERAHKAN = "diserahkan"
    DIARSIPKAN = "diarsipkan"
    BATAL = "batal"


class Aksi(StrEnum):
    SELEKSI = "seleksi"
    AJUKAN = "ajukan"
    NILAI = "nilai"
    NYATAKAN = "nyatakan"
    SETUJUI = "setujui"
    TETAPKAN = "tetapkan"
    PINDAHKAN = "pindahkan"
    SAKSIKAN = "saksikan"
    MUSNAHKAN = "musnahkan"
    SERAHKAN = "serahkan"
    ARSIPKAN = "arsipkan"
    BATALKAN = "batalkan"


FLOW = {
    Jenis.PINDAH: Flow(
        {
            (Status.DISUSUN, Aksi.SELEKSI): Status.DISUSUN,
            (Status.DISUSUN, Aksi.AJUKAN): Status.DAFTAR_USUL,
            (Status.DISUSUN, Aksi.BATALKAN): Status.BATAL,
            (Status.DAFTAR_USUL, Aksi.PINDAHKAN): Status.DIPINDAHKAN,
            (Status.DAFTAR_USUL, Aksi.BATALKAN): Status.BATAL,
        }
    ),
    Jenis.MUSNAH: Flow(
        {
            (Status.PANITIA, Aksi.SELEKSI): Status.DISELEKSI,
            (Status.PANITIA, Aksi.BATALKAN): Status.BATAL,
            (Status.DISELEKSI, Aksi.SELEKSI): Status.DISELEKSI,
            (Status.DISELEKSI, Aksi.AJUKAN): Status.DAFTAR_USUL,
            (Status.DISELEKSI, Aksi.BATALKAN): Status.BATAL,
            (Status.DAFTAR_USUL, Aksi.NILAI): Status.DINILAI,
            (Status.DAFTAR_USUL, Aksi.BATALKAN): Status.BATAL,
            (Status.DINILAI, Aksi.SETUJUI): Status.DISETUJUI,
            (Status.DINILAI, Aksi.BATALKAN): Status.BATAL,
            (Status.DISETUJUI, Aksi.TETAPKAN): Status.DITETAPKAN,
            (Status.DISETUJUI, Aksi.BATALKAN): Status.BATAL,
            # From here the decree is out; what stands in the way of it is a legal hold, not a change of mind.
            (Status.DITETAPKAN, Aksi.SAKSIKAN): Status.DITETAPKAN,
            (Status.DITETAPKAN, Aksi.MUSNAHKAN): Status.DIMUSNAHKAN,
            (Status.DIMUSNAHKAN, Aksi.ARSIPKAN): Status.DIARSIPKAN,
        }
    ),
    Jenis.SERAH: Flow(
        {
            (Status.DISUSUN, Aksi.SELEKSI): Status.DISELEKSI,
            (Status.DISUSUN, Aksi.BATALKAN): Status.BATAL,
            (Status.DISELEKSI, Aksi.SELEKSI): Status.DISELEKSI,
            (Status.DISELEKSI, Aksi.AJUKAN): Status.DAFTAR_USUL,
            (Status.DISELEKSI, Aksi.BATALKAN): Status.BATAL,
            (Status.DAFTAR_USUL, Aksi.NILAI): Status.DINILAI,
            (Status.DAFTAR_USUL, Aksi.BATALKAN): Status.BATAL,
            (Status.DINILAI, Aksi.NYATAKAN): Status.DINYATAKAN,
            (Status.DINILAI, Aksi.BATALKAN): Status.BATAL,
            (Status.DINYATAKAN, Aksi.SETUJUI): Status.DISETUJUI,
            (Status.DINYATAKAN, Aksi.BATALKAN): Status.BATAL,
            (Status.DISETUJUI, Aksi.SERAHKAN): Status.DISERAHKAN,
        }
    ),
}
JALUR = {
    Jenis.PINDAH: (Status.DISUSUN, Status.DAFTAR_USUL, Status.DIPINDAHKAN),
    Jenis.MUSNAH: (
        Status.PANITIA, Status.DISELEKSI, Status.DAFTAR_USUL, Status.DINILAI, Status.DISETUJUI, Status.DITETAPKAN,
        Status.DIMUSNAHKAN, Status.DIARSIPKAN,
    ),
    Jenis.SERAH: (
        Status.DISUSUN, Status.DISELEKSI, Status.DAFTAR_USUL, Status.DINILAI, Status.DINYATAKAN, Status.DISETUJUI,
        Status.DISERAHKAN,
    ),
}  # fmt: skip
"""The road of each kind, for the row of steps."""
AWAL = {Jenis.PINDAH: Status.DISUSUN, Jenis.MUSNAH: Status.PANITIA, Jenis.SERAH: Status.DISUSUN}


class Dokumen(StrEnum):
    """What is kept of a disposal. The first eight are those of Art. 78."""

    SK_PANITIA = "sk_panitia"
    NOTULEN = "notulen"
    PERTIMBANGAN = "pertimbangan"
    PERSETUJUAN = "persetujuan"
    PERSETUJUAN_ANRI = "persetujuan_anri"
    PENETAPAN = "penetapan"
    BERITA_ACARA = "berita_acara"
    DAFTAR = "daftar"
    PERNYATAAN = "pernyataan"


WAJIB_DIARSIPKAN = (
    Dokumen.SK_PANITIA,
    Dokumen.NOTULEN,
    Dokumen.PERTIMBANGAN,
    Dokumen.PERSETUJUAN,
    Dokumen.PERSETUJUAN_ANRI,
    Dokumen.PENETAPAN,
    Dokumen.BERITA_ACARA,
    Dokumen.DAFTAR,
)
"""Art. 78; the approval of Kepala ANRI only where the retention takes the long way."""


def wajib(*, panjang: bool) -> tuple[Dokumen, ...]:
    """The documents of Art. 78 that this destruction must have made."""
    return tuple(d for d in WAJIB_DIARSIPKAN if panjang or d is not Dokumen.PERSETUJUAN_ANRI)
