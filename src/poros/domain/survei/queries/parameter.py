"""Limits of intake, from `parameter/isian.yaml`, and instruments that a questionnaire can ask."""

from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext as _

from poros.domain.indeks import publik
from poros.kernel.commands import Ditolak
from poros.pure import skor

from ..rules.hitung import skala
from ..rules.isian import BatasIsian

PARAMETER = Path(__file__).parents[1] / "parameter" / "isian.yaml"
INDEKS = "ikm"


@cache
def batas() -> BatasIsian:
    """The limits; read once."""
    return BatasIsian(**yaml.safe_load(PARAMETER.read_text(encoding="utf-8")))


def instrumen(kode: str) -> skor.Instrumen:
    """The instrument of a survey; `Ditolak` for one that is not there or that no questionnaire can ask."""
    found = publik.alat_ukur(kode)
    if found is None or skala(found) is None:
        raise Ditolak(_("Pilih instrumen yang dijawab dengan satu skala."), "instrumen")
    return found


def pilihan_instrumen() -> list[tuple[str, str]]:
    """Versions of the index of satisfaction, the newest first, with their legal basis."""
    return [(u.kode, f"{u.nama} ({u.dasar})") for u in publik.instrumen(INDEKS)]
