"""Work of the clock."""

import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from poros.kernel.daerah.koneksi import skema
from poros.kernel.pekerjaan.berkala import setiap
from poros.kernel.pekerjaan.konteks import aktor_sistem

from ..models import LaporanKeutuhan
from ..queries.layanan import keutuhan
from ..services.paket import salin_semua

SIMPAN = 4
"""So many weekly copies stay in the data folder; what must outlive the machine is carried away from there."""


@setiap("11 2 * * 0", nama="arsip.salin")
def salin() -> None:
    """Write everything into `ekspor-arsip/` of the data folder; the copy before stays until this one is whole."""
    tulis_salinan(Path(settings.DATA_DIR) / "ekspor-arsip" / skema())


def tulis_salinan(folder: Path) -> Path:
    """One whole copy; old ones beyond `SIMPAN` go. They hold secret papers: only this account reads them."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / "sedang-ditulis"
    with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as stream:
        row = salin_semua(aktor_sistem(), stream)
    made = draft.rename(folder / row.nama)
    for old in sorted(folder.glob("arsip-*.zip"))[:-SIMPAN]:
        old.unlink()
    return made


@setiap("47 3 * * *", nama="arsip.keutuhan")
def laporkan() -> None:
    """What the checking of contents has found by today."""
    told = keutuhan()
    LaporanKeutuhan.objects.bulk_create(
        [
            LaporanKeutuhan(
                hari=timezone.localdate(),
                banyak=told.banyak,
                ukuran=told.ukuran,
                diperiksa_sehari=told.sehari,
                terlama=told.terlama,
                rusak=[row.sha256 for row in told.rusak],
            )
        ],
        ignore_conflicts=True,
    )
