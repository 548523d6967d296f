"""Who handles such letters by the map: classification or subject → urusan → the unit that carries it."""

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

from ..models import Surat

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
    matched = {s.pk: row for s in letters if (row := padanan(s.klasifikasi, s.perihal)) is not None}
    pembawa = _pembawa(actor, {kode for row in matched.values() for kode in row.urusan})
    found = {}
    for pk, row in matched.items():
        carried = [(unit, kode) for kode in row.urusan for unit in pembawa.get(kode, ())]
        if carried:
            unit, kode = carried[0]
            found[pk] = ([unit], _("Menurut peta koordinasi: urusan %(kode)s") % {"kode": kode})
        elif (named := _bernama(actor, row)) is not None:
            found[pk] = ([named], _("Menurut nama unit dan klasifikasi surat"))
    return found


def padanan(klasifikasi: str, perihal: str) -> Padanan | None:
    """The row of the longest prefix of the code; of a letter without one, the row with a word of the subject."""
    rows = _padanan()
    if klasifikasi:
        fitting = [row for row in rows if f"{klasifikasi}.".startswith(f"{row.klasifikasi}.")]
        return max(fitting, key=lambda row: len(row.klasifikasi), default=None)
    subject = f" {perihal.casefold()} "
    return next((row for row in rows if any(f" {kata} " in subject for kata in row.kata)), None)


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
    units = actor.peta.jenis(*BERKOTAK_MASUK)
    return next((u.id for kata in row.unit for u in units if kata in u.nama.casefold()), None)


@cache
def _padanan() -> tuple[Padanan, ...]:
    rows = yaml.safe_load(PARAMETER.read_text(encoding="utf-8"))
    return tuple(
        Padanan(row["klasifikasi"], tuple(row["urusan"]), tuple(row["unit"]), tuple(row["kata"]))
        for row in rows
    )
