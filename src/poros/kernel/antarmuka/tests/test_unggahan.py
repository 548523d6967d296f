"""Receipts: good for who uploaded, in this government, for a day."""

import base64

import pytest
from django.core import signing
from django.db import connection
from pydantic import ValidationError

from poros.kernel.antarmuka import unggahan
from poros.kernel.antarmuka.unggahan import BerkasMasuk, dari_resi, resi
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import Ditolak


@pytest.fixture
def berkas(kota):
    return simpan(b"kolom;isi\na;b\n", "tabel.csv")


def test_a_receipt_gives_the_file_back_to_its_account_only(berkas):
    kept = resi(berkas, 7)
    assert dari_resi(kept, 7) == berkas
    with pytest.raises(Ditolak):
        dari_resi(kept, 8)


def test_a_receipt_cannot_be_made_up_or_kept_for_long(berkas, monkeypatch):
    kept = resi(berkas, 7)
    with pytest.raises(Ditolak):
        dari_resi(f"{kept[:-2]}xx", 7)
    monkeypatch.setattr(unggahan, "BERLAKU", -1)
    with pytest.raises(Ditolak):
        dari_resi(kept, 7)


def test_a_receipt_of_another_government_is_none(berkas):
    foreign = signing.dumps(["kota_lain", 7, berkas.pk], salt=unggahan.GARAM, compress=True)
    assert connection.schema_name != "kota_lain"
    with pytest.raises(Ditolak):
        dari_resi(foreign, 7)


def test_a_file_comes_either_inside_or_by_receipt():
    inside = BerkasMasuk(nama="a.csv", isi=base64.b64encode(b"a;b").decode())
    assert inside.bahan(1) == b"a;b"
    for wrong in ({}, {"isi": "YQ==", "unggahan": "x"}):
        with pytest.raises(ValidationError):
            BerkasMasuk(nama="a.csv", **wrong)


@pytest.mark.parametrize("isi", ["YQ", "YQ=", "Y"])
def test_what_is_not_base64_is_refused_in_words(isi):
    with pytest.raises(Ditolak) as refusal:
        BerkasMasuk(nama="a.csv", isi=isi).bahan(1)
    assert refusal.value.bidang == "berkas"
