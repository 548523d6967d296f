"""The flow, whole: every status against every act."""

import pytest

from poros.kernel.penugasan.labels import AKSI, ATURAN_KONFLIK, JENIS_KONFLIK, KEPUTUSAN, STATUS
from poros.kernel.penugasan.rules import (
    DI_TANGAN_UNIT,
    FLOW,
    FLOW_TEMBUSAN,
    TERBUKA,
    Aksi,
    Keputusan,
    Peran,
    Status,
    flow,
)
from poros.kernel.penugasan.wewenang import WEWENANG_AKSI
from poros.pure.flow import TransitionError
from poros.pure.konflik import Aturan, Jenis

TABEL = {
    "terkirim": "terima=diterima kembalikan=dikembalikan laporkan=dikerjakan serahkan=menunggu_verifikasi batalkan=dibatalkan",
    "dikembalikan": "tegaskan=ditegaskan alihkan=dialihkan batalkan=dibatalkan",
    "ditegaskan": "terima=diterima laporkan=dikerjakan serahkan=menunggu_verifikasi batalkan=dibatalkan",
    "diterima": "laporkan=dikerjakan serahkan=menunggu_verifikasi batalkan=dibatalkan",
    "dikerjakan": "laporkan=dikerjakan serahkan=menunggu_verifikasi batalkan=dibatalkan",
    "menunggu_verifikasi": "verifikasi=terverifikasi tolak=dikerjakan batalkan=dibatalkan",
    "terverifikasi": "setujui=selesai revisi=dikerjakan batalkan=dibatalkan",
    "selesai": "buka_kembali=dikerjakan",
}
TABEL_TEMBUSAN = {"terkirim": "ketahui=diketahui batalkan=dibatalkan"}


def baca(tabel):
    return {
        (status, act): target
        for status, row in tabel.items()
        for act, target in (pair.split("=") for pair in row.split())
    }


@pytest.mark.parametrize(("table", "tabel"), [(FLOW, TABEL), (FLOW_TEMBUSAN, TABEL_TEMBUSAN)])
def test_every_pair_of_status_and_act_does_what_the_table_says_and_nothing_else(table, tabel):
    expected = baca(tabel)
    for status in Status:
        for act in Aksi:
            if (status, act) in expected:
                assert table.step(status, act) == expected[status, act]
            else:
                with pytest.raises(TransitionError):
                    table.step(status, act)


def test_who_is_told_only_has_a_flow_of_his_own():
    assert flow(Peran.TEMBUSAN) is FLOW_TEMBUSAN
    assert flow(Peran.UTAMA) is FLOW
    assert flow(Peran.PENDUKUNG) is FLOW


def test_work_bounces_once_at_most():
    """What was upheld cannot be returned: no path leads from `ditegaskan` back to `dikembalikan`."""
    reached, todo = set(), [Status.DITEGASKAN]
    while todo:
        status = todo.pop()
        if status not in reached:
            reached.add(status)
            todo.extend(FLOW.step(status, act) for act in FLOW.acts_from(status))
    assert Status.DIKEMBALIKAN not in reached
    assert Status.DIALIHKAN not in reached


def test_open_statuses_are_those_that_can_be_cancelled():
    assert {s for s in Status if Aksi.BATALKAN in FLOW.acts_from(s)} == TERBUKA


def test_a_clock_runs_exactly_where_the_unit_can_hand_in():
    assert {s for s in Status if Aksi.SERAHKAN in FLOW.acts_from(s)} == DI_TANGAN_UNIT


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (Status, STATUS),
        (Aksi, AKSI),
        (Keputusan, KEPUTUSAN),
        (Jenis, JENIS_KONFLIK),
        (Aturan, ATURAN_KONFLIK),
        (Aksi, WEWENANG_AKSI),
    ],
)
def test_every_kind_has_its_words_and_every_act_its_permission(kinds, words):
    assert set(words) == set(kinds)
