"""The head of a sheet."""

import pytest

from poros.kernel import cetak


@pytest.mark.parametrize(
    ("nama", "jenis", "kop"),
    [
        ("Kota Uji", "kota", "Pemerintah Kota Uji"),
        ("Pemerintah Kota Uji", "kota", "Pemerintah Kota Uji"),
        ("PEMERINTAH KOTA UJI", "kota", "PEMERINTAH KOTA UJI"),
        ("Kementerian Uji", "kementerian", "Kementerian Uji"),
        ("Provinsi Uji", "provinsi", "Pemerintah Provinsi Uji"),
    ],
)
def test_the_letterhead_names_the_government_once(nama, jenis, kop):
    assert cetak.pemerintah(nama, jenis) == kop
