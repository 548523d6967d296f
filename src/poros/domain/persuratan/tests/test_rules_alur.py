"""The flow of a letter, whole; and that every act has its word."""

import pytest

from poros.domain.persuratan.labels import AKSI, NADA, STATUS
from poros.domain.persuratan.rules import DI_MEJA, FLOW, Aksi, Status
from poros.pure.flow import TransitionError

BERLAKU = {
    ("terdaftar", "teruskan"): "menunggu_arahan",
    ("terdaftar", "tarik"): "ditarik",
    ("menunggu_arahan", "teruskan"): "menunggu_arahan",
    ("menunggu_arahan", "disposisi"): "didisposisi",
    ("menunggu_arahan", "arsipkan"): "selesai",
    ("menunggu_arahan", "tarik"): "ditarik",
    ("didisposisi", "disposisi"): "didisposisi",
    ("didisposisi", "tuntaskan"): "selesai",
    ("didisposisi", "urungkan"): "menunggu_arahan",
    ("selesai", "urungkan"): "menunggu_arahan",
    ("selesai", "disposisi"): "didisposisi",
    ("selesai", "berkaskan"): "diberkaskan",
}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("aksi", Aksi)
def test_every_pair_of_status_and_act(status, aksi):
    expected = BERLAKU.get((status.value, aksi.value))
    if expected is None:
        with pytest.raises(TransitionError):
            FLOW.step(status, aksi)
    else:
        assert FLOW.step(status, aksi) == expected


def test_filed_and_withdrawn_letters_are_at_their_end():
    assert set(FLOW.final()) == {Status.DIBERKASKAN, Status.DITARIK}


def test_a_letter_on_a_desk_is_one_that_can_still_be_taken_back():
    assert {s for s in Status if Aksi.TARIK in FLOW.acts_from(s)} == DI_MEJA


def test_every_status_and_act_has_its_word():
    assert set(STATUS) == set(NADA) == set(Status)
    assert set(AKSI) == set(Aksi)
