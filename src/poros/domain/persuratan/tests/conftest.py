"""Letters for the tests: registered through the commands, as everything else."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from poros.domain.persuratan import services
from poros.domain.persuratan.models import Surat
from poros.domain.persuratan.values import DataSurat, IsiDisposisi
from poros.kernel.penugasan.rules import Peran
from poros.kernel.penugasan.values import Sasaran

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
PDF += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def catat(kota) -> Callable[..., Surat]:
    """Register a letter to the Sekda by the secretariat of Bagian Umum, unless told otherwise."""

    def make(nomor: str = "005/1/BPS", *, oleh: str = "tu", kepada: str = "sekda", **lain: Any) -> Surat:
        act = {k: lain.pop(k) for k in ("berkas", "langsung", "disposisi") if k in lain}
        unit = kota.unit[{"tu": "umum", "tu_pu": "pu", "kadis_pu": "pu"}[oleh]]
        isi = {
            "tanggal": date(2026, 11, 20),
            "diterima": datetime(2026, 11, 21, 2, 0, tzinfo=UTC),
            "pengirim": "Badan Pusat Statistik",
            "perihal": "Undangan rapat koordinasi data",
            "klasifikasi": "500.14",
        } | lain
        data = DataSurat(nomor=nomor, kepada_id=kota.jabatan[kepada].pk, **isi)
        return services.catat(kota.aktor(oleh), unit, data=data, nomor_surat=nomor, **act)

    return make


@pytest.fixture
def isi(kota) -> Callable[..., IsiDisposisi]:
    """A sheet to units by code, the first of them in the lead."""

    def make(*unit: str, **lain: Any) -> IsiDisposisi:
        kepada = tuple(
            Sasaran(kota.unit[kode].pk, Peran.UTAMA if n == 0 else Peran.PENDUKUNG) for n, kode in enumerate(unit)
        )
        return IsiDisposisi(kepada=kepada, **{"instruksi": ("tindak-lanjuti",), **lain})

    return make


@pytest.fixture
def pdf() -> bytes:
    """The smallest scan."""
    return PDF
