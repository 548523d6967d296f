"""Loans of archives: asked for, lent until a day, brought back."""

from enum import StrEnum

from poros.pure.flow import Flow


class Cara(StrEnum):
    BACA = "baca"
    FISIK = "fisik"


class Status(StrEnum):
    DIMINTA = "diminta"
    DIPINJAM = "dipinjam"
    DITOLAK = "ditolak"
    KEMBALI = "kembali"


class Aksi(StrEnum):
    SETUJUI = "setujui"
    TOLAK = "tolak"
    KEMBALIKAN = "kembalikan"


FLOW = Flow(
    {
        (Status.DIMINTA, Aksi.SETUJUI): Status.DIPINJAM,
        (Status.DIMINTA, Aksi.TOLAK): Status.DITOLAK,
        (Status.DIPINJAM, Aksi.KEMBALIKAN): Status.KEMBALI,
    }
)
