"""The sheet of a plan: every indicator with its levels by year, what they come to, and what they break."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch, visible
from poros.pure import skor
from poros.pure.skor import Hasil

from ...labels import halangan
from ...models import Rencana
from ...rules import rencana as aturan
from ...rules.rencana import Kenaikan, Prasyarat
from ...wewenang import Wewenang
from ..instrumen import daun, hitung, isi
from .soal import jenjang, usulkan

NOL = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One indicator on the page of the plan."""

    kode: str
    nama: str
    tambah: Decimal | None
    """What one level more adds to the index; None where the rule is no line."""
    sekarang: int
    tujuan: list[int]
    """Level at the end of each year."""
    jenjang: tuple[int, ...]
    upaya: tuple[Decimal, ...]
    """Effort of the step to each level of the ladder but the first."""

    @property
    def naik(self) -> bool:
        return self.tujuan[-1] > self.sekarang


@dataclass(frozen=True, slots=True, kw_only=True)
class Naik:
    """One indicator that is to rise in one year, and what that costs."""

    kode: str
    nama: str
    tahun: int
    dari: int
    ke: int
    upaya: Decimal
    unit_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setahun:
    """A year of the plan: its effort, where it ends, and how full the capacities are."""

    tahun: int
    upaya: Decimal
    hasil: Hasil
    beban: list[tuple[str, Decimal, Decimal]]
    """Unit (all of them where empty), effort, capacity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ringkas:
    """The plan in figures, and in words what it breaks and why the target is out of reach."""

    kini: Hasil
    tujuan: Hasil
    upaya: Decimal
    banyak: int
    tercapai: bool
    kurang: Decimal
    termurah: Decimal | None
    bukti: str
    sebab: tuple[str, ...]
    tahun: list[Setahun]
    langgar: list[str]


def semua() -> QuerySet[Rencana]:
    return Rencana.objects.select_related("instrumen", "unit")


def rencana_terlihat(actor: Actor) -> QuerySet[Rencana]:
    return visible(actor, Wewenang.RENCANA_LIHAT, semua())


def satu(actor: Actor, pk: int) -> Rencana:
    return fetch(actor, Wewenang.RENCANA_LIHAT, semua(), pk)


def nama(row: Rencana) -> dict[str, str]:
    """Indicators by code."""
    return {leaf.kode: leaf.nama for leaf in daun(row.instrumen)}


def bawaan(row: Rencana) -> dict[str, list[int]]:
    """The chosen levels, with an indicator that is not mentioned left where it stands."""
    years = len(row.masa)
    return {leaf.kode: row.pilihan.get(leaf.kode, [row.tingkat[leaf.kode]] * years) for leaf in daun(row.instrumen)}


def langkah(row: Rencana) -> list[Langkah]:
    """Every indicator with its levels."""
    line, chosen = skor.linear(isi(row.instrumen)), bawaan(row)
    gain = {k: Decimal(n) / line.penyebut for k, n in zip(line.kode, line.koef, strict=True)} if line else {}
    return [
        Langkah(
            kode=leaf.kode,
            nama=leaf.nama,
            tambah=gain.get(leaf.kode),
            sekarang=row.tingkat[leaf.kode],
            tujuan=chosen[leaf.kode],
            jenjang=jenjang(leaf),
            upaya=tuple(Decimal(n) for n in row.upaya[leaf.kode]),
        )
        for leaf in daun(row.instrumen)
    ]


def naik(row: Rencana) -> list[Naik]:
    """What rises, in the order of the instrument and the years."""
    names = nama(row)
    return [
        Naik(
            kode=step.kode,
            nama=names[step.kode],
            tahun=row.masa[step.tahun],
            dari=step.dari,
            ke=step.ke,
            upaya=step.upaya,
            unit_id=row.pelaksana.get(step.kode),
        )
        for step in _kenaikan(row)
    ]


def ringkas(row: Rencana) -> Ringkas:
    """The plan's numbers as it stands, beside the least effort that would do."""
    rises, best, chosen = _kenaikan(row), usulkan(row), bawaan(row)
    ends = [_hasil(row, {kode: levels[n] for kode, levels in chosen.items()}) for n in range(len(row.masa))]
    load = aturan.beban(rises, row.pelaksana)
    units = _singkatan(row)
    return Ringkas(
        kini=_hasil(row, row.tingkat),
        tujuan=ends[-1],
        upaya=sum((s.upaya for s in rises), NOL),
        banyak=len({s.kode for s in rises}),
        tercapai=_tercapai(row, ends[-1]),
        kurang=max(NOL, (row.sasaran or NOL) - ends[-1].indeks),
        termurah=best.upaya if best.tercapai else None,
        bukti=_bukti(row, best.terbukti, tercapai=best.tercapai),
        sebab=tuple(halangan(h) for h in best.sebab),
        tahun=[_setahun(row, n, ends[n], load, units) for n in range(len(row.masa))],
        langgar=_langgar(row, rises, load, units),
    )


