"""The dated rows of the law that acting appointments and sizes are judged by."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from poros.kernel.organisasi import rules as organisasi
from poros.kernel.organisasi.rules import BatasPenjabat, Kapasitas

from ..rules.ukuran import Rumpun, Ukuran

MILIK_KERNEL = Path(organisasi.__file__).parent / "parameter"
MILIK_SENDIRI = Path(__file__).parents[1] / "parameter"


@cache
def batas_penjabat() -> tuple[BatasPenjabat, ...]:
    """How long each capacity may last."""
    return tuple(
        BatasPenjabat(
            kapasitas=Kapasitas(row["kapasitas"]),
            jabatan=row["jabatan"],
            bulan=row.get("bulan"),
            hari_kerja=row.get("hari_kerja"),
            perpanjangan=row["perpanjangan"],
            dasar=row["dasar"],
            mutu=row["mutu"],
            berlaku_dari=row["berlaku_dari"],
        )
        for row in _baca(MILIK_KERNEL / "penjabat.yaml")
    )


def selisih_tingkat(pada: date) -> int:
    """How many levels below the vacant office its acting official may stand."""
    rows = [row for row in _baca(MILIK_SENDIRI / "kelayakan.yaml") if row["berlaku_dari"] <= pada]
    return max(rows, key=lambda row: row["berlaku_dari"])["selisih_tingkat"]


@cache
def ukuran() -> tuple[Ukuran, ...]:
    """Ceilings of size."""
    return tuple(Ukuran(**row) for row in _baca(MILIK_SENDIRI / "ukuran.yaml")["ukuran"])


@cache
def rumpun() -> tuple[Rumpun, ...]:
    """Groups of urusan that one dinas may hold together."""
    rows = _baca(MILIK_SENDIRI / "ukuran.yaml")["rumpun"]
    return tuple(Rumpun(kode, frozenset(urusan)) for kode, urusan in rows.items())


def urusan_maks() -> dict[str, Any]:
    """How many urusan one dinas may hold, with the source."""
    return _baca(MILIK_SENDIRI / "ukuran.yaml")["urusan"]


@cache
def _baca(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
