"""The two flows whole: every pair of status and act, so that a row that is added is a row that was meant."""

from itertools import product

import pytest

from poros.domain.indeks.rules.alur import (
    BABAK,
    FLOW,
    FLOW_RENCANA,
    WAJIB_ALASAN,
    Aksi,
    AksiRencana,
    Babak,
    Status,
    StatusRencana,
)
from poros.pure.flow import TransitionError

JALAN = {
    ("disusun", "mulai"): "diisi",
    ("disusun", "batalkan"): "dibatalkan",
    ("diisi", "nilai_internal"): "dinilai_internal",
    ("diisi", "batalkan"): "dibatalkan",
    ("dinilai_internal", "kembalikan"): "diisi",
    ("dinilai_internal", "nilai_eksternal"): "dinilai_eksternal",
    ("dinilai_internal", "bekukan"): "dibekukan",
    ("dinilai_eksternal", "bekukan"): "dibekukan",
    ("dibekukan", "cairkan"): "dinilai_eksternal",
    ("dibekukan", "umumkan"): "diumumkan",
}
JALAN_RENCANA = {
    ("disusun", "ubah"): "disusun",
    ("disusun", "tetapkan"): "ditetapkan",
    ("disusun", "batalkan"): "dibatalkan",
}


@pytest.mark.parametrize(("status", "aksi"), list(product(Status, Aksi)))
def test_every_pair_of_an_assessment(status, aksi):
    if (status, aksi) in JALAN:
        assert FLOW.step(status, aksi) == JALAN[status, aksi]
    else:
        with pytest.raises(TransitionError):
            FLOW.step(status, aksi)


@pytest.mark.parametrize(("status", "aksi"), list(product(StatusRencana, AksiRencana)))
def test_every_pair_of_a_plan(status, aksi):
    if (status, aksi) in JALAN_RENCANA:
        assert FLOW_RENCANA.step(status, aksi) == JALAN_RENCANA[status, aksi]
    else:
        with pytest.raises(TransitionError):
            FLOW_RENCANA.step(status, aksi)


def test_what_was_announced_or_dropped_stays_so():
    assert set(FLOW.final()) == {Status.DIUMUMKAN, Status.DIBATALKAN}


def test_each_round_is_open_in_one_status():
    assert list(BABAK.values()) == list(Babak)


def test_who_turns_back_says_why():
    assert {"kembalikan", "cairkan", "batalkan"} == WAJIB_ALASAN
