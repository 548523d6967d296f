"""Quality of a performance tree: what hangs in the air, what nobody leads, what cannot be measured.

Findings on structure are certain. Findings on wording are hints for a person: they rest on lists of words.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Tingkat(StrEnum):
    SASARAN = "sasaran"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUBKEGIATAN = "subkegiatan"


URUTAN = tuple(Tingkat)


class Temuan(StrEnum):
    TANPA_INDUK = "tanpa_induk"
    TANPA_ANAK = "tanpa_anak"
    SALAH_TINGKAT = "salah_tingkat"
    TANPA_INDIKATOR = "tanpa_indikator"
    TANPA_TARGET = "tanpa_target"
    TANPA_ANGGARAN = "tanpa_anggaran"
    LINTAS_UNIT = "lintas_unit"
    BUKAN_HASIL = "bukan_hasil"
    TIDAK_TERUKUR = "tidak_terukur"


PETUNJUK = frozenset({Temuan.BUKAN_HASIL, Temuan.TIDAK_TERUKUR})
"""Found by words, so only a hint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Simpul:
    """A line of the tree. `unit` is the short name of who is responsible; `utama` marks who leads an indicator."""

    kode: str
    tingkat: Tingkat
    nama: str
    unit: str
    induk: str = ""
    indikator: str = ""
    satuan: str = ""
    target: Decimal | None = None
    anggaran: Decimal | None = None
    utama: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TemuanKinerja:
    """One finding on the line that `unit` has under this code; `lain` are further units that it concerns."""

    kode: str
    unit: str
    temuan: Temuan
    lain: tuple[str, ...] = ()

    @property
    def petunjuk(self) -> bool:
        return self.temuan in PETUNJUK


@dataclass(frozen=True, slots=True, kw_only=True)
class Kata:
    """Words that hint at an output, or at something that cannot be measured (`parameter/kaskade.yaml`)."""

    keluaran: tuple[str, ...] = ()
    kabur: tuple[str, ...] = ()


def periksa(simpul: Sequence[Simpul], kata: Kata) -> list[TemuanKinerja]:
    """All findings, in the order of the tree."""
    by_code = {s.kode: s for s in simpul}
    parents = {s.induk for s in simpul}
    lead = _lintas(simpul)
    found = []
    for line in simpul:
        kinds = [*_struktur(line, by_code, parents), *_isi(line, kata)]
        found += [TemuanKinerja(kode=line.kode, unit=line.unit, temuan=t) for t in kinds]
        others = lead.get((line.kode, line.unit))
        if others:
            found.append(TemuanKinerja(kode=line.kode, unit=line.unit, temuan=Temuan.LINTAS_UNIT, lain=others))
    return found


def baku(teks: str) -> str:
    """An indicator's words as they are compared: case, spaces and the last stop do not matter."""
    return " ".join(teks.lower().split()).rstrip(".")


def _struktur(line: Simpul, by_code: Mapping[str, Simpul], parents: set[str]) -> list[Temuan]:
    found = []
    depth = URUTAN.index(line.tingkat)
    above = by_code.get(line.induk)
    if depth and above is None:
        found.append(Temuan.TANPA_INDUK)
    if above is not None and URUTAN.index(above.tingkat) != depth - 1:
        found.append(Temuan.SALAH_TINGKAT)
    if line.tingkat in {Tingkat.SASARAN, Tingkat.PROGRAM} and line.kode not in parents:
        found.append(Temuan.TANPA_ANAK)
    return found


def _isi(line: Simpul, kata: Kata) -> list[Temuan]:
    if not line.indikator:
        return [Temuan.TANPA_INDIKATOR]
    found = []
    if line.target is None:
        found.append(Temuan.TANPA_TARGET)
    elif line.tingkat is not Tingkat.SASARAN and not line.anggaran:
        found.append(Temuan.TANPA_ANGGARAN)
    words = baku(line.indikator)
    if line.tingkat is Tingkat.SASARAN and words.startswith(kata.keluaran):
        found.append(Temuan.BUKAN_HASIL)
    if not line.satuan or words.startswith(kata.kabur):
        found.append(Temuan.TIDAK_TERUKUR)
    return found


def _lintas(simpul: Sequence[Simpul]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Lines (code and unit: several may carry one code) whose indicator several units carry and none or many lead."""
    groups: dict[str, list[Simpul]] = defaultdict(list)
    for line in simpul:
        if line.indikator:
            groups[baku(line.indikator)].append(line)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for group in groups.values():
        units = {line.unit for line in group}
        if len(units) > 1 and sum(line.utama for line in group) != 1:
            found |= {(line.kode, line.unit): tuple(sorted(units - {line.unit})) for line in group}
    return found
