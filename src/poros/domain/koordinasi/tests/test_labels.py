"""Clock and place in words, counted in working days."""

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from poros.domain.koordinasi import labels
from poros.kernel.penugasan.rules import Aksi, Peran, Status, flow
from poros.kernel.tenggat.queries import Mesin
from poros.pure.hari_kerja import Kalender
from poros.pure.statistik import Arah, Tren

JAKARTA = ZoneInfo("Asia/Jakarta")
MESIN = Mesin(aturan=(), kalender=Kalender())


def saat(tanggal, jam=12):
    return datetime(2026, 11, tanggal, jam, tzinfo=JAKARTA)


def tugas(status, tenggat=None, **lain):
    isi = {"diserahkan": None, "selesai": None, "koordinator": SimpleNamespace(nama="Bagian Adbang"), **lain}
    return SimpleNamespace(
        status=status,
        tenggat=tenggat,
        unit=SimpleNamespace(nama="Dinas PU"),
        penerbit=SimpleNamespace(nama="Sekda"),
        get_status_display=lambda: status.value,
        **isi,
    )


@pytest.mark.parametrize(
    ("tenggat", "kata", "nada"),
    [
        (saat(20), "terlambat 1 hari kerja", "bahaya"),  # Friday, seen on Monday
        (saat(18), "terlambat 3 hari kerja", "bahaya"),
        (saat(23, 9), "terlambat 3 jam", "bahaya"),
        (saat(23, 15), "hari ini, pukul 15.00", "awas"),
        (saat(24), "1 hari kerja lagi", "awas"),
        (saat(30), "5 hari kerja lagi", "netral"),
    ],
)
def test_the_clock_of_the_unit(tenggat, kata, nada):
    found = labels.jam(tugas(Status.DITERIMA, tenggat), MESIN, saat(23))
    assert (found.kata, found.nada, found.selesai) == (kata, nada, None)


@pytest.mark.parametrize(
    ("diserahkan", "kata"),
    [(saat(19), "diserahkan tepat waktu"), (saat(24), "diserahkan terlambat 2 hari kerja")],
)
def test_it_stops_when_the_result_is_handed_in(diserahkan, kata):
    row = tugas(Status.MENUNGGU_VERIFIKASI, saat(20), diserahkan=diserahkan)
    assert labels.jam(row, MESIN, saat(30)) == labels.Jam(kata, "netral", diserahkan)


def test_it_runs_again_when_the_result_came_back():
    row = tugas(Status.DIKERJAKAN, saat(20), diserahkan=saat(19))
    assert labels.jam(row, MESIN, saat(23)).kata == "terlambat 1 hari kerja"


@pytest.mark.parametrize(
    ("status", "kalimat"),
    [
        (Status.DITERIMA, "Terlambat 1 hari kerja, di Dinas PU"),
        (Status.DIKEMBALIKAN, "Menunggu Bagian Adbang"),
        (Status.MENUNGGU_VERIFIKASI, "Menunggu Bagian Adbang"),
        (Status.TERVERIFIKASI, "Menunggu Sekda"),
        (Status.SELESAI, "selesai"),
    ],
)
def test_where_it_is(status, kalimat):
    assert labels.kalimat_jam(tugas(status, saat(20)), MESIN, saat(23)) == kalimat


def test_without_a_deadline_only_the_place_is_said():
    assert labels.kalimat_jam(tugas(Status.TERKIRIM), MESIN, saat(23)) == "Di Dinas PU"


@pytest.mark.parametrize(
    ("arah", "kata"),
    [
        (Arah.MEMBAIK, "lebih cepat 1,5 hari kerja"),
        (Arah.MEMBURUK, "lebih lambat 1,5 hari kerja"),
        (Arah.TETAP, "tetap"),
        (Arah.BELUM_DAPAT_DIBANDINGKAN, "belum dapat dibandingkan"),
    ],
)
def test_trends(arah, kata):
    assert labels.kata_tren(Tren(arah, -1.5)) == kata


def test_every_act_has_an_icon_and_a_word_for_when_it_is_done():
    assert set(labels.IKON_AKSI) == set(labels.SUDAH) == set(Aksi)


def test_what_is_pressed_at_once_needs_no_reason_and_exists():
    reachable = {act for peran in Peran for status in Status for act in flow(peran).acts_from(status)}
    from poros.kernel.penugasan.rules import WAJIB_CATATAN

    assert reachable >= labels.SEKALI_TEKAN
    assert not labels.SEKALI_TEKAN & WAJIB_CATATAN
