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
    URUNGKAN = "urungkan"
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
        # Undone before anybody opened it: the letter lies on the desk as if nothing had been decided.
        (Status.DIDISPOSISI, Aksi.URUNGKAN): Status.MENUNGGU_ARAHAN,
        (Status.SELESAI, Aksi.URUNGKAN): Status.MENUNGGU_ARAHAN,
        # A settled letter that needs a further order lives again.
        (Status.SELESAI, Aksi.DISPOSISI): Status.DIDISPOSISI,
        (Status.SELESAI, Aksi.BERKASKAN): Status.DIBERKASKAN,
    }
)
DI_MEJA = frozenset({Status.TERDAFTAR, Status.MENUNGGU_ARAHAN})
"""Nobody has decided yet: what was written down may still be corrected, the sheet prepared."""

AGENDA = "surat-masuk"
"""Code of the register from which agenda numbers are taken."""

DAPAT_DIPERBAIKI = (
    "nomor",
    "tanggal",
    "pengirim",
    "perihal",
    "ringkasan",
    "jumlah_lampiran",
    "klasifikasi",
    "kecepatan",
    "kerahasiaan",
    "acara_mulai",
    "acara_selesai",
    "acara_tempat",
)
