"""Work of the clock."""

import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from poros.kernel.commands import unit_kerja
from poros.kernel.daerah.koneksi import skema
from poros.kernel.pekerjaan.berkala import setiap
from poros.kernel.pekerjaan.konteks import aktor_sistem

from ..models import LaporanKeutuhan
from ..queries.layanan import keutuhan
from ..services.paket import salin_semua
from ..services.pinjam import ingatkan_terlambat


@setiap("11 2 * * 0", nama="arsip.salin")
def salin() -> None:
    """Write everything into the folder for copies; the copy before stays until this one is whole."""
    tulis_salinan(settings.ARSIP_SALINAN / skema(), settings.ARSIP_SALINAN_SIMPAN)


def tulis_salinan(folder: Path, simpan: int) -> Path:
    """One whole copy; old ones beyond `simpan` go. They hold secret papers: only this account reads them."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / "sedang-ditulis"
    with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as stream:
        row = salin_semua(aktor_sistem(), stream)
        stream.flush()
        os.fsync(stream.fileno())
    made = draft.rename(folder / row.nama)
    for old in sorted(folder.glob("arsip-*.zip"))[:-simpan]:
        old.unlink()
    return made


@setiap("23 7 * * *", nama="arsip.pinjaman")
def ingatkan() -> None:
    """Loans that have run beyond their day."""
    with unit_kerja():
        ingatkan_terlambat(aktor_sistem())


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
