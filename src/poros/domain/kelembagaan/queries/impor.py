"""What an uploaded structure would change: shown before anything is done, and judged again when it is."""

from dataclasses import dataclass
from datetime import date

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Orang

from ..rules.selisih import Beda, Galat, Struktur, bandingkan, periksa, periksa_perubahan
from .tabel import tabel


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """Differences and errors; with errors nothing can be applied."""

    beda: list[Beda]
    galat: list[Galat]


def pratinjau(actor: Actor, struktur: Struktur, berlaku: date) -> Pratinjau:
    """Compare a structure with today's."""
    galat = periksa(struktur)
    if galat:
        return Pratinjau([], galat)
    beda = bandingkan(tabel(actor), struktur)
    diri = Orang.objects.values_list("nip", "nama").get(pk=actor.orang_id)
    larangan = periksa_perubahan(beda, frozenset(filter(None, diri)), terjadwal=berlaku > actor.hari)
    return Pratinjau(beda, larangan)
