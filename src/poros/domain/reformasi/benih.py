"""What ships: rules with their sources, functional posts, strategies. What a government has changed stays."""

from .models import AturanSederhana, JabatanFungsional, StrategiSakip
from .queries.acuan import NAMA_SYARAT, baca


def benih() -> None:
    """Add the rows that are missing."""
    known = set(AturanSederhana.objects.values_list("kode", flat=True))
    AturanSederhana.objects.bulk_create(
        AturanSederhana(
            **{k: v for k, v in row.items() if k not in NAMA_SYARAT},
            syarat={k: v for k, v in row.items() if k in NAMA_SYARAT},
            bawaan=True,
        )
        for row in baca("penyederhanaan")
        if row["kode"] not in known
    )
    JabatanFungsional.objects.bulk_create((JabatanFungsional(nama=n) for n in baca("jf")), ignore_conflicts=True)
    StrategiSakip.objects.bulk_create((StrategiSakip(**row) for row in baca("strategi")), ignore_conflicts=True)
