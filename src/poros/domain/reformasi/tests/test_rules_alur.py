"""The flows, whole: every pair that is named leads where it says, every other pair is refused."""

import itertools

import pytest

from poros.domain.reformasi.rules.alur import (
    ALASAN_MASALAH,
    ALASAN_TELAAH,
    BERDOKUMEN,
    FLOW_MASALAH,
    FLOW_TELAAH,
    JALUR_TELAAH,
    AksiMasalah,
    AksiTelaah,
    StatusMasalah,
    StatusTelaah,
)
from poros.pure.flow import TransitionError

TELAAH = {
    ("disusun", "ajukan"): "usulan",
    ("disusun", "batalkan"): "dibatalkan",
    ("usulan", "kirim"): "dikirim",
    ("usulan", "perbaiki"): "disusun",
    ("dikirim", "setujui"): "disetujui",
    ("dikirim", "perbaiki"): "disusun",
    ("disetujui", "tetapkan"): "ditetapkan",
    ("ditetapkan", "lantik"): "dilantik",
    ("dilantik", "selesaikan"): "selesai",
}
MASALAH = {
    ("dicatat", "tugaskan"): "ditangani",
    ("dicatat", "gugurkan"): "gugur",
    ("ditangani", "selesaikan"): "selesai",
    ("selesai", "verifikasi"): "terverifikasi",
    ("selesai", "kembalikan"): "ditangani",
}


@pytest.mark.parametrize(
    ("flow", "table", "states", "acts"),
    [(FLOW_TELAAH, TELAAH, StatusTelaah, AksiTelaah), (FLOW_MASALAH, MASALAH, StatusMasalah, AksiMasalah)],
    ids=["telaah", "masalah"],
)
def test_the_table_whole(flow, table, states, acts):
    for state, act in itertools.product(states, acts):
        if (state, act) in table:
            assert flow.step(state, act) == table[state, act]
        else:
            with pytest.raises(TransitionError):
                flow.step(state, act)


def test_the_road_is_the_flow():
    """From one stop to the next there is an act."""
    for here, there in itertools.pairwise(JALUR_TELAAH):
        assert there in {TELAAH[here, a] for a in FLOW_TELAAH.acts_from(here) if (here, a) in TELAAH}


def test_what_rests_on_paper_asks_for_no_other_reason():
    assert not BERDOKUMEN & ALASAN_TELAAH
    assert AksiMasalah.VERIFIKASI not in ALASAN_MASALAH
