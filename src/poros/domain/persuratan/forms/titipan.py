"""A scan kept before its letter is: known to the form by a signed word that only its bringer can use."""

from dataclasses import asdict, dataclass

from django.core import signing

GARAM = "poros.persuratan.titipan"
BERLAKU = 60 * 60 * 24
"""A day: what was dropped in the morning can be registered in the evening."""


@dataclass(frozen=True, slots=True)
class Titipan:
    """Which file, under which name, brought by whom."""

    berkas_id: int
    nama: str
    orang_id: int

    def tanda(self) -> str:
        """The word that the form carries."""
        return signing.dumps(asdict(self), salt=GARAM)


def baca_titipan(tanda: str, orang_id: int) -> Titipan | None:
    """What the word stands for; None when it is forged, old or another person's."""
    try:
        found = Titipan(**signing.loads(tanda, salt=GARAM, max_age=BERLAKU))
    except signing.BadSignature:
        return None
    return found if found.orang_id == orang_id else None
