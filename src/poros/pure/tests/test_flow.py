"""A small letter's life, walked and drawn."""

from enum import StrEnum

import pytest

from poros.pure.flow import Flow, TransitionError


class Status(StrEnum):
    DITERIMA = "diterima"
    DIDISPOSISI = "didisposisi"
    SELESAI = "selesai"
    DITOLAK = "ditolak"


class Aksi(StrEnum):
    DISPOSISI = "disposisi"
    TUNTASKAN = "tuntaskan"
    TOLAK = "tolak"
    KEMBALIKAN = "kembalikan"


TABLE = {
    (Status.DITERIMA, Aksi.DISPOSISI): Status.DIDISPOSISI,
    (Status.DITERIMA, Aksi.TOLAK): Status.DITOLAK,
    (Status.DITERIMA, Aksi.KEMBALIKAN): Status.DITOLAK,
    (Status.DIDISPOSISI, Aksi.DISPOSISI): Status.DIDISPOSISI,
    (Status.DIDISPOSISI, Aksi.TUNTASKAN): Status.SELESAI,
}
FLOW = Flow(TABLE)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("act", Aksi)
def test_a_step_is_in_the_table_or_it_is_refused(status, act):
    if (status, act) in TABLE:
        assert FLOW.step(status, act) is TABLE[status, act]
    else:
        with pytest.raises(TransitionError):
            FLOW.step(status, act)


def test_a_refusal_says_what_would_be_possible():
    with pytest.raises(TransitionError) as refusal:
        FLOW.step(Status.DIDISPOSISI, Aksi.TOLAK)
    assert refusal.value.status is Status.DIDISPOSISI
    assert refusal.value.act is Aksi.TOLAK
    assert refusal.value.allowed == (Aksi.DISPOSISI, Aksi.TUNTASKAN)
    assert str(refusal.value) == ("tolak is not possible from didisposisi; possible: disposisi, tuntaskan")


def test_at_the_end_nothing_is_possible():
    with pytest.raises(TransitionError, match="possible: nothing"):
        FLOW.step(Status.SELESAI, Aksi.DISPOSISI)
    assert FLOW.acts_from(Status.SELESAI) == ()


def test_acts_come_in_the_order_of_the_table():
    assert FLOW.acts_from(Status.DITERIMA) == (Aksi.DISPOSISI, Aksi.TOLAK, Aksi.KEMBALIKAN)


def test_statuses_and_ends():
    assert FLOW.statuses() == (Status.DITERIMA, Status.DIDISPOSISI, Status.DITOLAK, Status.SELESAI)
    assert FLOW.final() == (Status.DITOLAK, Status.SELESAI)


def test_the_table_cannot_be_changed_afterwards():
    table = dict(TABLE)
    flow = Flow(table)
    table[Status.SELESAI, Aksi.DISPOSISI] = Status.DIDISPOSISI
    assert flow.acts_from(Status.SELESAI) == ()
    with pytest.raises(TypeError):
        flow.table[Status.SELESAI, Aksi.DISPOSISI] = Status.DIDISPOSISI


def test_the_diagram():
    assert FLOW.mermaid(str.capitalize).splitlines() == [
        "stateDiagram-v2",
        '    state "Diterima" as DITERIMA',
        '    state "Didisposisi" as DIDISPOSISI',
        '    state "Ditolak" as DITOLAK',
        '    state "Selesai" as SELESAI',
        "    [*] --> DITERIMA",
        "    DITERIMA --> DIDISPOSISI: Disposisi",
        "    DITERIMA --> DITOLAK: Tolak / Kembalikan",
        "    DIDISPOSISI --> DIDISPOSISI: Disposisi",
        "    DIDISPOSISI --> SELESAI: Tuntaskan",
        "    DITOLAK --> [*]",
        "    SELESAI --> [*]",
    ]


def test_an_empty_table_draws_an_empty_diagram():
    empty: Flow[Status, Aksi] = Flow({})
    assert empty.statuses() == ()
    assert empty.mermaid() == "stateDiagram-v2"
