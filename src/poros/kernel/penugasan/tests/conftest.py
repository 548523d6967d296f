"""Ready-made orders and work for the tests of this module."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import Peran, Status
from poros.kernel.penugasan.values import RincianArahan, Sasaran


@pytest.fixture
def beri(kota) -> Callable[..., Arahan]:
    """Issue an order: `beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), isi="…")`."""

    def issue(siapa: str, *kepada, isi: str = "Siapkan laporan", pilihan=None, **rincian) -> Arahan:
        actor = kota.aktor(siapa)
        pairs = [(k, Peran.UTAMA) if isinstance(k, str) else k for k in kepada]
        return services.terbitkan(
            actor,
            Unit(pk=actor.unit_id),
            rincian=RincianArahan(isi=isi, **rincian),
            kepada=tuple(Sasaran(kota.unit[kode].pk, peran) for kode, peran in pairs),
            pilihan=pilihan,
        )

    return issue


@pytest.fixture
def tugas(kota, beri) -> Penugasan:
    """One order of the Sekda to Dinas PU; Bagian Adbang coordinates."""
    return beri("sekda", "pu").penugasan.get()


@pytest.fixture
def serahkan(kota) -> Callable[[Penugasan], Penugasan]:
    """Hand the work in as the head of Dinas PU, with a line of evidence."""

    def hand_in(row: Penugasan) -> Penugasan:
        kadis = kota.aktor("kadis_pu")
        services.tambah_bukti(kadis, row, isi=services.IsiBukti(teks="Sudah dikerjakan."))
        return services.serahkan(kadis, row)

    return hand_in


@pytest.fixture
def pada(kota, tugas, serahkan) -> Callable[[Status], Penugasan]:
    """Bring `tugas` to a status by the acts that lead there."""
    ekbang, sekda, kadis = (kota.aktor(kode) for kode in ("kabag_ekbang", "sekda", "kadis_pu"))
    jalan = {
        Status.TERKIRIM: [],
        Status.DIKEMBALIKAN: [lambda t: services.kembalikan(kadis, t, catatan="bukan tugas kami")],
        Status.DITERIMA: [lambda t: services.terima(kadis, t)],
        Status.DIKERJAKAN: [lambda t: services.laporkan(kadis, t, catatan="mulai", kemajuan=10)],
        Status.MENUNGGU_VERIFIKASI: [serahkan],
        Status.TERVERIFIKASI: [serahkan, lambda t: services.verifikasi(ekbang, t)],
        Status.SELESAI: [serahkan, lambda t: services.verifikasi(ekbang, t), lambda t: services.setujui(sekda, t)],
        Status.DIBATALKAN: [lambda t: services.batalkan(sekda, t, catatan="tidak perlu lagi")],
    }
    jalan[Status.DITEGASKAN] = [
        *jalan[Status.DIKEMBALIKAN],
        lambda t: services.tegaskan(ekbang, t, catatan="ini urusan PU"),
    ]

    def bring(status: Status) -> Penugasan:
        for langkah in jalan[status]:
            langkah(tugas)
        tugas.refresh_from_db()
        assert tugas.status == status
        return tugas

    return bring


@pytest.fixture
def lewat() -> Callable[[Penugasan, int], Penugasan]:
    """Move the deadline so many days into the past."""

    def move(row: Penugasan, hari: int) -> Penugasan:
        Penugasan.objects.filter(pk=row.pk).update(tenggat=timezone.now() - timedelta(days=hari))
        row.refresh_from_db()
        return row

    return move
