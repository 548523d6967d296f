"""What ships: clocks and contingency plans. Rows that a government has changed are left as they are."""

from pathlib import Path

import yaml

from poros.kernel.tenggat.models import AturanTenggat

from .models import RencanaKontinjensi
from .queries.parameter import rencana_terkirim
from .rules.rencana import baca

PARAMETER = Path(__file__).parent / "parameter"


def benih() -> None:
    """Add the clocks and plans that are missing."""
    rows = yaml.safe_load((PARAMETER / "aturan.yaml").read_text(encoding="utf-8"))
    AturanTenggat.objects.bulk_create((AturanTenggat(**row) for row in rows), ignore_conflicts=True)
    known = set(RencanaKontinjensi.objects.values_list("kode", flat=True))
    plans = [(baca(content), content) for content in rencana_terkirim()]
    RencanaKontinjensi.objects.bulk_create(
        RencanaKontinjensi(kode=p.kode, versi=p.versi, bahaya=p.bahaya, nama=p.nama, isi=content, oleh="Poros")
        for p, content in plans
        if p.kode not in known
    )
