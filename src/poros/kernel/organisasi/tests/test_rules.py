"""Ranks and days in office: no database."""

from datetime import date, timedelta

import pytest

from poros.kernel.organisasi.rules import ESELON, berlaku, tingkat

HARI = date(2026, 11, 23)
KEMARIN, BESOK = HARI - timedelta(days=1), HARI + timedelta(days=1)


@pytest.mark.parametrize(
    ("mulai", "sampai", "dicabut", "hasil"),
    [
        (KEMARIN, None, None, True),
        (HARI, HARI, None, True),
        (BESOK, None, None, False),
        (KEMARIN, KEMARIN, None, False),
        (KEMARIN, BESOK, BESOK, True),
        (KEMARIN, BESOK, HARI, False),
        (KEMARIN, None, KEMARIN, False),
    ],
)
def test_the_last_day_counts_and_a_revocation_ends_at_once(mulai, sampai, dicabut, hasil):
    assert berlaku(mulai, sampai, dicabut, HARI) is hasil


def test_rank_grows_with_eselon():
    ranks = [tingkat(eselon) for eselon in ESELON]
    assert ranks == sorted(ranks, reverse=True)
    assert tingkat("") == 1


def test_an_unknown_eselon_has_no_rank():
    with pytest.raises(ValueError, match="not in tuple"):
        tingkat("V.a")
