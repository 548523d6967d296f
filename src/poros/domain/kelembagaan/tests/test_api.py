"""The organisation through the API."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def tu(program):
    made = program("tu", "organisasi:baca")
    made.get("/peta")
    return made


@pytest.mark.parametrize(
    ("jalur", "nama"),
    [
        ("/unit?q=dinas&batas=100", {"Dinas Pekerjaan Umum", "Dinas Lingkungan Hidup", "Dinas Sosial"}),
        ("/unit?jenis=kecamatan", {"Kecamatan Utara"}),
        ("/jabatan?q=kepala+bagian", {"Kepala Bagian Umum", "Kepala Bagian Kesra", "Kepala Bagian Adbang"}),
    ],
)
def test_lists_are_narrowed_and_take_two_statements(tu, jalur, nama):
    with CaptureQueriesContext(connection) as queries:
        found = tu.get(jalur).json()["isi"]
    assert {row["nama"] for row in found} == nama
    assert len(queries) == 2


def test_units_below_a_unit(tu, kota):
    found = tu.get("/unit", {"induk": kota.unit["pu"].pk}).json()["isi"]
    assert [row["kode"] for row in found] == ["pu_sda"]
    assert tu.get(f"/unit/{kota.unit['pu_sda'].pk}").json()["induk"] == kota.unit["pu"].pk
    assert tu.get("/unit/999999").status_code == 404


def test_units_that_are_gone_are_shown_only_on_request(tu, kota):
    kota.unit["sos"].aktif = False
    kota.unit["sos"].save()
    assert "Dinas Sosial" not in {row["nama"] for row in tu.get("/unit?batas=100").json()["isi"]}
    assert "Dinas Sosial" in {row["nama"] for row in tu.get("/unit?batas=100&aktif=false").json()["isi"]}


def test_who_holds_an_office_today(tu, kota):
    with CaptureQueriesContext(connection) as queries:
        found = tu.get("/pemangku", {"unit": kota.unit["umum"].pk}).json()["isi"]
    assert len(queries) == 2
    assert {row["orang"]["nama"] for row in found} == {
        "Pejabat Kepala Bagian Umum",
        "Pejabat Pengelola Surat Bagian Umum",
        "Pejabat Pengelola Sistem",
    }
    one = tu.get("/pemangku", {"jabatan": kota.jabatan["sekda"].pk}).json()["isi"]
    assert [row["kapasitas"] for row in one] == ["definitif"]


def test_the_map_of_today_comes_from_memory(tu, kota):
    with CaptureQueriesContext(connection) as queries:
        found = tu.get("/peta").json()
    assert len(queries) == 1
    nodes = {node["kode"]: node for node in found["simpul"]}
    assert nodes["pu"]["koordinator"] == kota.unit["ekbang"].pk
    assert nodes["pu"]["kepala"] == kota.jabatan["kadis_pu"].pk
    assert nodes["kdh"]["induk"] is None
    assert len(nodes) == 13
