"""What an invitation, a review and a closing must have before they may be done; what is missing is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Kesiapan:
    """A meeting as the guard of SM-MTG looks at it."""

    ketua: bool
    mulai: datetime | None
    tempat: bool
    acara: int
    peserta: int


def kurang_undangan(k: Kesiapan) -> tuple[str, ...]:
    """What must still be entered before anybody is invited."""
    needed = {
        "ketua": k.ketua,
        "mulai": k.mulai is not None,
        "tempat": k.tempat,
        "acara": k.acara > 0,
        "peserta": k.peserta > 0,
    }
    return tuple(name for name, there in needed.items() if not there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telaah:
    """An item of a leader's agenda as its reviewer looks at it."""

    sumber: bool
    dibuka: bool
    tempat: bool
    kontak: bool
    bentrok: bool


def kurang_telaah(t: Telaah) -> tuple[str, ...]:
    """The checklist of the review: the invitation was opened, place and organiser are known, nothing collides."""
    needed = {
        "sumber": t.sumber,
        "dibuka": t.dibuka,
        "tempat": t.tempat,
        "kontak": t.kontak,
        "bentrok": not t.bentrok,
    }
    return tuple(name for name, there in needed.items() if not there)


@dataclass(frozen=True, slots=True)
class Putus:
    """A decision as it stands in the notula."""

    nomor: int
    keputusan: bool
    tindak: bool
    bertugas: bool


def belum_ditindak(butir: Sequence[Putus]) -> tuple[int, ...]:
    """Decisions that are neither for information nor work of somebody: with these no meeting is closed."""
    return tuple(b.nomor for b in butir if b.keputusan or (b.tindak and not b.bertugas))
