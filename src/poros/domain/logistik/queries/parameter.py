"""Numbers that come from rules, not from us: thresholds, standards of need, papers and amounts of BNPB's funds."""

from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from poros.pure.krisis.kebutuhan import baca_standar, pilih
from poros.pure.krisis.kebutuhan.hitung import Standar

from ..rules.alarm import Batas

PARAMETER = Path(__file__).parent.parent / "parameter"
NASIONAL = "bnpb-2008.yaml"


@cache
def _berkas(nama: str) -> Any:
    return yaml.safe_load((PARAMETER / nama).read_text(encoding="utf-8"))


@cache
def _standar_nasional() -> tuple[Standar, ...]:
    text = (resources.files("poros.pure.krisis") / "parameter" / NASIONAL).read_text(encoding="utf-8")
    return (baca_standar(yaml.safe_load(text)),)


def standar(hari: date) -> Standar:
    """The national standard in force on a day."""
    return pilih(_standar_nasional(), kode=None, hari=hari)


def batas(hari: date) -> Batas:
    """The thresholds in force on a day."""
    row = _berlaku(_berkas("alarm.yaml"), hari)
    return Batas(**{name: row[name] for name in Batas.__dataclass_fields__})


def syarat_dsp() -> list[dict[str, str]]:
    """Papers of the file for DSP."""
    found: list[dict[str, str]] = _berkas("dsp.yaml")["syarat"]
    return found


def stimulan(hari: date) -> dict[str, int]:
    """Rupiah for a house by class of damage."""
    found: dict[str, int] = _berlaku(_berkas("dsp.yaml")["stimulan"], hari)
    return found


def _berlaku(rows: list[dict[str, Any]], hari: date) -> dict[str, Any]:
    return max((row for row in rows if row["dari"] <= hari), key=lambda row: row["dari"])
