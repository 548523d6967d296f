"""Statuses, acts and the flow of a penugasan (SM-IN and SM-ACTN of the administration rules)."""

from enum import StrEnum

from poros.pure.flow import Flow


class Status(StrEnum):
    TERKIRIM = "terkirim"
    DIKEMBALIKAN = "dikembalikan"
    DITEGASKAN = "ditegaskan"
    DITERIMA = "diterima"
    DIKERJAKAN = "dikerjakan"
    MENUNGGU_VERIFIKASI = "menunggu_verifikasi"
    TERVERIFIKASI = "terverifikasi"
    SELESAI = "selesai"
    DIALIHKAN = "dialihkan"
    DIBATALKAN = "dibatalkan"
    DIKETAHUI = "diketahui"


class Aksi(StrEnum):
    TERIMA = "terima"
    KEMBALIKAN = "kembalikan"
    TEGASKAN = "tegaskan"
    ALIHKAN = "alihkan"
    LAPORKAN = "laporkan"
    SERAHKAN = "serahkan"
    VERIFIKASI = "verifikasi"
    TOLAK = "tolak"
    SETUJUI = "setujui"
    REVISI = "revisi"
    BUKA_KEMBALI = "buka_kembali"
    BATALKAN = "batalkan"
    KETAHUI = "ketahui"


class Peran(StrEnum):
    """What a unit is in an order: lead, supporting, or told only (who is told never holds up the end)."""

    UTAMA = "utama"
    PENDUKUNG = "pendukung"
    TEMBUSAN = "tembusan"


FLOW = Flow(
    {
        (Status.TERKIRIM, Aksi.TERIMA): Status.DITERIMA,
        (Status.TERKIRIM, Aksi.KEMBALIKAN): Status.DIKEMBALIKAN,
        # To start is to accept: nobody should have to press twice for one decision.
        (Status.TERKIRIM, Aksi.LAPORKAN): Status.DIKERJAKAN,
        (Status.TERKIRIM, Aksi.SERAHKAN): Status.MENUNGGU_VERIFIKASI,
        # One bounce at most: the coordinator decides, and what was upheld can no longer be returned.
        (Status.DIKEMBALIKAN, Aksi.TEGASKAN): Status.DITEGASKAN,
        (Status.DIKEMBALIKAN, Aksi.ALIHKAN): Status.DIALIHKAN,
        (Status.DITEGASKAN, Aksi.TERIMA): Status.DITERIMA,
        (Status.DITEGASKAN, Aksi.LAPORKAN): Status.DIKERJAKAN,
        (Status.DITEGASKAN, Aksi.SERAHKAN): Status.MENUNGGU_VERIFIKASI,
        (Status.DITERIMA, Aksi.LAPORKAN): Status.DIKERJAKAN,
        (Status.DITERIMA, Aksi.SERAHKAN): Status.MENUNGGU_VERIFIKASI,
        (Status.DIKERJAKAN, Aksi.LAPORKAN): Status.DIKERJAKAN,
        (Status.DIKERJAKAN, Aksi.SERAHKAN): Status.MENUNGGU_VERIFIKASI,
        (Status.MENUNGGU_VERIFIKASI, Aksi.VERIFIKASI): Status.TERVERIFIKASI,
        (Status.MENUNGGU_VERIFIKASI, Aksi.TOLAK): Status.DIKERJAKAN,
        (Status.TERVERIFIKASI, Aksi.SETUJUI): Status.SELESAI,
        (Status.TERVERIFIKASI, Aksi.REVISI): Status.DIKERJAKAN,
        (Status.SELESAI, Aksi.BUKA_KEMBALI): Status.DIKERJAKAN,
        **{
            (status, Aksi.BATALKAN): Status.DIBATALKAN
            for status in (
                Status.TERKIRIM,
                Status.DIKEMBALIKAN,
                Status.DITEGASKAN,
                Status.DITERIMA,
                Status.DIKERJAKAN,
                Status.MENUNGGU_VERIFIKASI,
                Status.TERVERIFIKASI,
            )
        },
    }
)
FLOW_TEMBUSAN = Flow(
    {
        (Status.TERKIRIM, Aksi.KETAHUI): Status.DIKETAHUI,
        (Status.TERKIRIM, Aksi.BATALKAN): Status.DIBATALKAN,
    }
)

