"""Phrases of the disposition sheet for a new government."""

from pathlib import Path

import yaml

from .models import InstruksiDisposisi


def benih() -> None:
    """Add the phrases that are missing."""
    rows = yaml.safe_load((Path(__file__).parent / "parameter" / "instruksi.yaml").read_text(encoding="utf-8"))
    InstruksiDisposisi.objects.bulk_create((InstruksiDisposisi(**row) for row in rows), ignore_conflicts=True)
