"""Who initials a letter before it is signed, in which order, and what of it survives a change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .alur import JenisParaf, StatusParaf


@dataclass(frozen=True, slots=True, kw_only=True)
class Atasan:
    """An office on the way up, from the drafter's own head to the one below the signer."""

    jabatan_id: int
    tingkat: int
    kepala_pengonsep: bool = False
    """Heads the office in which the letter was drafted: answers for it, so never left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rencana:
    """One step to be: offices of the same `urut` are asked at the same time."""

    jabatan_id: int
    urut: int
    jenis: JenisParaf


@dataclass(frozen=True, slots=True, kw_only=True)
class Keadaan:
    """One step as it stands."""

    urut: int
    status: StatusParaf
    jenis: JenisParaf = JenisParaf.HIERARKI
    tenggat: datetime | None = None


def usulkan(
    atasan: Sequence[Atasan], koordinasi: Sequence[int], *, penanda_tangan: Sequence[int], pengonsep: int, maks: int
) -> list[Rencana]:
    """The steps that the rules ask for; a government may change them.

    At most `maks` hierarchical ones below the signer, the lowest eselon first; who drafted or signs needs none, and
    nobody stands between him and his own draft. Coordinating offices come first, all at once.
    """
    signs = set(penanda_tangan)
    if pengonsep in signs:
        return []
    line = [a for a in atasan if a.jabatan_id not in signs and a.jabatan_id != pengonsep]
    steps = sorted(_terpilih(line, maks), key=lambda a: a.tingkat)
    hierarchy = {a.jabatan_id for a in steps}
    asked = [j for j in dict.fromkeys(koordinasi) if j not in signs | hierarchy | {pengonsep}]
    first = [Rencana(jabatan_id=j, urut=1, jenis=JenisParaf.KOORDINASI) for j in asked]
    start = 2 if first else 1
    return first + [
        Rencana(jabatan_id=a.jabatan_id, urut=n, jenis=JenisParaf.HIERARKI) for n, a in enumerate(steps, start)
    ]


def _terpilih(line: list[Atasan], maks: int) -> list[Atasan]:
    """The nearest below the signer, and always the head of the drafting office."""
    if len(line) <= maks:
        return line
    own = [a for a in line if a.kepala_pengonsep][:1]
    rest = [a for a in line if a not in own]
    return own + rest[len(rest) - (maks - len(own)) :]


def giliran(langkah: Sequence[Keadaan]) -> int | None:
    """The order number that is asked now; None when all have answered."""
    open_steps = [step.urut for step in langkah if step.status is StatusParaf.MENUNGGU]
    return min(open_steps, default=None)


def lewat(langkah: Sequence[Keadaan], kini: datetime) -> list[int]:
    """Positions of coordinating steps whose time is over: recorded as passed, the letter goes on."""
    now = giliran(langkah)
    return [
        at
        for at, step in enumerate(langkah)
        if step.urut == now
        and step.status is StatusParaf.MENUNGGU
        and step.jenis is JenisParaf.KOORDINASI
        and step.tenggat is not None
        and step.tenggat < kini
    ]


def ulang_dari(langkah: Sequence[Keadaan], *, berubah: bool) -> int:
    """From which order number initials must be given anew when a returned letter comes back.

    A changed text has been seen by nobody: from the first. Unchanged, with an explanation only: from who returned it.
    """
    if berubah or not langkah:
        return 1
    back = [step.urut for step in langkah if step.status is StatusParaf.DIKEMBALIKAN]
    return min(back, default=max(step.urut for step in langkah) + 1)


def larangan(*, orang: int, pengonsep: int, sendirian: bool) -> bool:
    """May this person not initial? Nobody judges his own work (UU 30/2014 Art. 42), unless nobody else is asked."""
    return orang == pengonsep and not sendirian
