"""The verdicts, and that each has its words. No database."""

import pytest

from poros.domain.verifikasi.labels import ARTI, JUDUL, NADA
from poros.domain.verifikasi.rules import Putusan, menurut_isi, menurut_keadaan


@pytest.mark.parametrize(
    ("keadaan", "lengkap", "putusan"),
    [
        ("berlaku", True, Putusan.SAH),
        ("berlaku", False, Putusan.BELUM_LENGKAP),
        ("dicabut", True, Putusan.DICABUT),
        ("dicabut", False, Putusan.DICABUT),
        ("diganti", True, Putusan.DIGANTI),
    ],
)
def test_a_document_in_the_books(keadaan, lengkap, putusan):
    assert menurut_keadaan(keadaan, lengkap=lengkap) is putusan


@pytest.mark.parametrize(
    ("tanda", "utuh", "ditambah", "sah", "pencabutan", "putusan"),
    [
        (0, True, False, False, True, Putusan.TANPA_TANDA),
        (1, False, False, False, True, Putusan.LUAR_BERUBAH),
        (2, False, True, False, True, Putusan.LUAR_BERUBAH),
        (2, True, True, False, True, Putusan.LUAR_DITAMBAH),
        (2, True, False, True, True, Putusan.LUAR_SAH),
        (1, True, False, True, False, Putusan.LUAR_RAGU),
        (1, True, False, False, True, Putusan.LUAR_RAGU),
    ],
)
def test_a_file_that_the_books_do_not_know(*, tanda, utuh, ditambah, sah, pencabutan, putusan):
    found = menurut_isi(tanda=tanda, utuh=utuh, ditambah=ditambah, sah=sah, pencabutan=pencabutan)
    assert found is putusan


def test_every_verdict_has_its_words():
    assert set(JUDUL) == set(ARTI) == set(NADA) == set(Putusan)
