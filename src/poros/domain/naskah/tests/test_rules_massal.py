"""Tables of addressees, and the book of numbers."""

import pytest

from poros.domain.naskah.rules.massal import PENERIMA_MAKS, Baris, baca
from poros.domain.naskah.rules.nomor import BlokAngka, Nasib, celah, nasib

NILAI = {"nama": "Ani", "jumlah": "3"}


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
def test_a_table_with_any_of_the_usual_separators(pemisah):
    text = f"Nama{pemisah}Jumlah\nAni{pemisah}3\n\n Budi {pemisah} 4 \n"
    made = baca(text, ["jumlah"])
    assert made.keluhan == []
    assert [(b.nama, b.nilai["jumlah"]) for b in made.baris] == [("Ani", "3"), ("Budi", "4")]


def test_addresses_are_taken_and_quotes_understood():
    made = baca('\ufeffnama,alamat,surel\n"Budi, S.E.","Jalan A, 1",budi@contoh.go.id', [])
    assert made.baris == [
        Baris("Budi, S.E.", "Jalan A, 1", "budi@contoh.go.id",
              {"nama": "Budi, S.E.", "alamat": "Jalan A, 1", "surel": "budi@contoh.go.id"})
    ]  # fmt: skip


def test_a_head_of_two_words_is_a_field_with_an_underscore():
    assert baca("nama,Nomor Induk\nAni,7", ["nomor_induk"]).baris[0].nilai["nomor_induk"] == "7"


@pytest.mark.parametrize(
    ("teks", "isian", "kata"),
    [
        ("", [], "kosong"),
        ("  \n ", [], "kosong"),
        ("nama", [], "belum berisi penerima"),
        ("nama\n\n", [], "belum berisi penerima"),
        ("alamat\nJalan A", [], "“nama” belum ada"),
        ("nama\nAni", ["jumlah"], "“jumlah” belum ada"),
        ("nama,nama\nAni,Ani", [], "lebih dari satu"),
        ("nama,jumlah\nAni,", ["jumlah"], "Baris 2: kolom “jumlah” kosong"),
        ("nama,jumlah\nAni,1\n,2", ["jumlah"], "Baris 3: kolom “nama” kosong"),
        ("nama,surel\nAni,ani", [], "“ani” bukan alamat surel"),
        (f"nama\n{'x' * 501}", [], "terlalu panjang"),
        ("nama\n" + "Ani\n" * (PENERIMA_MAKS + 1), [], "paling banyak"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(teks, isian, kata):
    made = baca(teks, isian)
    assert made.baris == []
    assert any(kata in words for words in made.keluhan)


def test_two_thousand_are_read():
    assert len(baca("nama\n" + "Ani\n" * PENERIMA_MAKS, []).baris) == PENERIMA_MAKS


@pytest.mark.parametrize(
    ("urut", "wanted"),
    [(1, Nasib.NASKAH), (2, Nasib.BATAL), (3, Nasib.BLOK), (4, Nasib.NASKAH), (5, Nasib.BLOK), (6, Nasib.CELAH)],
)
def test_what_became_of_a_number(urut, wanted):
    assert nasib(urut, dipakai={1, 4}, batal={2}, blok=[BlokAngka(3, 5)]) is wanted


def test_a_cancelled_number_is_cancelled_although_a_letter_has_it():
    assert nasib(1, dipakai={1}, batal={1}, blok=[]) is Nasib.BATAL


def test_gaps_are_what_nothing_explains():
    assert list(celah(6, dipakai={1, 4}, batal={2}, blok=[BlokAngka(3, 5)])) == [6]
    assert list(celah(3, dipakai={1, 2, 3}, batal=(), blok=())) == []
    assert list(celah(0, dipakai=(), batal=(), blok=())) == []
