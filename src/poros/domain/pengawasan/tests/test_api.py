"""The whole trail through the API: for the overseers, page by page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.kernel.jejak.models import Segel
from poros.kernel.jejak.segel import segel


@pytest.fixture
def perbuatan(program):
    """Acts of two people."""
    program("tu").post("/saya/bahasa", {"bahasa": "en"})
    program("tu").post("/pencarian-surat", {"nama": "a", "kueri": "q=a"})
    program("camat").post("/saya/bahasa", {"bahasa": "en"})


@pytest.mark.parametrize(
    ("saring", "aksi"),
    [
        ({}, ["profil.ubah", "surat.simpan_pencarian", "profil.ubah"]),
        ({"orang": "camat"}, ["profil.ubah"]),
        ({"aksi": "surat.simpan_pencarian"}, ["surat.simpan_pencarian"]),
        ({"objek": "unit"}, []),
        ({"sampai": "2020-01-01"}, []),
        ({"dari": "2020-01-01", "orang": "surat"}, ["surat.simpan_pencarian", "profil.ubah"]),
    ],
)
def test_the_trail_is_filtered(program, perbuatan, saring, aksi):
    rows = program("inspektur").get("/jejak", saring).json()["isi"]
    assert [row["aksi"] for row in rows] == aksi


def test_it_comes_page_by_page_in_two_statements(program, perbuatan):
    inspektur = program("inspektur")
    inspektur.get("/jejak")
    with CaptureQueriesContext(connection) as queries:
        first = inspektur.get("/jejak?batas=2").json()
    assert len(queries) == 2
    second = inspektur.get(first["lanjut"].removeprefix("/api/v1")).json()
    ids = [row["id"] for row in first["isi"] + second["isi"]]
    assert ids == sorted(ids, reverse=True)
    assert (len(ids), second["lanjut"]) == (3, None)


@pytest.mark.parametrize("siapa", ["tu", "admin", "kadis_pu"])
def test_who_does_not_oversee_reads_nothing(program, perbuatan, siapa):
    segel()
    other = program(siapa)
    assert other.get("/jejak").json()["isi"] == []
    assert other.get("/segel").json()["isi"] == []


def test_seals_are_told_with_what_is_noted_outside(program, perbuatan):
    segel()
    made = Segel.objects.get()
    rows = program("inspektur").get("/segel").json()["isi"]
    assert [row["nomor"] for row in rows] == [made.nomor]
    assert rows[0]["kepala"] == made.kepala_hex
    assert program("inspektur", "surat:baca").get("/segel").status_code == 403
