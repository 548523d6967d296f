"""Two services of two offices, a survey of both that is open, a counter, and answers with one word."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from poros.domain.survei import services
from poros.domain.survei.models import Layanan, Survei, Titik
from poros.domain.survei.rules.alur import Aksi
from poros.domain.survei.rules.isian import Terima
from poros.domain.survei.services.terima import terima
from poros.domain.survei.values import Asal, DataLayanan, DataSurvei, Isian

AWAL = date(2026, 1, 1)


@pytest.fixture
def layanan(kota) -> dict[str, Layanan]:
    """Building permits at Dinas PU, aid at Dinas Sosial; entered by Bagian Umum, which keeps the administrator."""
    kabag = kota.aktor("kabag_umum")
    return {
        unit: services.catat_layanan(kabag, kota.unit[unit], data=DataLayanan(nama=nama, dari=AWAL))
        for unit, nama in (("pu", "Izin bangunan"), ("sos", "Bantuan sosial"))
    }


@pytest.fixture
def rancangan(kota, layanan) -> Survei:
    """Planned by Bagian Umum for both services."""
    hari = timezone.localdate()
    data = DataSurvei(
        nama="Semester II",
        instrumen="ikm-2017",
        mulai=hari - timedelta(days=30),
        selesai=hari + timedelta(days=30),
        populasi={layanan["pu"].pk: 100, layanan["sos"].pk: 1000},
    )
    return services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data)


@pytest.fixture
def langkah(kota) -> Callable[..., Survei]:
    """Take a step as Bagian Umum."""

    def step(survei: Survei, aksi: Aksi, catatan: str = "") -> Survei:
        run = services.terbitkan if aksi in {Aksi.TERBITKAN, Aksi.CABUT} else services.alirkan
        return run(kota.aktor("kabag_umum"), survei, aksi=aksi, catatan=catatan)

    return step


@pytest.fixture
def survei(rancangan, langkah) -> Survei:
    """Open."""
    return langkah(rancangan, Aksi.BUKA)


@pytest.fixture
def tutup(survei, jawab, langkah) -> Survei:
    """Closed with one answer: threes."""
    jawab()
    return langkah(survei, Aksi.TUTUP)


@pytest.fixture
def titik(kota, layanan) -> Titik:
    """A counter of Dinas PU."""
    return services.buat_titik(kota.aktor("kadis_pu"), layanan["pu"], nama="Loket 1")


@pytest.fixture
def isian() -> Callable[..., Isian]:
    """What somebody fills in: nine equal values, or as given."""

    def make(nilai: int | tuple[int, ...] = 3, **lain) -> Isian:
        values = (nilai,) * 9 if isinstance(nilai, int) else nilai
        return Isian(**({"kunci": uuid4(), "nilai": values} | lain))

    return make


@pytest.fixture
def jawab(survei, titik, isian) -> Callable[..., Terima]:
    """Answer at the counter, each time from another device unless told."""

    def send(nilai: int | tuple[int, ...] = 3, *, di: Titik | None = None, asal: Asal | None = None, **lain) -> Terima:
        return terima(di or titik, isian=isian(nilai, **lain), asal=asal or Asal(gawai=str(uuid4())))

    return send
