"""Words for obstacles: the screens and the command line say the same in Indonesian, for every sort there is."""

import pytest
from django.utils.translation import override

from poros.domain.indeks import labels
from poros.pure.skor import Halangan, kalimat
from poros.pure.skor.rencana import kata
from poros.pure.skor.rencana.medan import KELAS

ANGKA = {
    "indeks": "3.00",
    "detik": "2",
    "nama": "Kebijakan data",
    "tingkat": "4",
    "perlu": "I2",
    "perlu_tingkat": "3",
}
SEMUA = [
    *(Halangan(jenis, nilai=ANGKA) for jenis in kata.SASARAN),
    *(Halangan(jenis, "I1", ANGKA) for jenis in kata.INDIKATOR),
]


@pytest.mark.parametrize("h", SEMUA, ids=lambda h: f"{h.jenis}{h.kode}")
def test_both_say_the_same(h):
    with override("id"):
        assert labels.halangan(h) == kalimat(h)
    assert "%" not in kalimat(h)


def test_there_are_words_for_each_sort_of_limit():
    assert set(KELAS) <= set(kata.SASARAN)
    assert set(labels.HALANGAN_SASARAN) == set(kata.SASARAN)
    assert set(labels.HALANGAN_INDIKATOR) == set(kata.INDIKATOR)


def test_an_indicator_with_a_percent_sign_in_its_name_is_no_format():
    h = Halangan("tetap", "I1", {"nama": "Capaian 100%"})
    with override("id"):
        assert labels.halangan(h) == kalimat(h) == "I1 Capaian 100% dinyatakan tetap"
