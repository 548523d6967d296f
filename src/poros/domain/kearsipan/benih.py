"""What a new government begins with: the JRA that comes with the codes, the threshold, the clock of requests."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from poros.kernel.penomoran.models import Register
from poros.kernel.rujukan.models import Klasifikasi
from poros.kernel.tenggat.models import AturanTenggat
from poros.pure.retensi import Nasib, baca_masa

from .models import AturanRetensi, KelasAkses, KetentuanArsip

PARAMETER = Path(__file__).parent / "parameter"
SEKALI = 1000
NASIB = {"musnah": Nasib.MUSNAH, "musnah dengan pengecualian": Nasib.MUSNAH, "permanen": Nasib.PERMANEN}


def benih() -> None:
    """Add what is missing; what the government has changed stays as it is."""
    given = yaml.safe_load((PARAMETER / "ketentuan.yaml").read_text(encoding="utf-8"))
    AturanTenggat.objects.bulk_create((AturanTenggat(**row) for row in given["tenggat"]), ignore_conflicts=True)
    Register.objects.bulk_create((Register(**row) for row in given["register"]), ignore_conflicts=True)
    if not KetentuanArsip.objects.exists():
        KetentuanArsip.objects.bulk_create(KetentuanArsip(**row) for row in given["ketentuan"])
    if not KelasAkses.objects.exists():
        KelasAkses.objects.bulk_create(KelasAkses(**row) for row in given["skkad"])
    if not AturanRetensi.objects.exists():
        isi_jra(given["jra"]["dasar"], given["jra"]["dari"])


def isi_jra(dasar: str, dari: date) -> int:
    """Copy the retention that comes with the codes into the government's own JRA; it is only a first draft."""
    rows = Klasifikasi.objects.exclude(retensi_aktif="").order_by("kode")
    made = AturanRetensi.objects.bulk_create(
        (AturanRetensi(dasar=dasar, dari=dari, **_baris(row)) for row in rows), batch_size=SEKALI, ignore_conflicts=True
    )
    return len(made)


def _baris(row: Klasifikasi) -> dict[str, Any]:
    period = baca_masa(row.retensi_aktif)
    exception = row.nasib_akhir_teks if row.nasib_akhir == "musnah dengan pengecualian" else ""
    return {
        "kode": row.kode,
        "nama": row.nama,
        "aktif": period.tahun,
        "inaktif": baca_masa(row.retensi_inaktif).tahun,
        "nasib": NASIB[row.nasib_akhir],
        "kecuali": exception,
        "pemicu": period.pemicu,
        "kejadian": period.kejadian,
    }
