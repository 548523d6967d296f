"""The roadmap: the steps of a decided plan with their work, their money, and what has been reached of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from poros.kernel.penugasan.rules import Status as StatusTugas

from ...models import Butir, LangkahRencana, Rencana
from ...rules.alur import Babak, Status
from .lembar import nama

NOL = Decimal(0)
SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kemajuan:
    """A step and how far it has come: the level that an assessment has found since, and the work itself."""

    langkah: LangkahRencana
    nama: str
    tercapai: Decimal | None
    """Value of the newest assessment from the plan's first year on; None where there is none yet."""

    @property
    def selesai(self) -> bool:
        """Assessed at the planned level; before any assessment, reported done."""
        if self.tercapai is not None:
            return self.tercapai >= self.langkah.ke
        return self.langkah.penugasan.status == StatusTugas.SELESAI


@dataclass(frozen=True, slots=True, kw_only=True)
class Peta:
    """All steps, the share of effort that is done, and the money by year."""

    langkah: list[Kemajuan]
    selesai: int
    anggaran: list[tuple[int, Decimal, int]]
    """Year, amount, steps of that year without an amount."""

    @property
    def bagian(self) -> int:
        """Share of the effort whose steps are done, in whole percent."""
        total = sum((k.langkah.upaya for k in self.langkah), NOL)
        done = sum((k.langkah.upaya for k in self.langkah if k.selesai), NOL)
        return int(done * SERATUS / total) if total else 0


def peta_jalan(row: Rencana) -> Peta:
    """Steps of a decided plan with the names of their indicators, their work and what was reached. Two statements."""
    names, reached = nama(row), _tercapai(row)
    steps = [
        Kemajuan(langkah=s, nama=names.get(s.kode, ""), tercapai=reached.get(s.kode))
        for s in row.langkah.select_related("unit", "penugasan")
    ]
    return Peta(langkah=steps, selesai=sum(k.selesai for k in steps), anggaran=_anggaran(steps))


def _tercapai(row: Rencana) -> Mapping[str, Decimal]:
    """The last value given to each indicator, in any round, since the plan began."""
    rows = Butir.objects.filter(
        penilaian__instrumen__indeks=row.instrumen.indeks, penilaian__tahun__gte=row.mulai, mandiri__isnull=False
    ).exclude(penilaian__status=Status.DIBATALKAN)
    found: dict[str, Decimal] = {}
    names = [b.value for b in reversed(Babak)]
    for kode, *values in rows.order_by("penilaian__tahun", "penilaian_id").values_list("kode", *names):
        found[kode] = next(v for v in values if v is not None)
    return found


def _anggaran(steps: Sequence[Kemajuan]) -> list[tuple[int, Decimal, int]]:
    years = sorted({k.langkah.tahun for k in steps})
    per_year = [(y, [k.langkah.anggaran for k in steps if k.langkah.tahun == y]) for y in years]
    return [(y, sum((n for n in found if n is not None), NOL), found.count(None)) for y, found in per_year]
