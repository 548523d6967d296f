"""Statuses, acts and flow of an assessment year and of a plan for the way up."""

from enum import StrEnum

from poros.pure.flow import Flow


class Babak(StrEnum):
    """Who has valued an indicator: the office that owns it, the internal assessor, the external one."""

    MANDIRI = "mandiri"
    INTERNAL = "internal"
    EKSTERNAL = "eksternal"


class Status(StrEnum):
    DISUSUN = "disusun"
    DIISI = "diisi"
    DINILAI_INTERNAL = "dinilai_internal"
    DINILAI_EKSTERNAL = "dinilai_eksternal"
    DIBEKUKAN = "dibekukan"
    DIUMUMKAN = "diumumkan"
    DIBATALKAN = "dibatalkan"


BERHASIL = (Status.DIBEKUKAN, Status.DIUMUMKAN)
"""In which there is a result that no longer changes."""


class Aksi(StrEnum):
    MULAI = "mulai"
    NILAI_INTERNAL = "nilai_internal"
    KEMBALIKAN = "kembalikan"
    NILAI_EKSTERNAL = "nilai_eksternal"
    BEKUKAN = "bekukan"
    CAIRKAN = "cairkan"
    UMUMKAN = "umumkan"
    BATALKAN = "batalkan"


FLOW = Flow(
    {
        (Status.DISUSUN, Aksi.MULAI): Status.DIISI,
        (Status.DISUSUN, Aksi.BATALKAN): Status.DIBATALKAN,
        (Status.DIISI, Aksi.NILAI_INTERNAL): Status.DINILAI_INTERNAL,
        (Status.DIISI, Aksi.BATALKAN): Status.DIBATALKAN,
        (Status.DINILAI_INTERNAL, Aksi.KEMBALIKAN): Status.DIISI,
        (Status.DINILAI_INTERNAL, Aksi.NILAI_EKSTERNAL): Status.DINILAI_EKSTERNAL,
        # Not every index has an assessor from outside; then the internal value is the result.
        (Status.DINILAI_INTERNAL, Aksi.BEKUKAN): Status.DIBEKUKAN,
        (Status.DINILAI_EKSTERNAL, Aksi.BEKUKAN): Status.DIBEKUKAN,
        (Status.DIBEKUKAN, Aksi.CAIRKAN): Status.DINILAI_EKSTERNAL,
        (Status.DIBEKUKAN, Aksi.UMUMKAN): Status.DIUMUMKAN,
    }
)
WAJIB_ALASAN = frozenset({Aksi.KEMBALIKAN, Aksi.CAIRKAN, Aksi.BATALKAN})
"""Acts that must say why."""

BABAK = {
    Status.DIISI: Babak.MANDIRI,
    Status.DINILAI_INTERNAL: Babak.INTERNAL,
    Status.DINILAI_EKSTERNAL: Babak.EKSTERNAL,
}
"""Whose turn it is; in the other statuses nobody writes values."""


class StatusRencana(StrEnum):
    DISUSUN = "disusun"
    DITETAPKAN = "ditetapkan"
    DIBATALKAN = "dibatalkan"


class AksiRencana(StrEnum):
    UBAH = "ubah"
    TETAPKAN = "tetapkan"
    BATALKAN = "batalkan"


FLOW_RENCANA = Flow(
    {
        (StatusRencana.DISUSUN, AksiRencana.UBAH): StatusRencana.DISUSUN,
        (StatusRencana.DISUSUN, AksiRencana.TETAPKAN): StatusRencana.DITETAPKAN,
        (StatusRencana.DISUSUN, AksiRencana.BATALKAN): StatusRencana.DIBATALKAN,
    }
)
