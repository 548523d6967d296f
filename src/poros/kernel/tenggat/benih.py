"""Rules and calendar of a government, from the files beside this one."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from .models import AturanTenggat, HariLibur, MingguKerja

PARAMETER = Path(__file__).parent / "parameter"


def benih() -> None:
    """Add what is missing; rows that the government has changed stay as they are."""
    AturanTenggat.objects.bulk_create((AturanTenggat(**row) for row in _baca("aturan.yaml")), ignore_conflicts=True)
    libur = _baca("libur.yaml")
    # A year that has days already is the government's own: a day that it took out must not come back.
    terisi = set(HariLibur.objects.values_list("tanggal__year", flat=True))
    HariLibur.objects.bulk_create(
        (
            HariLibur(
                tanggal=date(tahun, day["bulan"], day["hari"]),
                jenis="nasional",
                keterangan=day["keterangan"],
                dasar=libur["dasar"],
            )
            for tahun in libur["tahun"]
            if tahun not in terisi
            for day in libur["tetap"]
        ),
        ignore_conflicts=True,
    )
    if not MingguKerja.objects.exists():
        for week in libur["minggu_kerja"]:
            MingguKerja.objects.create(dari=week["dari"], hari=sum(1 << day for day in week["hari"]))


def _baca(name: str) -> Any:
    return yaml.safe_load((PARAMETER / name).read_text(encoding="utf-8"))
