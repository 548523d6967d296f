"""Plans as the engine computes them: the least effort to a target, the frontier, and what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible
from poros.pure import skor
from poros.pure.skor import Hasil, Komponen, Permintaan, Sasaran

from ..models import Butir, Instrumen, LangkahRencana, Penilaian, Rencana
from ..rules.alur import Babak
from ..values import DataRencana
from ..wewenang import Wewenang
from .instrumen import daun, hitung, isi

NOL = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=True)
class Soal:
    """What a plan is computed from, as one value: the same question is answered once."""

    instrumen: skor.Instrumen
    tingkat: tuple[tuple[str, int], ...]
    upaya: tuple[tuple[str, tuple[str, ...]], ...]
    tahun: int

    def __hash__(self) -> int:
        return hash((self.instrumen.kode, self.tingkat, self.upaya, self.tahun))


@dataclass(frozen=True, slots=True, kw_only=True)
class Usul:
    """The engine's plan as levels by indicator, with its proof."""

    tingkat: dict[str, int]
    upaya: Decimal
    tercapai: bool
    terbukti: bool
    sebab: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One indicator on the page of the plan."""

    kode: str
    nama: str
    tambah: Decimal | None
    """What one level more adds to the index; None where the rule is no line."""
    sekarang: int
    tujuan: int
    maks: int
    upaya_langkah: Decimal

    @property
    def naik(self) -> bool:
        return self.tujuan > self.sekarang


@dataclass(frozen=True, slots=True, kw_only=True)
class Naik:
    """One indicator that is to rise, and what that costs."""

    kode: str
    nama: str
    dari: int
    ke: int
    upaya: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Ringkas:
    """The plan in four figures."""

    kini: Hasil
    tujuan: Hasil
    upaya: Decimal
    banyak: int
    tercapai: bool
    kurang: Decimal
    termurah: Decimal | None
    bukti: str
    sebab: str


def semua() -> QuerySet[Rencana]:
    return Rencana.objects.select_related("instrumen", "unit")


def rencana_terlihat(actor: Actor) -> QuerySet[Rencana]:
    return visible(actor, Wewenang.RENCANA_LIHAT, semua())


def satu(actor: Actor, pk: int) -> Rencana:
    return fetch(actor, Wewenang.RENCANA_LIHAT, semua(), pk)


def awal(
    *,
    judul: str,
    tahun: int,
    sasaran: Decimal | None = None,
    predikat: str = "",
    penilaian: Penilaian | None = None,
    instrumen: Instrumen | None = None,
) -> DataRencana:
    """What a plan begins with: the last values of an assessment, or an instrument with nothing answered yet."""
    held = penilaian.instrumen if penilaian else instrumen
    if held is None:
        raise Ditolak(_("Pilih penilaian, atau instrumennya."), "penilaian")
    if any(not jenjang(leaf) for leaf in daun(held)):
        raise Ditolak(
            _("Instrumen ini tidak bertingkat, jadi jalannya naik tidak dapat dihitung per langkah."), "instrumen"
        )
    target = batas_predikat(held, predikat) if predikat else sasaran
    if target is None:
        raise Ditolak(_("Sebutkan predikat atau indeks yang dituju."), "predikat")
    levels = _tingkat(penilaian) if penilaian else {}
    return DataRencana(
        judul=judul,
        instrumen_id=held.pk,
        tahun=tahun,
        sasaran=target,
        predikat=predikat,
        tingkat={leaf.kode: levels.get(leaf.kode, jenjang(leaf)[0]) for leaf in daun(held)},
        upaya={leaf.kode: tuple(Decimal(n) for n in range(1, len(jenjang(leaf)))) for leaf in daun(held)},
    )


def batas_predikat(row: Instrumen, predikat: str) -> Decimal:
    """Where a predikat begins; `Ditolak` names those that there are."""
    bands = {band.predikat: band.dari for band in isi(row).pita}
    if predikat not in bands:
        raise Ditolak(_("Predikat instrumen ini: %(nama)s.") % {"nama": ", ".join(bands)}, "predikat")
    return bands[predikat] or NOL


def usulkan(row: Rencana) -> Usul:
    """The way of least effort; when the target is out of reach, the highest that can be reached, and why."""
    return _usul(_soal(row), _sasaran(row))


def langkah(row: Rencana) -> list[Langkah]:
    """Every indicator with its levels."""
    line = skor.linear(isi(row.instrumen))
    gain = {k: Decimal(n) / line.penyebut for k, n in zip(line.kode, line.koef, strict=True)} if line else {}
    return [
        Langkah(
            kode=leaf.kode,
            nama=leaf.nama,
            tambah=gain.get(leaf.kode),
            sekarang=row.tingkat[leaf.kode],
            tujuan=row.pilihan.get(leaf.kode, row.tingkat[leaf.kode]),
            maks=jenjang(leaf)[-1],
            upaya_langkah=_upaya_berikut(row, leaf),
        )
        for leaf in daun(row.instrumen)
    ]


def naik(row: Rencana) -> list[Naik]:
    """What rises, in the order of the instrument."""
    found = []
    for leaf in daun(row.instrumen):
        dari, ke = row.tingkat[leaf.kode], row.pilihan.get(leaf.kode, 0)
        if ke > dari:
            found.append(Naik(kode=leaf.kode, nama=leaf.nama, dari=dari, ke=ke, upaya=_upaya(row, leaf, dari, ke)))
    return found


def ringkas(row: Rencana) -> Ringkas:
    """The plan's numbers as it stands, beside the least effort that would do."""
    steps, best = naik(row), usulkan(row)
    target = hitung(row.instrumen, {k: Decimal(v) for k, v in row.pilihan.items()}, row.tahun)
    reached = _tercapai(row, target)
    return Ringkas(
        kini=hitung(row.instrumen, {k: Decimal(v) for k, v in row.tingkat.items()}, row.tahun),
        tujuan=target,
        upaya=sum((s.upaya for s in steps), NOL),
        banyak=len(steps),
        tercapai=reached,
        kurang=max(NOL, row.sasaran - target.indeks),
        termurah=best.upaya if best.tercapai else None,
        bukti=_("terbukti terkecil") if best.tercapai and best.terbukti else "",
        sebab=" ".join(best.sebab),
    )


