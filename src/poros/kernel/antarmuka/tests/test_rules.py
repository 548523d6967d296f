"""Cursors are opaque, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.antarmuka.labels import CAKUPAN
from poros.kernel.antarmuka.rules import POLA_KUNCI, Cakupan, baca_kursor, sidik_badan, sidik_token, tulis_kursor


@given(st.integers(0, 2**63 - 1))
def test_a_cursor_leads_back_to_its_place(nomor):
    kursor = tulis_kursor(nomor)
    assert baca_kursor(kursor) == nomor
    assert len(kursor) <= 20
    assert kursor.replace("-", "a").replace("_", "a").isalnum()


@given(st.text(max_size=20))
def test_no_other_word_is_a_cursor(teks):
    try:
        nomor = baca_kursor(teks)
    except ValueError:
        return
    assert tulis_kursor(nomor) == teks


def test_how_a_cursor_is_spelt():
    assert tulis_kursor(1) == "AAAAAAAAAAE"


@pytest.mark.parametrize("teks", ["", "7", "AAAAAAAAAAF", "AAAAAAAAAAEA", "//////////8", "__________8"])
def test_a_second_spelling_and_a_number_too_large_are_none(teks):
    with pytest.raises(ValueError, match=r"^.*$"):
        baca_kursor(teks)


def test_the_secret_cannot_be_read_from_what_is_kept():
    assert sidik_token("poros_a") == "fb243552d59b465f467c00dbc45d825b4ded295f1d679ae3458b9addf57e9ebf"
    assert sidik_token("poros_a") != sidik_token("poros_b")


def test_two_requests_are_told_apart_by_every_byte():
    assert sidik_badan(b'{"a":1}', "x") == sidik_badan(b'{"a":1}', "x")
    assert sidik_badan(b'{"a":1}', "x") != sidik_badan(b'{"a": 1}', "x")
    assert sidik_badan(b'{"a":1}', "x") != sidik_badan(b'{"a":1}', "y"), "nobody guesses a body from its digest alone"


def test_every_scope_has_words():
    assert set(CAKUPAN) == set(Cakupan)


@pytest.mark.parametrize(
    ("nomor", "kursor"),
    [
        (0, "AAAAAAAAAAA"),
        (255, "AAAAAAAAAP8"),
        (256, "AAAAAAAAAQA"),
        (2**32, "AAAAAQAAAAA"),
        (2**63 - 1, "f_________8"),
    ],
)
def test_cursors_that_programs_have_kept_lead_to_the_same_place(nomor, kursor):
    assert tulis_kursor(nomor) == kursor
    assert baca_kursor(kursor) == nomor


@pytest.mark.parametrize("nomor", [-1, 2**64])
def test_no_place_has_such_a_number(nomor):
    with pytest.raises(OverflowError):
        tulis_kursor(nomor)


@pytest.mark.parametrize(
    "teks", ["AAAAAAAAAAA=", "AAAAAAAAAA", "AAAAAAAAAAAA", " AAAAAAAAAAA", "AAAAAAAAAAA\n", "ÀAAAAAAAAAA", "f/////////8", "+AAAAAAAAAA"]
)  # fmt: skip
def test_padding_spaces_and_the_other_alphabet_are_no_cursor(teks):
    with pytest.raises(ValueError, match=r"^"):
        baca_kursor(teks)


@pytest.mark.parametrize(
    ("kunci", "ya"),
    [("a", True), ("!~", True), ("x" * 80, True), ("", False), ("x" * 81, False), ("a b", False), ("é", False), ("a\n", False), ("\x7f", False)],
)  # fmt: skip
def test_what_an_idempotency_key_looks_like(kunci, ya):
    assert bool(POLA_KUNCI.fullmatch(kunci)) is ya


def test_every_scope_is_a_noun_and_read_or_write():
    """Whoever may write a thing may ask for reading it by a scope of its own."""
    parts = [scope.value.split(":") for scope in Cakupan]
    assert {mode for _noun, mode in parts} == {"baca", "tulis"}
    reads, writes = ({noun for noun, m in parts if m == mode} for mode in ("baca", "tulis"))
    assert writes - reads == {"akun", "kabar"}
    assert reads - writes == {"jejak"}
