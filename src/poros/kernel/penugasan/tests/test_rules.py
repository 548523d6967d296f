"""The flow, whole: every status against every act."""

import pytest

from poros.kernel.penugasan.labels import AKSI, ATURAN_KONFLIK, JENIS_KONFLIK, KEPUTUSAN, STATUS
from poros.kernel.penugasan.rules import (
    DI_TANGAN_UNIT,
    FLOW,
    FLOW_TEMBUSAN,
    MENUNGGU_JAWABAN,
    MENUNGGU_KOORDINATOR,
    TAHUN,
    TERBUKA,
    TERTUTUP,
    URUTAN_TINGKAT,
    WAJIB_CATATAN,
    Aksi,
    Keputusan,
    Kerahasiaan,
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


def reached(table, status):
    """All statuses to which some way leads."""
    found, new = set(), {status}
    while new:
        new = {table.step(at, act) for at in new for act in table.acts_from(at)} - found
        found |= new
    return found


@pytest.mark.parametrize("status", sorted(TERBUKA))
def test_whatever_is_open_can_still_be_done_or_called_off(status):
    assert {Status.SELESAI, Status.DIBATALKAN} <= reached(FLOW, status)


@pytest.mark.parametrize("status", [Status.DIALIHKAN, Status.DIBATALKAN])
def test_what_has_ended_otherwise_stays_so(status):
    assert FLOW.acts_from(status) == ()


def test_the_flow_is_born_where_work_is_sent_and_reaches_every_status_but_that_of_the_told():
    assert FLOW.statuses()[0] is FLOW_TEMBUSAN.statuses()[0] is Status.TERKIRIM
    assert {Status.TERKIRIM} | reached(FLOW, Status.TERKIRIM) == set(Status) - {Status.DIKETAHUI}
    assert reached(FLOW_TEMBUSAN, Status.TERKIRIM) == {Status.DIKETAHUI, Status.DIBATALKAN}


def test_nothing_is_done_without_a_second_pair_of_eyes():
    """Whoever hands in does not settle: `selesai` comes from `terverifikasi` alone, and that from verification."""
    before = {origin for (origin, _act), target in FLOW.table.items() if target is Status.SELESAI}
    assert before == {Status.TERVERIFIKASI}
    assert {act for (_s, act), t in FLOW.table.items() if t is Status.TERVERIFIKASI} == {Aksi.VERIFIKASI}


def test_whose_hand_is_waited_for():
    assert {s for s in Status if Aksi.TERIMA in FLOW.acts_from(s)} == MENUNGGU_JAWABAN
    decides = {Aksi.TEGASKAN, Aksi.VERIFIKASI}
    assert {s for s in Status if decides & set(FLOW.acts_from(s))} == MENUNGGU_KOORDINATOR
    assert not MENUNGGU_KOORDINATOR & DI_TANGAN_UNIT


def test_only_going_on_needs_no_reason():
    going_on = {Aksi.TERIMA, Aksi.LAPORKAN, Aksi.SERAHKAN, Aksi.VERIFIKASI, Aksi.SETUJUI, Aksi.KETAHUI}
    assert set(Aksi) - WAJIB_CATATAN == going_on


def test_the_line_of_escalation_and_what_is_closed():
    assert [t.value for t in URUTAN_TINGKAT] == ["unit", "biro", "asisten", "sekda"]
    assert {k.value for k in Kerahasiaan} - {k.value for k in TERTUTUP} == {"biasa", "terbatas"}


def test_years_that_a_moment_may_have():
    """In any zone: 2199 is the last, so that its last evening is not the year 2200 elsewhere."""
    assert (TAHUN[0], TAHUN[-1], len(TAHUN)) == (1900, 2199, 300)