TERBUKA = frozenset(
    {
        Status.TERKIRIM,
        Status.DIKEMBALIKAN,
        Status.DITEGASKAN,
        Status.DITERIMA,
        Status.DIKERJAKAN,
        Status.MENUNGGU_VERIFIKASI,
        Status.TERVERIFIKASI,
    }
)
DI_TANGAN_UNIT = frozenset({Status.TERKIRIM, Status.DITEGASKAN, Status.DITERIMA, Status.DIKERJAKAN})
"""The clock of the unit runs; in the other open statuses somebody else has it."""

MENUNGGU_KOORDINATOR = frozenset({Status.DIKEMBALIKAN, Status.MENUNGGU_VERIFIKASI})
MENUNGGU_JAWABAN = frozenset({Status.TERKIRIM, Status.DITEGASKAN})
"""Arrived, and nobody in the unit has said yes."""

TAHUN = range(1900, 2200)
"""Years that Python and PostgreSQL can both turn into any zone: a moment outside could be written but not read."""

WAJIB_CATATAN = frozenset(
    {Aksi.KEMBALIKAN, Aksi.TEGASKAN, Aksi.ALIHKAN, Aksi.TOLAK, Aksi.REVISI, Aksi.BUKA_KEMBALI, Aksi.BATALKAN}
)
"""Acts that must say why."""


def flow(peran: Peran) -> "Flow[Status, Aksi]":
    """The table that holds for a unit in this role."""
    return FLOW_TEMBUSAN if peran is Peran.TEMBUSAN else FLOW


class StatusArahan(StrEnum):
    BERLAKU = "berlaku"
    SELESAI = "selesai"
    DITARIK = "ditarik"
    DIGANTIKAN = "digantikan"


class Kecepatan(StrEnum):
    """Speed axis (02 §2.3); the clock of each is a dated rule `surat-<kecepatan>`."""

    BIASA = "biasa"
    SEGERA = "segera"
    SANGAT_SEGERA = "sangat_segera"


class Kerahasiaan(StrEnum):
    """Secrecy axis (SKKAD). Unset means terbatas (hard rule R07)."""

    BIASA = "biasa"
    TERBATAS = "terbatas"
    RAHASIA = "rahasia"
    SANGAT_RAHASIA = "sangat_rahasia"


TERTUTUP = frozenset({Kerahasiaan.RAHASIA, Kerahasiaan.SANGAT_RAHASIA})
"""Seen only by the offices named on the paper, not by their whole unit."""


class Tanda(StrEnum):
    LAKUKAN = "do"
    LARANG = "forbid"


class Tingkat(StrEnum):
    """How far an overdue penugasan has been escalated, in the order of the line."""

    UNIT = "unit"
    BIRO = "biro"
    ASISTEN = "asisten"
    SEKDA = "sekda"


URUTAN_TINGKAT = tuple(Tingkat)


class Keputusan(StrEnum):
    """What a person can decide about colliding orders; each is carried out by the issuers themselves."""

    ATUR_URUTAN = "atur_urutan"
    GABUNGKAN = "gabungkan"
    TANYA_PENERBIT = "tanya_penerbit"
    JALANKAN_PEMENANG = "jalankan_pemenang"
    TARIK_SALAH_SATU = "tarik_salah_satu"


class Kotak(StrEnum):
    """From which side somebody looks at work: what came in, what he ordered, what he coordinates, all he sees."""

    MASUK = "masuk"
    PERINTAH = "perintah"
    KOORDINASI = "koordinasi"
    SEMUA = "semua"
