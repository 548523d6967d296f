"""Ranks and days in office: no database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.organisasi.rules import (
    ESELON,
    KOORDINATOR,
    MANDAT,
    PENGISI,
    PERANGKAT_DAERAH,
    JenisUnit,
    Kapasitas,
    berlaku,
    tingkat,
)

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


dekat = st.dates(date(2026, 2, 20), date(2026, 3, 10))


@given(dekat, st.none() | dekat, st.none() | dekat, dekat)
def test_a_holding_is_in_force_on_just_the_days_between(mulai, sampai, dicabut, pada):
    """Against a list of days, made by counting."""
    akhir = min(sampai or date(2026, 4, 1), (dicabut or date(2026, 5, 1)) - timedelta(days=1))
    days = {mulai + timedelta(days=n) for n in range((akhir - mulai).days + 1)}
    assert berlaku(mulai, sampai, dicabut, pada) is (pada in days)


def test_ranks_one_by_one():
    """PP 18/2016 Art. 94-95: from I.a down to those without echelon; a difference of one is one step."""
    assert {e: tingkat(e) for e in ESELON} == {
        "I.a": 9, "I.b": 8, "II.a": 7, "II.b": 6, "III.a": 5, "III.b": 4, "IV.a": 3, "IV.b": 2, "": 1,
    }  # fmt: skip


def test_who_holds_by_mandate_and_who_fills_a_vacancy():
    """UU 30/2014 Art. 14: Plh. and Plt. act by mandate; UU 23/2014 Art. 214: a Pj. is appointed."""
    assert {k for k in Kapasitas if k not in MANDAT} == {Kapasitas.DEFINITIF, Kapasitas.PJ}
    assert {k for k in Kapasitas if k not in PENGISI} == {Kapasitas.DEFINITIF, Kapasitas.PLH}


def test_the_parts_of_a_regional_government():
    """UU 23/2014 Art. 209: secretariats, inspectorate, dinas, badan, kecamatan; their parts are no perangkat daerah."""
    assert {"setda", "setwan", "inspektorat", "dinas", "badan", "kecamatan"} <= set(PERANGKAT_DAERAH)
    assert not PERANGKAT_DAERAH & {
        JenisUnit.KEPALA_DAERAH, JenisUnit.BIDANG, JenisUnit.SUBBAGIAN, JenisUnit.UPTD, JenisUnit.KELURAHAN,
        JenisUnit.KAMPUNG, JenisUnit.BUMD, JenisUnit.LUAR, JenisUnit.STAF_AHLI,
    }  # fmt: skip
    assert not PERANGKAT_DAERAH & KOORDINATOR
