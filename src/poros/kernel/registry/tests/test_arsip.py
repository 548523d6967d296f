"""What modules offer to the archives: each kind once, in words of its own, and nothing to whom it is not offered."""

from datetime import date

import pytest
from django.db.models import QuerySet
from django.utils.translation import override

from poros.kernel.registry import Kertas, SumberArsip, arsip, objek, sumber_arsip, tawarkan, tertutup
from poros.kernel.registry.manifest import RAHASIA

KERTAS = Kertas(
    jenis="Surat", nomor="1/2026", tanggal=date(2026, 11, 23), asal="BPS", uraian="Data", klasifikasi="000",
    kerahasiaan="rahasia",
)  # fmt: skip


def sumber(jenis):
    return SumberArsip(jenis, "Uji", lambda _a: None, lambda _row: KERTAS, lambda _a, _row: None)


@pytest.fixture
def sendiri(monkeypatch):
    """A register of one's own, with what modules have offered."""
    monkeypatch.setattr(arsip, "_SUMBER", dict(arsip._SUMBER))


def test_a_kind_is_offered_once(sendiri):
    before = [found.jenis for found in sumber_arsip()]
    tawarkan(sumber("uji"))
    assert [found.jenis for found in sumber_arsip()] == [*before, "uji"]
    with pytest.raises(ValueError, match="'uji'"):
        tawarkan(sumber("uji"))
    assert len(list(sumber_arsip())) == len(before) + 1


def test_every_kind_that_is_offered_is_a_kind_of_thing_with_a_name():
    for found in sumber_arsip():
        assert objek(found.jenis).model is not None
        for bahasa in ("id", "en"):
            with override(bahasa):
                assert str(found.nama).strip()


@pytest.mark.django_db
@pytest.mark.parametrize("kode", ["sekda", "tu", "staf_pu", "admin", "inspektur"])
def test_an_empty_office_has_nothing_to_file_and_is_asked_once_at_most(kota, django_assert_max_num_queries, kode):
    actor = kota.aktor(kode)
    for found in sumber_arsip():
        with django_assert_max_num_queries(1):
            rows = found.siap(actor)
            assert isinstance(rows, QuerySet)
            assert list(rows) == []


@pytest.mark.parametrize(
    ("kerahasiaan", "ya"),
    [("biasa", False), ("terbatas", False), ("rahasia", True), ("sangat_rahasia", True), ("", False)],
)
def test_a_paper_is_as_secret_as_its_word(kerahasiaan, ya):
    class Baris:
        pass

    row = Baris()
    row.kerahasiaan = kerahasiaan
    assert tertutup(row) is ya
    assert (kerahasiaan in RAHASIA) is ya


def test_what_has_no_secrecy_is_open():
    assert tertutup(object()) is False
