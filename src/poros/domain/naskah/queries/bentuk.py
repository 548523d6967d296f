"""Forms as the machinery uses them, read from their rows; parsed once for each text."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ..models import BentukNaskah, KopUnit
from ..rules.bahasa import Ejaan, tabel
from ..rules.bentuk import Bentuk, BentukError, baca
from ..wewenang import Wewenang

PARAMETER = Path(__file__).parents[1] / "parameter"
NASKAH_MAKS = 40_000


@cache
def bawaan() -> Mapping[str, Any]:
    """The sheet that ships for each rumpun."""
    return yaml.safe_load((PARAMETER / "tata_letak.yaml").read_text(encoding="utf-8"))


@cache
def ejaan() -> tuple[Ejaan, ...]:
    """The table of phrases and spellings."""
    rows = yaml.safe_load((PARAMETER / "bahasa.yaml").read_text(encoding="utf-8"))["ejaan"]
    return tabel(rows)


@lru_cache(maxsize=256)
def urai(naskah: str) -> Bentuk:
    """A form from its text; `Ditolak` says in words what is wrong with it."""
    if len(naskah) > NASKAH_MAKS:
        raise Ditolak(_("Naskah bentuk ini terlalu panjang."), "naskah")
    try:
        return baca(yaml.safe_load(naskah), bawaan())
    except (BentukError, yaml.YAMLError) as error:
        raise Ditolak(str(error), "naskah") from error


def bentuk_aktif(actor: Actor) -> QuerySet[BentukNaskah]:
    """The forms that may be drafted."""
    return visible(actor, Wewenang.BENTUK_LIHAT, BentukNaskah.objects.filter(aktif=True))


def kop(unit_ids: list[int]) -> KopUnit | None:
    """The letterhead of the first of these units that has one."""
    found = {row.unit_id: row for row in KopUnit.objects.filter(unit_id__in=unit_ids)}
    return next((found[pk] for pk in unit_ids if pk in found), None)
