"""The two flows whole: every pair of status and act, so that a row that is added is a row that was meant."""

from itertools import pairwise, product

import pytest

from poros.domain.berbagi.rules.alur import (
    BERNOTA,
    FLOW,
    FLOW_ADOPSI,
    JALUR,
    WAJIB_ALASAN,
    Aksi,
    AksiAdopsi,
    Status,
    StatusAdopsi,
)
from poros.pure.flow import TransitionError

TAWARAN = {
    ("konsep", "ubah"): "konsep",
    ("konsep", "terbitkan"): "terbit",
    ("terbit", "ubah"): "terbit",
    ("terbit", "tarik"): "ditarik",
    ("ditarik", "ubah"): "ditarik",
    ("ditarik", "terbitkan"): "terbit",
}
ADOPSI = {
    ("diusulkan", "ajukan"): "diajukan",
    ("diusulkan", "hentikan"): "dihentikan",
    ("diajukan", "terima"): "diterima",
    ("diajukan", "tolak"): "ditolak",
    ("diajukan", "hentikan"): "dihentikan",
    ("diterima", "sepakati"): "disepakati",
    ("diterima", "hentikan"): "dihentikan",
    ("disepakati", "rencanakan"): "direncanakan",
    ("disepakati", "hentikan"): "dihentikan",
    ("direncanakan", "rencanakan"): "direncanakan",
    ("direncanakan", "mulai"): "berjalan",
    ("direncanakan", "hentikan"): "dihentikan",
    ("berjalan", "selesaikan"): "selesai",
    ("berjalan", "hentikan"): "dihentikan",
}


@pytest.mark.parametrize(("status", "aksi"), list(product(Status, Aksi)))
def test_every_pair_of_an_offer(status, aksi):
    if (status, aksi) in TAWARAN:
        assert FLOW.step(status, aksi) == TAWARAN[status, aksi]
    else:
        with pytest.raises(TransitionError):
            FLOW.step(status, aksi)


@pytest.mark.parametrize(("status", "aksi"), list(product(StatusAdopsi, AksiAdopsi)))
def test_every_pair_of_an_adoption(status, aksi):
    if (status, aksi) in ADOPSI:
        assert FLOW_ADOPSI.step(status, aksi) == ADOPSI[status, aksi]
    else:
        with pytest.raises(TransitionError):
            FLOW_ADOPSI.step(status, aksi)


def test_what_has_ended_stays_so():
    assert set(FLOW_ADOPSI.final()) == {"ditolak", "selesai", "dihentikan"}


def test_an_agreement_in_force_is_one_that_was_signed_and_not_stopped():
    after = {"sepakati", "rencanakan", "mulai", "selesaikan"}
    assert {to for (_here, act), to in ADOPSI.items() if act in after} == BERNOTA


def test_who_declines_or_stops_says_why():
    assert {"tolak", "hentikan"} == WAJIB_ALASAN


def test_the_good_road_can_be_walked():
    """Each status of the road is one act away from the one before."""
    for here, there in pairwise(JALUR):
        assert there in {FLOW_ADOPSI.step(here, act) for act in FLOW_ADOPSI.acts_from(here)}
