"""Statuses, acts and flow of an incoming letter (SM-IN)."""

from enum import StrEnum

from poros.pure.flow import Flow


class Status(StrEnum):
    TERDAFTAR = "terdaftar"
    MENUNGGU_ARAHAN = "menunggu_arahan"
    DIDISPOSISI = "didisposisi"
    SELESAI = "selesai"
    DIBERKASKAN = "diberkaskan"
    DITARIK = "ditarik"


class Aksi(StrEnum):
    TERUSKAN = "teruskan"
    DISPOSISI = "disposisi"
    TUNTASKAN = "tuntaskan"
    ARSIPKAN = "arsipkan"
    BERKASKAN = "berkaskan"
    TARIK = "tarik"


FLOW = Flow(
    {
        (Status.TERDAFTAR, Aksi.TERUSKAN): Status.MENUNGGU_ARAHAN,
        (Status.TERDAFTAR, Aksi.TARIK): Status.DITARIK,
        (Status.MENUNGGU_ARAHAN, Aksi.TERUSKAN): Status.MENUNGGU_ARAHAN,
        (Status.MENUNGGU_ARAHAN, Aksi.DISPOSISI): Status.DIDISPOSISI,
        (Status.MENUNGGU_ARAHAN, Aksi.ARSIPKAN): Status.SELESAI,
        (Status.MENUNGGU_ARAHAN, Aksi.TARIK): Status.DITARIK,
        (Status.DIDISPOSISI, Aksi.DISPOSISI): Status.DIDISPOSISI,
        (Status.DIDISPOSISI, Aksi.TUNTASKAN): Status.SELESAI,
        # A settled letter that needs a further order lives again.
        (Status.SELESAI, Aksi.DISPOSISI): Status.DIDISPOSISI,
        (Status.SELESAI, Aksi.BERKASKAN): Status.DIBERKASKAN,
    }
)
AGENDA = "surat-masuk"
"""Code of the register from which agenda numbers are taken."""
