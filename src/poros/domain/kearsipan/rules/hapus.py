"""A person asks to be forgotten: what the law leaves open (UU 27/2022 Art. 8, 15, 42-45; UU 43/2009 Art. 86)."""

from collections.abc import Iterable
from enum import StrEnum

from poros.pure.retensi import Nasib, Tahap

from .berkas import BERAKHIR, Status


class StatusHapus(StrEnum):
    DITERIMA = "diterima"
    DIJAWAB = "dijawab"


class Putusan(StrEnum):
    DIPERTAHANKAN = "dipertahankan"
    DIBATASI = "dibatasi"
    DIPROSES = "diproses"
    TIDAK_ADA = "tidak_ada"


def boleh(keadaan: Iterable[tuple[Status, Nasib | None, Tahap]]) -> tuple[Putusan, ...]:
    """The answers that are open for a person's files, each told as (status, fate, where its retention stands).

    Nothing is ever erased at once: archives go by their schedule and procedure (UU 27/2022 Art. 44(1)b). Only what is
    due and fated to go may be promised to the procedure.
    """
    living = [one for one in keadaan if one[0] not in BERAKHIR]
    if not living:
        return (Putusan.TIDAK_ADA,)
    if all(fate is Nasib.MUSNAH and stage is Tahap.JATUH_TEMPO for _status, fate, stage in living):
        return (Putusan.DIPROSES, Putusan.DIBATASI)
    return (Putusan.DIPERTAHANKAN, Putusan.DIBATASI)
