"""A small government with orders under way, for the screens."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan, Penugasan, SumberDaya, TemuanKonflik, TindakArahan
from poros.kernel.penugasan.rules import Peran
from poros.kernel.penugasan.values import RincianArahan, Sasaran


@pytest.fixture
def beri(kota) -> Callable[..., Arahan]:
    """Issue an order: `beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), isi="…")`."""

    def issue(siapa: str, *kepada, isi: str = "Siapkan laporan", **rincian) -> Arahan:
        actor = kota.aktor(siapa)
        pairs = [(k, Peran.UTAMA) if isinstance(k, str) else k for k in kepada]
        return services.terbitkan(
            actor,
            Unit(pk=actor.unit_id),
            rincian=RincianArahan(isi=isi, **rincian),
            kepada=tuple(Sasaran(kota.unit[kode].pk, peran) for kode, peran in pairs),
        )

    return issue


@pytest.fixture
def tugas(kota, beri) -> Penugasan:
    """One order of the Sekda to Dinas PU, supported by DLH; Bagian Adbang coordinates."""
    arahan = beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), isi="Perbaiki jembatan", dasar="Rapat 20 Nov")
    return arahan.penugasan.get(unit=kota.unit["pu"])


@pytest.fixture
def diserahkan(kota, tugas) -> Penugasan:
    """The same, its result handed in."""
    kadis = kota.aktor("kadis_pu")
    services.tambah_bukti(kadis, tugas, isi=services.IsiBukti(teks="Sudah dipasang."))
    return services.serahkan(kadis, tugas)


@pytest.fixture
def lewat() -> Callable[[Penugasan, int], Penugasan]:
    """Move the deadline so many days into the past."""

    def move(row: Penugasan, hari: int) -> Penugasan:
        Penugasan.objects.filter(pk=row.pk).update(tenggat=timezone.now() - timedelta(days=hari))
        row.refresh_from_db()
        return row

    return move


@pytest.fixture
def pintu_air() -> dict[str, object]:
    """The comparable part of an order that closes a gate; `buka` opens it."""
    tutup = TindakArahan.objects.create(kode="tutup", nama="Menutup pintu air", dari=date(2020, 1, 1))
    buka = TindakArahan.objects.create(kode="buka", nama="Membuka pintu air", dari=date(2020, 1, 1))
    tutup.berlawanan.add(buka)
    kini = timezone.now()
    return {"tindak": "tutup", "objek": "kota/utara", "mulai": kini, "selesai": kini + timedelta(days=1)}


@pytest.fixture
def konflik(beri, pintu_air) -> TemuanKonflik:
    """Two asisten order a gate to be closed and opened; the Sekda stands above both."""
    beri("asisten2", "pu", isi="Tutup pintu air", **pintu_air)
    beri("asisten1", "kec", isi="Buka pintu air", **{**pintu_air, "tindak": "buka"})
    return TemuanKonflik.objects.get()


@pytest.fixture
def waktu_sekda(kota) -> SumberDaya:
    """The Sekda's own time."""
    return SumberDaya.objects.create(kode="sekda", nama="Waktu Sekda", jenis="pejabat", orang_id=kota.orang["sekda"].pk)
