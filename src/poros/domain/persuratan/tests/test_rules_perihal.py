"""By which words of its subject an unclassified letter is known, and that the shipped list is one that can be used."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.persuratan.queries.peta_urusan import KATA, PARAMETER, padanan

SOAL = yaml.safe_load((Path(__file__).parent / "contoh" / "perihal.yaml").read_text(encoding="utf-8"))
BARIS = yaml.safe_load(PARAMETER.read_text(encoding="utf-8"))


@pytest.mark.parametrize("soal", SOAL, ids=lambda s: s["perihal"].replace(" ", "-") or "kosong")
def test_a_subject_is_known_by_its_words(soal):
    assert next((row.klasifikasi for row in padanan("", soal["perihal"])), "") == soal["kenal"]


@pytest.mark.parametrize("baris", BARIS, ids=lambda b: b["klasifikasi"])
def test_each_row_is_found_by_its_code_by_what_lies_below_it_and_by_each_of_its_words(baris):
    code = baris["klasifikasi"]
    assert padanan(code, "")[0].klasifikasi == code
    assert code in {row.klasifikasi for row in padanan(f"{code}.9.9", "")}
    for word in baris["kata"]:
        assert code in {row.klasifikasi for row in padanan("", f"Perihal {word.upper()}, segera")}, word


@pytest.mark.parametrize("baris", BARIS, ids=lambda b: b["klasifikasi"])
def test_words_are_written_as_they_are_compared(baris):
    """In small letters, whole words, nothing between them that a subject could not have."""
    for word in (*baris["kata"], *baris["unit"]):
        assert word == word.casefold()
        assert " ".join(KATA.findall(word)) == word


def test_no_code_stands_twice_and_no_row_leads_nowhere():
    codes = [row["klasifikasi"] for row in BARIS]
    assert len(codes) == len(set(codes))
    assert all(row["urusan"] or row["unit"] for row in BARIS)


@given(st.sampled_from(BARIS), st.sampled_from(BARIS))
def test_the_code_speaks_before_the_subject(satu, dua):
    """A registrar's classification is worth more than a word that happens to stand in the subject."""
    words = dua["kata"][0] if dua["kata"] else ""
    assert padanan(satu["klasifikasi"], words)[0].klasifikasi == satu["klasifikasi"]


@given(st.text(max_size=80), st.text("0123456789.", max_size=12))
def test_whatever_is_written_is_answered(perihal, klasifikasi):
    for row in padanan(klasifikasi, perihal):
        fits = klasifikasi and f"{klasifikasi}.".startswith(f"{row.klasifikasi}.")
        assert fits or any(word in perihal.casefold() or " " in word for word in row.kata)
