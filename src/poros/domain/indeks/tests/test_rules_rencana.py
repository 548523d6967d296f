"""A plan changed by hand, as numbers: rises, loads, broken preconditions, leaps. Without a database."""

from decimal import Decimal

import pytest

from poros.domain.indeks.rules.rencana import (
    Kenaikan,
    Prasyarat,
    beban,
    kenaikan,
    melompat,
    mendahului,
    turun,
)

AWAL = {"A": 1, "B": 0}
UPAYA = {"A": {1: Decimal(1), 2: Decimal(2), 3: Decimal(4)}, "B": {1: Decimal(1), 2: Decimal(3)}}


def test_every_rise_costs_the_steps_it_takes():
    found = kenaikan(AWAL, {"A": [1, 3, 3], "B": [1, 1, 2]}, UPAYA)
    assert found == [
        Kenaikan("A", 1, 1, 3, Decimal(6)),
        Kenaikan("B", 0, 0, 1, Decimal(1)),
        Kenaikan("B", 2, 1, 2, Decimal(3)),
    ]


def test_who_stays_costs_nothing():
    assert kenaikan(AWAL, {"A": [1, 1], "B": [0, 0]}, UPAYA) == []


@pytest.mark.parametrize(
    ("pilihan", "kode"),
    [
        ({"A": [0]}, "A"),
        ({"A": [3, 2], "B": [1, 0]}, "A"),
        ({"A": [1, 1], "B": [2, 1]}, "B"),
        ({"A": [1, 2], "B": [0, 2]}, ""),
    ],
)
def test_the_first_that_falls_is_named(pilihan, kode):
    assert turun(AWAL, pilihan) == kode


def test_loads_are_those_of_the_units_and_of_all():
    rises = kenaikan(AWAL, {"A": [2, 3], "B": [2, 2]}, UPAYA)
    assert beban(rises, {"A": 7}) == {(None, 0): 6, (7, 0): 2, (None, 1): 4, (7, 1): 4}


RULE = Prasyarat("A", 2, "B", 1)


@pytest.mark.parametrize(
    ("pilihan", "tahun"),
    [
        ({"A": [2, 2], "B": [0, 1]}, 0),
        ({"A": [1, 2], "B": [0, 0]}, 1),
        ({"A": [1, 2], "B": [0, 1]}, None),
        ({"A": [2, 2], "B": [1, 1]}, None),
        ({"A": [1, 1], "B": [0, 0]}, None),
    ],
)
def test_a_precondition_is_broken_from_the_first_year_on_in_which_it_fails(pilihan, tahun):
    assert mendahului(AWAL, pilihan, [RULE]) == ([] if tahun is None else [(RULE, tahun)])


def test_what_stood_before_breaks_nothing():
    assert mendahului({"A": 2, "B": 0}, {"A": [2], "B": [0]}, [RULE]) == []


def test_a_leap_counts_steps_of_the_ladder_not_points():
    rises = [Kenaikan("A", 0, 0, 60, Decimal(1)), Kenaikan("A", 1, 60, 90, Decimal(1))]
    ladder = {"A": (0, 30, 60, 90)}
    assert melompat(rises, ladder, 1) == rises[:1]
    assert melompat(rises, ladder, 2) == []
    assert melompat(rises, ladder, None) == []
