"""The flow as a table, whole: what leads where, and that nothing leads back from a signature."""

import pytest

from poros.domain.naskah.rules import DAPAT_DITULIS, FLOW, SUDAH_BERNOMOR, SUDAH_SAH, Aksi, Status
from poros.pure.flow import TransitionError

S, A = Status, Aksi
BOLEH = {
    S.KONSEP: {A.AJUKAN: S.PARAF, A.BATALKAN: S.BATAL},
    S.PARAF: {A.LENGKAPI: S.SIAP_TTD, A.KEMBALIKAN: S.REVISI, A.TARIK: S.REVISI},
    S.REVISI: {A.AJUKAN: S.PARAF, A.BATALKAN: S.BATAL},
    S.SIAP_TTD: {A.KEMBALIKAN: S.REVISI, A.TARIK: S.REVISI, A.NOMORI: S.BERNOMOR},
    S.BERNOMOR: {A.TANDATANGANI: S.DITANDATANGANI, A.TOLAK: S.BATAL},
    S.DITANDATANGANI: {A.KIRIM: S.TERKIRIM},
    S.TERKIRIM: {A.KIRIM: S.TERKIRIM, A.TERIMA: S.DITERIMA, A.BERKASKAN: S.DIBERKASKAN},
    S.DITERIMA: {A.BERKASKAN: S.DIBERKASKAN},
    S.DIBERKASKAN: {},
    S.BATAL: {},
}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("aksi", Aksi)
def test_the_whole_table(status, aksi):
    target = BOLEH[status].get(aksi)
    if target is None:
        with pytest.raises(TransitionError):
            FLOW.step(status, aksi)
    else:
        assert FLOW.step(status, aksi) == target


def test_it_is_born_a_draft_and_ends_filed_or_cancelled():
    assert FLOW.statuses()[0] == S.KONSEP
    assert set(FLOW.final()) == {S.DIBERKASKAN, S.BATAL}


def _dari(status):
    found, todo = set(), [status]
    while todo:
        here = todo.pop()
        for aksi in FLOW.acts_from(here):
            target = FLOW.step(here, aksi)
            if target not in found:
                found.add(target)
                todo.append(target)
    return found


@pytest.mark.parametrize("status", sorted(SUDAH_BERNOMOR))
def test_a_number_once_taken_never_leads_back_to_where_the_text_is_written(status):
    assert not _dari(status) & DAPAT_DITULIS


@pytest.mark.parametrize("status", sorted(SUDAH_SAH))
def test_a_signed_letter_cannot_come_to_nothing(status):
    assert S.BATAL not in _dari(status)


def test_every_status_can_be_reached():
    assert _dari(S.KONSEP) | {S.KONSEP} == set(Status)