def _kenaikan(row: Rencana) -> list[Kenaikan]:
    costs = {
        leaf.kode: dict(zip(jenjang(leaf)[1:], (Decimal(n) for n in row.upaya[leaf.kode]), strict=True))
        for leaf in daun(row.instrumen)
    }
    return aturan.kenaikan(row.tingkat, bawaan(row), costs)


def _hasil(row: Rencana, levels: Mapping[str, int]) -> Hasil:
    return hitung(row.instrumen, {k: Decimal(v) for k, v in levels.items()}, row.tahun)


def _bukti(row: Rencana, terbukti: bool, *, tercapai: bool) -> str:  # noqa: FBT001 -- the engine's word, named by the caller
    if not terbukti:
        return _("belum terbukti terkecil")
    if row.sasaran is None and not row.predikat:
        return _("terbukti setinggi mungkin")
    return _("terbukti terkecil") if tercapai else ""


def _setahun(
    row: Rencana, n: int, hasil: Hasil, load: Mapping[tuple[int | None, int], Decimal], units: Mapping[int, str]
) -> Setahun:
    held = [k for k in row.kapasitas if k["tahun"] == row.masa[n]]
    return Setahun(
        tahun=row.masa[n],
        upaya=load.get((None, n), NOL),
        hasil=hasil,
        beban=[(units.get(k["unit"], ""), load.get((k["unit"], n), NOL), Decimal(k["upaya"])) for k in held],
    )


def _langgar(
    row: Rencana,
    rises: list[Kenaikan],
    load: Mapping[tuple[int | None, int], Decimal],
    units: Mapping[int, str],
) -> list[str]:
    """What the levels chosen by hand break: capacities, preconditions, the pace."""
    said = []
    for held in row.kapasitas:
        if held["tahun"] not in row.masa:
            continue
        used = load.get((held["unit"], row.masa.index(held["tahun"])), NOL)
        if used > Decimal(held["upaya"]):
            words = {"unit": units.get(held["unit"]) or _("Semua unit"), "tahun": held["tahun"]}
            said.append(
                _("%(unit)s pada %(tahun)s: upaya %(pakai)s melebihi kapasitas %(cukup)s.")
                % (words | {"pakai": used, "cukup": held["upaya"]})
            )
    rules = [Prasyarat(**{k: s[k] for k in ("kode", "tingkat", "perlu", "perlu_tingkat")}) for s in row.syarat]
    for rule, year in aturan.mendahului(row.tingkat, bawaan(row), rules):
        words = {"kode": rule.kode, "n": rule.tingkat, "tahun": row.masa[year]}
        words |= {"perlu": rule.perlu, "m": rule.perlu_tingkat}
        said.append(_("%(kode)s mencapai %(n)s pada %(tahun)s sebelum prasyaratnya, %(perlu)s tingkat %(m)s.") % words)
    ladders = {leaf.kode: jenjang(leaf) for leaf in daun(row.instrumen)}
    for step in aturan.melompat(rises, ladders, row.langkah_setahun):
        words = {"kode": step.kode, "dari": step.dari, "ke": step.ke, "tahun": row.masa[step.tahun]}
        said.append(_("%(kode)s naik dari %(dari)s ke %(ke)s dalam setahun (%(tahun)s).") % words)
    return said


def _singkatan(row: Rencana) -> dict[int, str]:
    """Names of the units that capacities speak of; no statement where none does."""
    wanted = {k["unit"] for k in row.kapasitas if k["unit"] is not None}
    return dict(Unit.objects.filter(pk__in=wanted).values_list("pk", "singkatan")) if wanted else {}


def _tercapai(row: Rencana, found: Hasil) -> bool:
    """A predikat is reached by itself or a higher one; an index as it is printed; without a target anything does."""
    if row.predikat:
        order = [band.predikat for band in isi(row.instrumen).pita]
        return order.index(found.predikat or order[-1]) <= order.index(row.predikat)
    return row.sasaran is None or found.indeks >= row.sasaran
