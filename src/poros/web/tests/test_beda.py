"""What changed between two texts, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from poros.web.beda import Potong, beda

TEKS = st.text(alphabet="ab \n", max_size=30)


def test_a_word_is_replaced():
    assert list(beda("setiap Jumat siang", "setiap Senin siang")) == [
        Potong("tetap", "setiap "),
        Potong("hapus", "Jumat"),
        Potong("tambah", "Senin"),
        Potong("tetap", " siang"),
    ]


def test_nothing_became_something_and_back():
    assert list(beda("", "baru")) == [Potong("tambah", "baru")]
    assert list(beda("lama", "")) == [Potong("hapus", "lama")]
    assert list(beda("sama", "sama")) == [Potong("tetap", "sama")]


@given(lama=TEKS, baru=TEKS)
def test_both_texts_can_be_read_out_of_it(lama, baru):
    parts = list(beda(lama, baru))
    assert "".join(p.teks for p in parts if p.jenis != "tambah") == lama
    assert "".join(p.teks for p in parts if p.jenis != "hapus") == baru
