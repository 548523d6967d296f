"""Who handles such letters by the map: classification or subject → urusan → the unit that carries it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.db.models import Q
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import UrusanUnit
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.kernel.organisasi.rules import JenisUnit

from ..models import Surat

KATA = re.compile(r"[^\W_]+")
PARAMETER = Path(__file__).parents[1] / "parameter" / "urusan_klasifikasi.yaml"


@dataclass(frozen=True, slots=True)
class Padanan:
    """One row of `parameter/urusan_klasifikasi.yaml`."""

    klasifikasi: str
    urusan: tuple[str, ...]
    unit: tuple[str, ...]
    kata: tuple[str, ...]


def menurut_peta(actor: Actor, letters: Sequence[Surat]) -> dict[int, tuple[list[int], str]]:
    """Letter → the unit that is to lead, and why. Letters that nothing speaks for are left out. One query."""
    matched = {s.pk: padanan(s.klasifikasi, s.perihal) for s in letters}
    pembawa = _pembawa(actor, {kode for rows in matched.values() for row in rows for kode in row.urusan})
    found = {}
    for pk, rows in matched.items():
        answers = (answer for row in rows if (answer := _unit(actor, row, pembawa)) is not None)
        if (first := next(answers, None)) is not None:
            found[pk] = first
    return found


def padanan(klasifikasi: str, perihal: str) -> list[Padanan]:
    """Rows that speak for a letter: the longest prefix of its code first, then those with a word of its subject."""
    rows = _padanan()
    fitting = [row for row in rows if klasifikasi and f"{klasifikasi}.".startswith(f"{row.klasifikasi}.")]
    subject = f" {' '.join(KATA.findall(perihal.casefold()))} "
    spoken = [row for row in rows if any(f" {kata} " in subject for kata in row.kata)]
    return [*sorted(fitting, key=lambda row: -len(row.klasifikasi)), *spoken]


def _unit(actor: Actor, row: Padanan, pembawa: dict[str, list[int]]) -> tuple[list[int], str] | None:
    """Who carries the urusan; where nobody does, whose name says so."""
    for kode in row.urusan:
        if kode in pembawa:
            return [pembawa[kode][0]], _("Menurut peta koordinasi: urusan %(kode)s") % {"kode": kode}
    named = _bernama(actor, row)
    return None if named is None else ([named], _("Menurut nama unit dan isi surat"))


def _pembawa(actor: Actor, kode: set[str]) -> dict[str, list[int]]:
    if not kode:
        return {}
    rows = UrusanUnit.objects.filter(
        Q(sampai__isnull=True) | Q(sampai__gte=actor.hari), kode__in=kode, dari__lte=actor.hari
    )
    found: dict[str, list[int]] = {}
    for urusan, unit in rows.order_by("unit__urutan").values_list("kode", "unit_id"):
        if unit in actor.peta.simpul:
            found.setdefault(urusan, []).append(unit)
    return found


def _bernama(actor: Actor, row: Padanan) -> int | None:
    units = actor.peta.jenis(*(BERKOTAK_MASUK - {JenisUnit.ASISTEN}))
    return next((u.id for kata in row.unit for u in units if kata in u.nama.casefold()), None)


@cache
def _padanan() -> tuple[Padanan, ...]:
    rows = yaml.safe_load(PARAMETER.read_text(encoding="utf-8"))
    return tuple(
        Padanan(row["klasifikasi"], tuple(row["urusan"]), tuple(row["unit"]), tuple(row["kata"])) for row in rows
    )
