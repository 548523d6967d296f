"""Refusals of the rules are words that are chosen when they are read, in the reader's language. No database."""

import re

import pytest
from django.utils.functional import Promise
from django.utils.translation import override

from poros.domain.naskah import labels
from poros.domain.naskah.labels import SISIP, TABEL, keluhan
from poros.domain.naskah.rules.massal import Keluhan, SalahTabel, baca
from poros.domain.naskah.rules.nomor import SalahSisip

KAMUS = [getattr(labels, nama) for nama in dir(labels) if nama.isupper() and not nama.startswith("NADA")]


@pytest.mark.parametrize("bahasa", ["id", "en"])
@pytest.mark.parametrize("salah", SalahTabel)
def test_each_complaint_on_a_table_is_a_whole_sentence(bahasa, salah):
    with override(bahasa):
        words = keluhan(Keluhan(salah, 7, "alamat", "bukan@", 2001))
    assert words.endswith((".", "."))
    assert not re.search(r"%\(|None|\{", words)


@pytest.mark.parametrize(
    ("salah", "sebut"),
    [
        (SalahTabel.TERLALU_BANYAK, ["2001", "2000"]),
        (SalahTabel.KOLOM_HILANG, ["alamat"]),
        (SalahTabel.KOLOM_KEMBAR, ["alamat"]),
        (SalahTabel.TAK_TERBACA, ["7"]),
        (SalahTabel.BERLEBIH, ["7"]),
        (SalahTabel.SEL_KOSONG, ["7", "alamat"]),
        (SalahTabel.SEL_PANJANG, ["7", "alamat"]),
        (SalahTabel.SUREL, ["7", "bukan@"]),
    ],
)
def test_it_names_the_line_the_column_or_what_stands_there(salah, sebut):
    words = keluhan(Keluhan(salah, 7, "alamat", "bukan@", 2001))
    assert [part for part in sebut if part not in words] == []


@pytest.mark.parametrize("nilai", ["100%", "%(baris)s", "%s", "{baris}"])
def test_what_somebody_typed_is_repeated_as_it_stands(nilai):
    (told,) = baca(f"nama,surel\nAni,{nilai}", []).keluhan
    assert keluhan(told) == f"Baris 2: “{nilai}” bukan alamat surel."


def test_nothing_is_said_in_one_language_only():
    """A word that is no promise was chosen when the program started, in whichever language that was."""
    assert [words for kamus in KAMUS for words in kamus.values() if not isinstance(words, Promise)] == []


def test_every_mistake_has_its_words():
    assert set(TABEL) == set(SalahTabel)
    assert set(SISIP) == set(SalahSisip)
    assert len({str(words) for words in (*TABEL.values(), *SISIP.values())}) == len(SalahTabel) + len(SalahSisip)