def batas_upaya(row: Rencana) -> list[tuple[Decimal, Decimal]]:
    """The frontier of effort and index."""
    return list(_batas(_soal(row)))


def pemilik(row: Rencana) -> dict[str, int]:
    """Who owned each indicator in the last assessment of the index."""
    rows = Butir.objects.filter(penilaian__instrumen__indeks=row.instrumen.indeks, unit_id__isnull=False)
    return dict(rows.order_by("penilaian__tahun", "penilaian_id").values_list("kode", "unit_id"))


def peta_jalan(row: Rencana) -> list[tuple[str, LangkahRencana]]:
    """Steps of a decided plan with the names of their indicators and their work."""
    names = {leaf.kode: leaf.nama for leaf in daun(row.instrumen)}
    return [(names.get(s.kode, ""), s) for s in row.langkah.select_related("unit", "penugasan")]


def _tingkat(penilaian: Penilaian) -> dict[str, int]:
    """The last value that each indicator was given."""
    rows: dict[str, int] = {}
    for line in penilaian.butir.all():
        given = [getattr(line, b.value) for b in reversed(Babak) if getattr(line, b.value) is not None]
        if given:
            rows[line.kode] = int(given[0])
    return rows


def _sasaran(row: Rencana) -> Sasaran:
    return Sasaran(predikat=row.predikat) if row.predikat else Sasaran(indeks=row.sasaran)


def _tercapai(row: Rencana, found: Hasil) -> bool:
    """A predikat is reached by itself or a higher one; an index as it is printed."""
    if not row.predikat:
        return found.indeks >= row.sasaran
    order = [band.predikat for band in isi(row.instrumen).pita]
    return order.index(found.predikat or order[-1]) <= order.index(row.predikat)


def _soal(row: Rencana) -> Soal:
    return Soal(
        instrumen=isi(row.instrumen),
        tingkat=tuple(row.tingkat.items()),
        upaya=tuple((kode, tuple(steps)) for kode, steps in row.upaya.items()),
        tahun=row.tahun,
    )


@lru_cache(maxsize=256)
def _usul(soal: Soal, sasaran: Sasaran) -> Usul:
    found = skor.rencana(_permintaan(soal, sasaran))
    return Usul(
        tingkat={kode: int(v) for kode, v in found.tingkat.items()},
        upaya=found.upaya,
        tercapai=found.tercapai,
        terbukti=found.terbukti,
        sebab=tuple(h.kalimat for h in found.halangan),
    )


@lru_cache(maxsize=64)
def _batas(soal: Soal) -> tuple[tuple[Decimal, Decimal], ...]:
    return tuple((point.upaya, point.indeks) for point in skor.garis_depan(_permintaan(soal, Sasaran())))


def _permintaan(soal: Soal, sasaran: Sasaran) -> Permintaan:
    costs = dict(soal.upaya)
    return Permintaan(
        instrumen=soal.instrumen,
        tingkat={kode: Decimal(v) for kode, v in soal.tingkat},
        sasaran=sasaran,
        upaya={leaf.kode: _biaya(leaf, costs[leaf.kode]) for leaf in soal.instrumen.daun},
        tahun=(soal.tahun,),
    )


def _biaya(leaf: Komponen, steps: Sequence[str]) -> dict[Decimal, Decimal]:
    """Effort of the step that ends at each level."""
    return {Decimal(level): Decimal(cost) for level, cost in zip(jenjang(leaf)[1:], steps, strict=True)}


def jenjang(leaf: Komponen) -> tuple[int, ...]:
    """Whole levels of an indicator; none where its scale is no ladder."""
    levels = leaf.skala.jenjang() if leaf.skala else ()
    return tuple(int(n) for n in levels) if all(n == int(n) for n in levels) else ()


def _upaya(row: Rencana, leaf: Komponen, dari: int, ke: int) -> Decimal:
    ladder = jenjang(leaf)[1:]
    steps = zip(ladder, row.upaya[leaf.kode], strict=True)
    return sum((Decimal(cost) for level, cost in steps if dari < level <= ke), NOL)


def _upaya_berikut(row: Rencana, leaf: Komponen) -> Decimal:
    """Effort of the next step; at the top that of the last one."""
    ladder = jenjang(leaf)[1:]
    level = next((n for n in ladder if n > row.tingkat[leaf.kode]), ladder[-1])
    return Decimal(row.upaya[leaf.kode][ladder.index(level)])
