"""Tables of addressees, and the book of numbers."""

import pytest

from poros.domain.naskah.labels import keluhan
from poros.domain.naskah.rules.massal import PENERIMA_MAKS, Baris, baca
from poros.domain.naskah.rules.nomor import BlokAngka, Nasib, celah, nasib


def kata(tabel):
    """All complaints in words."""
    return [keluhan(k) for k in tabel.keluhan]


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
    ("teks", "isian", "bunyi"),
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
def test_what_is_wrong_is_said_and_nothing_is_made(teks, isian, bunyi):
    made = baca(teks, isian)
    assert made.baris == []
    assert any(bunyi in words for words in kata(made))


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


class TestBarisTabel:
    """The number of a row is that which a person sees, and nothing of a row is lost without a word."""

    @pytest.mark.parametrize("celah", [0, 1, 4])
    @pytest.mark.parametrize("kosong", ["", ",", " , "])
    def test_empty_rows_count(self, celah, kosong):
        rows = ["nama,jumlah", "Ani,1", *[kosong] * celah, "Budi,", "Cici,3"]
        assert kata(baca("\n".join(rows), ["jumlah"])) == [f"Baris {3 + celah}: kolom “jumlah” kosong."]

    def test_a_cell_of_several_lines_is_taken_whole(self):
        made = baca('nama,alamat\nAni,"Jalan A\nBlok 2"\nBudi,Jalan B', [])
        assert [b.alamat for b in made.baris] == ["Jalan A\nBlok 2", "Jalan B"]

    @pytest.mark.parametrize(
        ("baris", "lebih"),
        [
            ("Ani,Jalan A, 1", True),
            ('Ani,"Jalan A, 1"', False),
            ("Ani,Jalan A,", False),
            ("Ani,Jalan A,,  ,", False),
            ("Ani,Jalan A,,x", True),
            ("Ani", False),
        ],
    )
    def test_more_cells_than_columns_are_complained_of(self, baris, lebih):
        """An address with a comma that nobody quoted: half of it would be missing on the letter."""
        made = baca(f"nama,alamat\n{baris}", [])
        assert any("lebih banyak daripada kolomnya" in words for words in kata(made)) is lebih
        assert bool(made.baris) is not lebih

    @pytest.mark.parametrize("akhir", ["\n", "\r\n", "\r"])
    def test_lines_end_as_any_machine_ends_them(self, akhir):
        made = baca(akhir.join(["nama,jumlah", "Ani,3", "Budi,4"]), ["jumlah"])
        assert [(b.nama, b.nilai["jumlah"]) for b in made.baris] == [("Ani", "3"), ("Budi", "4")]

    def test_a_cell_that_the_reader_itself_refuses_is_a_complaint(self):
        made = baca(f"nama\n{'x' * 140_000}", [])
        assert made.baris == []
        assert "terlalu panjang" in kata(made)[0]

    @pytest.mark.parametrize(("kolom", "maks"), [("nama", 250), ("alamat", 500), ("jumlah", 500)])
    @pytest.mark.parametrize("lebih", [0, 1])
    def test_a_cell_is_as_long_as_the_books_hold(self, kolom, maks, lebih):
        row = {"nama": "Ani", "alamat": "", "jumlah": "3", kolom: "x" * (maks + lebih)}
        made = baca(f"{','.join(row)}\n{','.join(row.values())}", [])
        assert kata(made) == ([f"Baris 2: isi kolom “{kolom}” terlalu panjang."] if lebih else [])

    @pytest.mark.parametrize(
        ("surel", "ya"),
        [
            ("ani@contoh.go.id", True),
            ("ani@contoh", True),
            ("a" * 241 + "@contoh.go.id", True),
            ("a" * 242 + "@contoh.go.id", False),
            ("ani", False),
            ("@contoh.go.id", False),
            ("ani@", False),
            ("ani@contoh@go.id", False),
            ("ani budi@contoh.go.id", False),
            ('"ani@contoh.go.id\nBcc: semua@contoh.go.id"', False),
        ],
    )
    def test_an_address_is_one_that_mail_can_be_sent_to(self, surel, ya):
        """A line break in it would be a second header; the book holds 254 letters."""
        made = baca(f"nama,surel\nAni,{surel}", [])
        assert bool(made.baris) is ya
        assert all("surel" in words for words in kata(made))

    def test_every_wrong_row_is_named(self):
        made = baca("nama,surel\n,a@b\nAni,x\nBudi,b@c\n,y", [])
        assert [k.split(":")[0] for k in kata(made)] == ["Baris 2", "Baris 3", "Baris 5", "Baris 5"]
