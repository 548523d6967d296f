"""Statuses, acts and flow of a survey."""

from enum import StrEnum

from poros.pure.flow import Flow


class Status(StrEnum):
    RANCANG = "rancang"
    BUKA = "buka"
    TUTUP = "tutup"
    TERBIT = "terbit"
    BATAL = "batal"


class Aksi(StrEnum):
    BUKA = "buka"
    TUTUP = "tutup"
    BUKA_LAGI = "buka_lagi"
    TERBITKAN = "terbitkan"
    CABUT = "cabut"
    BATALKAN = "batalkan"


FLOW = Flow(
    {
        (Status.RANCANG, Aksi.BUKA): Status.BUKA,
        (Status.RANCANG, Aksi.BATALKAN): Status.BATAL,
        (Status.BUKA, Aksi.TUTUP): Status.TUTUP,
        (Status.TUTUP, Aksi.BUKA_LAGI): Status.BUKA,
        (Status.TUTUP, Aksi.TERBITKAN): Status.TERBIT,
        # What was published wrongly is taken back openly, with its reason, and may be published anew.
        (Status.TERBIT, Aksi.CABUT): Status.TUTUP,
    }
)
WAJIB_ALASAN = frozenset({Aksi.BUKA_LAGI, Aksi.CABUT, Aksi.BATALKAN})
"""Acts that must say why."""

PENERBITAN = frozenset({Aksi.TERBITKAN, Aksi.CABUT})
"""Acts by which somebody stands before the public."""
