"""First pages as offices write them, kept in a file that anybody may add to, and what is read from each."""

from dataclasses import fields
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.persuratan.rules import Tebakan, tebak
from poros.domain.persuratan.rules.alur import DAPAT_DIPERBAIKI
from poros.pure.tanggal import panjang

SOAL = yaml.safe_load((Path(__file__).parent / "contoh" / "halaman_pertama.yaml").read_text(encoding="utf-8"))
BIDANG = {f.name for f in fields(Tebakan)}


def nilai(value: Any) -> Any:
    """Moments stand in the file as words, for YAML would give them a zone."""
    return datetime.fromisoformat(value) if isinstance(value, str) and value[10:11] == "T" else value


@pytest.mark.parametrize("soal", SOAL, ids=lambda s: s["soal"].replace(" ", "-"))
def test_what_a_registrar_would_read_is_guessed_and_nothing_else(soal):
    assert tebak(soal["teks"]).terisi() == {name: nilai(v) for name, v in soal["tebakan"].items()}


@pytest.mark.parametrize("soal", SOAL, ids=lambda s: s["soal"].replace(" ", "-"))
def test_windows_lines_and_a_mark_at_the_beginning_change_nothing(soal):
    plain = tebak(soal["teks"])
    assert tebak(soal["teks"].replace("\n", "\r\n")) == plain
    assert tebak("\n" + soal["teks"] + "\n\n") == plain


def test_every_guess_may_be_corrected_by_hand():
    assert set(DAPAT_DIPERBAIKI) >= BIDANG


@given(st.sampled_from(SOAL), st.text("abcdefghij klmn", max_size=60))
def test_words_below_the_letter_change_no_guess(soal, kata):
    """The body is prose: only what is written as a label speaks."""
    assert tebak(soal["teks"] + f"\nTembusan kepada {kata}\n") == tebak(soal["teks"])


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(0, 23), st.integers(0, 59), st.integers(1, 600))
def test_an_event_is_read_as_it_was_written(hari, jam, menit, lama):
    begin = datetime.combine(hari, time(jam, menit))
    end = begin + timedelta(minutes=lama)
    page = f"Hari/Tanggal : Senin, {panjang(hari)}\nPukul : {begin:%H.%M} s.d. {end:%H.%M} WITA\nTempat : Aula\n"
    found = tebak(page)
    assert (found.acara_mulai, found.acara_selesai, found.acara_tempat) == (begin, end, "Aula")
