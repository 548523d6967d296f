"""Statuses, acts and flow of an outgoing letter (SM-OUT)."""

from enum import StrEnum

from poros.pure.flow import Flow


class Status(StrEnum):
    KONSEP = "konsep"
    PARAF = "paraf"
    REVISI = "revisi"
    SIAP_TTD = "siap_ttd"
    BERNOMOR = "bernomor"
    DITANDATANGANI = "ditandatangani"
    TERKIRIM = "terkirim"
    DITERIMA = "diterima"
    DIBERKASKAN = "diberkaskan"
    BATAL = "batal"


class Aksi(StrEnum):
    AJUKAN = "ajukan"
    LENGKAPI = "lengkapi"
    KEMBALIKAN = "kembalikan"
    TARIK = "tarik"
    NOMORI = "nomori"
    TANDATANGANI = "tandatangani"
    TOLAK = "tolak"
    KIRIM = "kirim"
    TERIMA = "terima"
    BERKASKAN = "berkaskan"
    BATALKAN = "batalkan"


FLOW = Flow(
    {
        (Status.KONSEP, Aksi.AJUKAN): Status.PARAF,
        (Status.KONSEP, Aksi.BATALKAN): Status.BATAL,
        (Status.PARAF, Aksi.LENGKAPI): Status.SIAP_TTD,
        (Status.PARAF, Aksi.KEMBALIKAN): Status.REVISI,
        (Status.PARAF, Aksi.TARIK): Status.REVISI,
        (Status.REVISI, Aksi.AJUKAN): Status.PARAF,
        (Status.REVISI, Aksi.BATALKAN): Status.BATAL,
        (Status.SIAP_TTD, Aksi.KEMBALIKAN): Status.REVISI,
        (Status.SIAP_TTD, Aksi.TARIK): Status.REVISI,
        # From here on the text is fixed: the number stands in the PDF, and the PDF is what is signed.
        (Status.SIAP_TTD, Aksi.NOMORI): Status.BERNOMOR,
        (Status.BERNOMOR, Aksi.TANDATANGANI): Status.DITANDATANGANI,
        (Status.BERNOMOR, Aksi.TOLAK): Status.BATAL,
        (Status.DITANDATANGANI, Aksi.KIRIM): Status.TERKIRIM,
        (Status.TERKIRIM, Aksi.KIRIM): Status.TERKIRIM,
        (Status.TERKIRIM, Aksi.TERIMA): Status.DITERIMA,
        (Status.TERKIRIM, Aksi.BERKASKAN): Status.DIBERKASKAN,
        (Status.DITERIMA, Aksi.BERKASKAN): Status.DIBERKASKAN,
    }
)
DAPAT_DITULIS = frozenset({Status.KONSEP, Status.REVISI})
"""The text may be changed; each change after the first paraf is a version of its own."""

BERJALAN = frozenset({Status.PARAF, Status.REVISI, Status.SIAP_TTD})
"""Waits for somebody's hand: what desks show."""

SUDAH_SAH = frozenset({Status.DITANDATANGANI, Status.TERKIRIM, Status.DITERIMA, Status.DIBERKASKAN})
"""Signed by all: never changed again, corrected or revoked only by another letter (UU 30/2014 Art. 63-64)."""

SUDAH_BERNOMOR = SUDAH_SAH | {Status.BERNOMOR}


class Kelas(StrEnum):
    """Classes of Permendagri 1/2023."""

    ARAHAN = "arahan"
    KORESPONDENSI = "korespondensi"
    KHUSUS = "khusus"
    LAINNYA = "lainnya"


class Rumpun(StrEnum):
    """Sub-classes; the name-block rule (Art. 44) speaks of them."""

    PENGATURAN = "pengaturan"
    PENETAPAN = "penetapan"
    PENUGASAN = "penugasan"
    KORESPONDENSI = "korespondensi"
    KHUSUS = "khusus"
    LAINNYA = "lainnya"


class JenisParaf(StrEnum):
    HIERARKI = "hierarki"
    KOORDINASI = "koordinasi"


class StatusParaf(StrEnum):
    MENUNGGU = "menunggu"
    DIPARAF = "diparaf"
    DIKEMBALIKAN = "dikembalikan"
    LEWAT = "lewat"
    """A coordinating office did not answer in time; the record says so and the letter goes on."""


class StatusTanda(StrEnum):
    MENUNGGU = "menunggu"
    DITANDATANGANI = "ditandatangani"
    DITOLAK = "ditolak"


class CaraTanda(StrEnum):
    """How a signature came to be: certified electronically, or by hand on paper."""

    ELEKTRONIK = "elektronik"
    BASAH = "basah"


class Kanal(StrEnum):
    """The way to an addressee."""

    UNIT = "unit"
    DAERAH = "daerah"
    SUREL = "surel"
    KERTAS = "kertas"


class StatusKirim(StrEnum):
    MENUNGGU = "menunggu"
    TERKIRIM = "terkirim"
    DITERIMA = "diterima"
    GAGAL = "gagal"


class Keberlakuan(StrEnum):
    """What a signed letter is worth today."""

    BERLAKU = "berlaku"
    DIUBAH = "diubah"
    DICABUT = "dicabut"
