"""Statuses, acts and flow of an offer and of an adoption."""

from enum import StrEnum

from poros.pure.flow import Flow


class Status(StrEnum):
    """Of an offer."""

    KONSEP = "konsep"
    TERBIT = "terbit"
    DITARIK = "ditarik"


class Aksi(StrEnum):
    """On an offer."""

    UBAH = "ubah"
    TERBITKAN = "terbitkan"
    TARIK = "tarik"


FLOW = Flow(
    {
        (Status.KONSEP, Aksi.UBAH): Status.KONSEP,
        (Status.KONSEP, Aksi.TERBITKAN): Status.TERBIT,
        (Status.TERBIT, Aksi.UBAH): Status.TERBIT,
        (Status.TERBIT, Aksi.TARIK): Status.DITARIK,
        (Status.DITARIK, Aksi.UBAH): Status.DITARIK,
        (Status.DITARIK, Aksi.TERBITKAN): Status.TERBIT,
    }
)


class Arah(StrEnum):
    """Do we learn, or do others learn from us?"""

    KELUAR = "keluar"
    MASUK = "masuk"


class StatusAdopsi(StrEnum):
    DIUSULKAN = "diusulkan"
    DIAJUKAN = "diajukan"
    DITERIMA = "diterima"
    DITOLAK = "ditolak"
    DISEPAKATI = "disepakati"
    DIRENCANAKAN = "direncanakan"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    DIHENTIKAN = "dihentikan"


class AksiAdopsi(StrEnum):
    AJUKAN = "ajukan"
    TERIMA = "terima"
    TOLAK = "tolak"
    SEPAKATI = "sepakati"
    RENCANAKAN = "rencanakan"
    MULAI = "mulai"
    SELESAIKAN = "selesaikan"
    HENTIKAN = "hentikan"


FLOW_ADOPSI = Flow(
    {
        (StatusAdopsi.DIUSULKAN, AksiAdopsi.AJUKAN): StatusAdopsi.DIAJUKAN,
        (StatusAdopsi.DIUSULKAN, AksiAdopsi.HENTIKAN): StatusAdopsi.DIHENTIKAN,
        (StatusAdopsi.DIAJUKAN, AksiAdopsi.TERIMA): StatusAdopsi.DITERIMA,
        (StatusAdopsi.DIAJUKAN, AksiAdopsi.TOLAK): StatusAdopsi.DITOLAK,
        (StatusAdopsi.DIAJUKAN, AksiAdopsi.HENTIKAN): StatusAdopsi.DIHENTIKAN,
        (StatusAdopsi.DITERIMA, AksiAdopsi.SEPAKATI): StatusAdopsi.DISEPAKATI,
        (StatusAdopsi.DITERIMA, AksiAdopsi.HENTIKAN): StatusAdopsi.DIHENTIKAN,
        (StatusAdopsi.DISEPAKATI, AksiAdopsi.RENCANAKAN): StatusAdopsi.DIRENCANAKAN,
        (StatusAdopsi.DISEPAKATI, AksiAdopsi.HENTIKAN): StatusAdopsi.DIHENTIKAN,
        (StatusAdopsi.DIRENCANAKAN, AksiAdopsi.RENCANAKAN): StatusAdopsi.DIRENCANAKAN,
        (StatusAdopsi.DIRENCANAKAN, AksiAdopsi.MULAI): StatusAdopsi.BERJALAN,
        (StatusAdopsi.DIRENCANAKAN, AksiAdopsi.HENTIKAN): StatusAdopsi.DIHENTIKAN,
        (StatusAdopsi.BERJALAN, AksiAdopsi.SELESAIKAN): StatusAdopsi.SELESAI,
        (StatusAdopsi.BERJALAN, AksiAdopsi.HENTIKAN): StatusAdopsi.DIHENTIKAN,
    }
)
WAJIB_ALASAN = frozenset({AksiAdopsi.TOLAK, AksiAdopsi.HENTIKAN})
"""Acts that must say why."""

JALUR = (
    StatusAdopsi.DIAJUKAN,
    StatusAdopsi.DITERIMA,
    StatusAdopsi.DISEPAKATI,
    StatusAdopsi.DIRENCANAKAN,
    StatusAdopsi.BERJALAN,
    StatusAdopsi.SELESAI,
)
"""The road of a request that goes well."""

BERNOTA = frozenset({StatusAdopsi.DISEPAKATI, StatusAdopsi.DIRENCANAKAN, StatusAdopsi.BERJALAN, StatusAdopsi.SELESAI})
"""An agreement is in force: its end must be looked at."""


class Potret(StrEnum):
    """When the levels were looked at."""

    AWAL = "awal"
    AKHIR = "akhir"


class Keberhasilan(StrEnum):
    """What an adopter says of what he took over."""

    BERHASIL = "berhasil"
    SEBAGIAN = "sebagian"
    GAGAL = "gagal"


class PeranUnit(StrEnum):
    """What a unit does here: keeps the catalogue (Diskominfo, Bagian Organisasi), or sees to the agreements."""

    PENGELOLA = "pengelola"
    KERJA_SAMA = "kerja_sama"
