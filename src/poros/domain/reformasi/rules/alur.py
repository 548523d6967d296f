"""Statuses, acts and flows: of a review of the structure, of a reform roadmap, of a SAKIP problem."""

from enum import StrEnum

from poros.pure.flow import Flow


class StatusTelaah(StrEnum):
    DISUSUN = "disusun"
    USULAN = "usulan"
    DIKIRIM = "dikirim"
    DISETUJUI = "disetujui"
    DITETAPKAN = "ditetapkan"
    DILANTIK = "dilantik"
    SELESAI = "selesai"
    DIBATALKAN = "dibatalkan"


class AksiTelaah(StrEnum):
    AJUKAN = "ajukan"
    PERBAIKI = "perbaiki"
    KIRIM = "kirim"
    SETUJUI = "setujui"
    TETAPKAN = "tetapkan"
    LANTIK = "lantik"
    SELESAIKAN = "selesaikan"
    BATALKAN = "batalkan"


FLOW_TELAAH = Flow(
    {
        (StatusTelaah.DISUSUN, AksiTelaah.AJUKAN): StatusTelaah.USULAN,
        (StatusTelaah.DISUSUN, AksiTelaah.BATALKAN): StatusTelaah.DIBATALKAN,
        (StatusTelaah.USULAN, AksiTelaah.KIRIM): StatusTelaah.DIKIRIM,
        (StatusTelaah.USULAN, AksiTelaah.PERBAIKI): StatusTelaah.DISUSUN,
        (StatusTelaah.DIKIRIM, AksiTelaah.SETUJUI): StatusTelaah.DISETUJUI,
        # The ministry asks for changes: the proposal is drawn up again.
        (StatusTelaah.DIKIRIM, AksiTelaah.PERBAIKI): StatusTelaah.DISUSUN,
        (StatusTelaah.DISETUJUI, AksiTelaah.TETAPKAN): StatusTelaah.DITETAPKAN,
        (StatusTelaah.DITETAPKAN, AksiTelaah.LANTIK): StatusTelaah.DILANTIK,
        (StatusTelaah.DILANTIK, AksiTelaah.SELESAIKAN): StatusTelaah.SELESAI,
    }
)
JALUR_TELAAH = (
    StatusTelaah.DISUSUN,
    StatusTelaah.USULAN,
    StatusTelaah.DIKIRIM,
    StatusTelaah.DISETUJUI,
    StatusTelaah.DITETAPKAN,
    StatusTelaah.DILANTIK,
    StatusTelaah.SELESAI,
)
BERTUGAS = frozenset({StatusTelaah.DISETUJUI, StatusTelaah.DITETAPKAN, StatusTelaah.DILANTIK, StatusTelaah.SELESAI})
"""From the approval on it matters which units get an order and which cannot."""
ALASAN_TELAAH = frozenset({AksiTelaah.PERBAIKI, AksiTelaah.BATALKAN})
"""Acts that must say why."""
BERDOKUMEN = frozenset({AksiTelaah.KIRIM, AksiTelaah.SETUJUI, AksiTelaah.TETAPKAN, AksiTelaah.LANTIK})
"""Steps that happen on paper: the letter, the approval, the regulation, the record of inauguration have a number."""


class StatusRoadmap(StrEnum):
    DISUSUN = "disusun"
    DITETAPKAN = "ditetapkan"


class JenisAksi(StrEnum):
    """RB General is the inner reform of every government, RB Tematik serves a theme (PermenPANRB 3/2023)."""

    GENERAL = "general"
    TEMATIK = "tematik"


class JenisMasalah(StrEnum):
    """Kinds of problems in applying SAKIP."""

    INDIKATOR_LINTAS = "indikator_lintas"
    KASKADE_PUTUS = "kaskade_putus"
    BUKAN_HASIL = "bukan_hasil"
    TIDAK_TERUKUR = "tidak_terukur"
    TANPA_ANGGARAN = "tanpa_anggaran"
    DATA_TIDAK_ADA = "data_tidak_ada"
    LAIN = "lain"


class StatusMasalah(StrEnum):
    DICATAT = "dicatat"
    DITANGANI = "ditangani"
    SELESAI = "selesai"
    TERVERIFIKASI = "terverifikasi"
    GUGUR = "gugur"


class AksiMasalah(StrEnum):
    TUGASKAN = "tugaskan"
    SELESAIKAN = "selesaikan"
    VERIFIKASI = "verifikasi"
    KEMBALIKAN = "kembalikan"
    GUGURKAN = "gugurkan"


FLOW_MASALAH = Flow(
    {
        (StatusMasalah.DICATAT, AksiMasalah.TUGASKAN): StatusMasalah.DITANGANI,
        (StatusMasalah.DICATAT, AksiMasalah.GUGURKAN): StatusMasalah.GUGUR,
        (StatusMasalah.DITANGANI, AksiMasalah.SELESAIKAN): StatusMasalah.SELESAI,
        (StatusMasalah.SELESAI, AksiMasalah.VERIFIKASI): StatusMasalah.TERVERIFIKASI,
        (StatusMasalah.SELESAI, AksiMasalah.KEMBALIKAN): StatusMasalah.DITANGANI,
    }
)
TERTUTUP = frozenset({StatusMasalah.TERVERIFIKASI, StatusMasalah.GUGUR})
"""In which a problem is over: nothing of it changes any more."""
ALASAN_MASALAH = frozenset({AksiMasalah.SELESAIKAN, AksiMasalah.KEMBALIKAN, AksiMasalah.GUGURKAN})
"""Acts that must say what was done, or why."""
