"""Ideas with what they weigh, and whose they are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from poros.kernel.organisasi.actor import Actor
from poros.pure.rapat import bobot

from ..models import Gagasan, NilaiGagasan, Rapat


@dataclass(frozen=True, slots=True)
class Timbangan:
    """An idea, its weighted mean (None while nobody has marked it), and how many have."""

    gagasan: Gagasan
    nilai: Fraction | None
    penilai: int

    @property
    def angka(self) -> float | None:
        return float(self.nilai) if self.nilai is not None else None


def timbang(rapat: Rapat) -> list[Timbangan]:
    """The ideas, the weightiest first; what nobody has weighed comes last. Three statements."""
    weights = {str(k.pk): k.bobot for k in rapat.kriteria.all()}
    marks: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    judges: dict[int, set[int]] = defaultdict(set)
    for row in NilaiGagasan.objects.filter(gagasan__rapat=rapat):
        marks[row.gagasan_id][str(row.kriteria_id)].append(row.nilai)
        judges[row.gagasan_id].add(row.jabatan_id)
    rows = [
        Timbangan(g, bobot(marks[g.pk], weights), len(judges[g.pk]))
        for g in rapat.gagasan.select_related("unit", "pertanyaan")
    ]
    return sorted(rows, key=lambda t: (t.nilai is None, -(t.nilai or 0), t.gagasan.pk))


def penyumbang(rows: Iterable[Gagasan]) -> dict[str, int]:
    """Every unit that has contributed, and how much: the credit is theirs whatever became of it."""
    credit: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.unit:
            credit[row.unit.nama] += 1
    return dict(sorted(credit.items(), key=lambda kv: (-kv[1], kv[0])))


def milik(actor: Actor, rapat: Rapat) -> list[Gagasan]:
    """What the actor has given under his name."""
    return list(rapat.gagasan.filter(orang_id=actor.orang_id))


def nilai_saya(actor: Actor, rapat: Rapat) -> dict[int, dict[int, int]]:
    """Idea → criterion → the mark that this office has given."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for row in NilaiGagasan.objects.filter(gagasan__rapat=rapat, jabatan_id=actor.jabatan_id):
        found[row.gagasan_id][row.kriteria_id] = row.nilai
    return found


def baris(rapat: Rapat) -> list[list[Any]]:
    """The ideas as lines of a table, the weightiest first."""
    return [
        [
            t.gagasan.isi,
            t.gagasan.pertanyaan.isi if t.gagasan.pertanyaan else "",
            t.gagasan.nama,
            t.gagasan.unit.nama if t.gagasan.unit else "",
            t.gagasan.kelompok,
            round(t.angka, 2) if t.angka is not None else None,
            t.penilai,
            str(t.gagasan.get_hasil_display()) if t.gagasan.hasil else "",
            t.gagasan.alasan,
        ]
        for t in timbang(rapat)
    ]
