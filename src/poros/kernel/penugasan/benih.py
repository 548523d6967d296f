"""Acts that orders may name, for a new government."""

from pathlib import Path

import yaml

from .models import TindakArahan


def benih() -> None:
    """Add the acts that are missing, with what each excludes; acts that are there stay as they are."""
    data = yaml.safe_load((Path(__file__).parent / "parameter" / "tindak.yaml").read_text(encoding="utf-8"))
    known = set(TindakArahan.objects.values_list("kode", flat=True))
    fresh = [row for row in data["tindak"] if row["kode"] not in known]
    TindakArahan.objects.bulk_create(
        TindakArahan(
            kode=row["kode"],
            nama=row["nama"],
            nilai_tunggal=row.get("nilai_tunggal", False),
            seluruh_unit=row.get("seluruh_unit", False),
            dasar="Bawaan Poros; ubah menurut kebutuhan daerah",
            dari=data["dari"],
        )
        for row in fresh
    )
    act = {a.kode: a for a in TindakArahan.objects.all()}
    for row in fresh:
        act[row["kode"]].berlawanan.add(*(act[other] for other in row.get("berlawanan", ())))
