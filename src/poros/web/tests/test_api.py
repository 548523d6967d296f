"""What the shell offers to programs: files, notices, the trail of a thing, tables of codes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.kernel.berkas.models import Berkas
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.rujukan.models import Klasifikasi, Wilayah

CSV = b"kolom;isi\na;b\n"


@pytest.fixture
def arahan(program, kota):
    """An order of the Sekda to Dinas PU, by its number."""

    def make(**lain):
        body = {"isi": "Bersihkan saluran", "kepada": [{"unit": kota.unit["pu"].pk}]} | lain
        return program("sekda").post("/arahan", body).json()["id"]

    return make


def test_a_file_is_uploaded_once_and_named_by_its_receipt(program, kota):
    tu = program("tu")
    first, again = tu.unggah(CSV, "daftar.csv"), tu.unggah(CSV, "daftar.csv")
    assert first.status_code == 200
    assert first.json()["ukuran"] == len(CSV)
    assert first.json()["sha256"] == again.json()["sha256"]
    assert Berkas.objects.count() == 1
    body = {
        "nomor": "1",
        "tanggal": "2026-11-20",
        "pengirim": "X",
        "perihal": "Y",
        "kepada": kota.jabatan["sekda"].pk,
        "berkas": [{"nama": "daftar.csv", "unggahan": first.json()["unggahan"]}],
    }
    assert tu.post("/surat", body).status_code == 201
    stolen = program("tu_pu").post("/surat", body)
    assert stolen.json()["galat"][0]["penunjuk"] == "/berkas"


def test_a_file_that_is_not_taken_in_is_refused_in_words(program):
    answer = program("tu").unggah(b"MZ\x90\x00\x03", "program.exe")
    assert answer.status_code == 422
    assert answer.json()["galat"][0]["penunjuk"] == "/berkas"


def test_a_request_above_the_limit_is_refused_before_it_is_read(program, settings):
    settings.BERKAS_MAKS = -1024 * 1024 + 10
    answer = program("tu").unggah(CSV, "daftar.csv")
    assert answer.status_code == 413
    assert answer["Content-Type"] == "application/problem+json"


def test_a_body_above_the_limit_of_memory_is_refused(program, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    assert program("sekda").post("/arahan", {"isi": "x" * 100}).status_code == 413


def test_what_is_no_file_or_not_ours_is_not_found(program):
    assert program("tu").get("/berkas/999999").status_code == 404
    assert program("tu").get(f"/berkas/{2**63}").status_code == 422


@pytest.mark.parametrize("banyak", [1, 3])
def test_notices_come_page_by_page_and_are_marked(program, arahan, banyak):
    for _n in range(banyak):
        arahan()
    kadis = program("kadis_pu")
    kadis.get("/saya")
    with CaptureQueriesContext(connection) as queries:
        page = kadis.get("/pemberitahuan", {"belum_dibaca": "true"}).json()
    assert len(queries) == 3
    assert len(page["isi"]) == banyak
    assert "Bersihkan saluran" in page["isi"][0]["judul"]
    assert kadis.post(f"/pemberitahuan/{page['isi'][0]['id']}/dibaca").json() == {"dibaca": 1}
    assert kadis.post("/pemberitahuan/dibaca").json() == {"dibaca": banyak - 1}
    assert kadis.get("/pemberitahuan", {"belum_dibaca": "true"}).json()["isi"] == []


def test_notices_go_on_where_the_page_ended(program, arahan):
    for _n in range(3):
        arahan()
    kadis = program("kadis_pu")
    first = kadis.get("/pemberitahuan", {"batas": 2}).json()
    second = kadis.get(first["lanjut"].removeprefix("/api/v1")).json()
    ids = [row["id"] for row in (*first["isi"], *second["isi"])]
    assert ids == sorted(ids, reverse=True)
    assert len(set(ids)) == 3
    assert second["lanjut"] is None


def test_a_notice_of_somebody_else_does_not_exist(program, arahan):
    arahan()
    kabar = Pemberitahuan.objects.get(jenis="penugasan.baru", orang__nama="Pejabat Kepala Dinas PU")
    assert program("camat").post(f"/pemberitahuan/{kabar.pk}/dibaca").status_code == 404


def test_the_trail_of_a_thing_is_for_who_sees_the_thing(program, arahan):
    nomor = arahan()
    lines = program("kadis_pu").get(f"/jejak/arahan/{nomor}").json()["isi"]
    assert [(line["aksi"], line["kalimat"], line["alat"]) for line in lines] == [
        ("arahan.terbitkan", "menerbitkan arahan", "api")
    ]
    assert program("camat").get(f"/jejak/arahan/{nomor}").status_code == 404
    assert program("sekda").get(f"/jejak/tidak-ada/{nomor}").status_code == 404


@pytest.mark.parametrize(
    ("jalur", "kode"),
    [
        ("/klasifikasi?q=005", ["005"]),
        ("/klasifikasi?q=undangan", ["005"]),
        ("/klasifikasi?q=%26", []),
        ("/wilayah?q=32.7", ["32.71"]),
        ("/wilayah?q=kota+con", ["32.71"]),
    ],
)
def test_tables_of_codes_are_searched_by_code_and_word(program, jalur, kode):
    Klasifikasi.objects.all().delete()
    Wilayah.objects.all().delete()
    Klasifikasi.objects.create(kode="005", tingkat=2, nama="Undangan dan protokol")
    Klasifikasi.objects.create(kode="900", tingkat=1, nama="Keuangan")
    Wilayah.objects.create(kode="32.71", tingkat=2, jenis="kota", nama="Kota Contoh")
    assert [row["kode"] for row in program("tu").get(jalur).json()] == kode


def test_an_unknown_address_and_a_wrong_method_are_problems_too(program):
    unknown = program("tu").get("/entah")
    assert (unknown.status_code, unknown["Content-Type"]) == (404, "application/problem+json")
    wrong = program("tu").post("/saya")
    assert (wrong.status_code, wrong["Allow"], wrong["Content-Type"]) == (405, "GET", "application/problem+json")


def test_a_body_that_is_no_json_is_a_problem(client, program):
    head = {"Host": "uji.localhost", "Authorization": f"Bearer {program('sekda').rahasia}"}
    answer = client.post("/api/v1/arahan", "{", content_type="application/json", headers=head)
    assert answer.status_code == 400
    assert answer.json()["type"].endswith("#galat-http-400")


def test_words_come_in_the_language_that_was_asked_for(program, settings, tmp_path):
    """English where the catalogue has it; the codes never change."""
    indonesian = program("tu").get("/surat", {"batas": 0})
    english = program("tu").get("/surat", {"batas": 0}, accept_language="en")
    assert indonesian["Content-Language"] == "id"
    assert english["Content-Language"] == "en"
    assert indonesian.json()["type"] == english.json()["type"]
