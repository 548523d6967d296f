"""The desk, piles, kept searches and paper through the API."""

import base64
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.domain.persuratan.models import Disposisi, PencarianTersimpan, Surat, UsulanDisposisi
from poros.kernel.berkas.models import Tautan

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
PDF += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def badan(kota):
    """The body of a letter to the head of Bagian Umum, whose secretariat registers it."""

    def make(nomor="1", **lain):
        return {
            "nomor": nomor,
            "tanggal": "2026-11-20",
            "pengirim": "Kementerian Contoh",
            "perihal": "Undangan",
            "kepada": kota.jabatan["kabag_umum"].pk,
        } | lain

    return make


@pytest.fixture
def siap(program, badan, kota):
    """Letters on the desk of the head of Bagian Umum, with sheets that his secretariat has prepared."""

    def make(*nomor):
        tu, made = program("tu"), []
        for satu in nomor:
            made.append(tu.post("/surat", badan(satu)).json()["id"])
            sheet = {"kepada": [{"unit": kota.unit["pu"].pk}], "catatan": f"Tindak lanjuti {satu}"}
            assert tu.post(f"/surat/{made[-1]}/usulan", sheet).status_code == 200
        return made

    return make


def galat(answer) -> list[str]:
    assert answer.status_code == 422, answer.json()
    return [g["penunjuk"] for g in answer.json()["galat"]]


def test_the_desk_shows_what_waits_and_what_is_proposed(program, siap, kota):
    (nomor,) = siap("1")
    desk = program("kabag_umum").get("/meja-surat").json()
    assert [row["surat"]["id"] for row in desk["menunggu"]] == [nomor]
    saran = desk["menunggu"][0]["saran"]
    assert saran["kepada"] == [{"unit": kota.unit["pu"].pk, "peran": "utama"}]
    assert saran["pemeriksa"].startswith("Pejabat Pengelola Surat Bagian Umum")
    staf = program("tu").get("/meja-surat").json()
    assert [(r["surat"]["id"], r["saran"]["catatan"]) for r in staf["siapkan"]] == [(nomor, "Tindak lanjuti 1")]
    assert program("kabag_umum").get(f"/surat/{nomor}/saran").json() == saran


@pytest.mark.parametrize("siapa", ["camat", "inspektur"])
def test_a_proposal_is_seen_by_who_decides_or_prepares(program, siap, siapa):
    (nomor,) = siap("1")
    assert program(siapa).get(f"/surat/{nomor}/saran").status_code == 404
    assert program(siapa).get("/meja-surat").json() == {"menunggu": [], "siapkan": []}


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_desk_costs_the_same_for_one_and_three(program, siap, banyak):
    siap(*(str(n) for n in range(banyak)))
    kabag = program("kabag_umum")
    kabag.get("/meja-surat")
    with CaptureQueriesContext(connection) as queries:
        desk = kabag.get("/meja-surat").json()
    assert len(desk["menunggu"]) == banyak
    assert len(queries) == 3


def test_checked_sheets_go_out_together_as_they_were_seen(program, siap):
    ids, kabag = siap("1", "2"), program("kabag_umum")
    plan = kabag.post("/meja-surat/periksa", {"surat": ids}).json()
    assert [row["saran"]["catatan"] for row in plan] == ["Tindak lanjuti 1", "Tindak lanjuti 2"]
    body = {"surat": ids, "cap": [row["cap"] for row in plan]}
    first, again = (kabag.post("/meja-surat/kirim", body, kunci="k") for _n in range(2))
    assert first.status_code == 201, first.json()
    assert [row["surat"] for row in first.json()["disposisi"]] == ids
    assert first.json() == again.json()
    assert Disposisi.objects.count() == 2


def test_what_was_changed_after_it_was_seen_is_not_sent(program, siap):
    ids, kabag = siap("1", "2"), program("kabag_umum")
    cap = [row["cap"] for row in kabag.post("/meja-surat/periksa", {"surat": ids}).json()]
    UsulanDisposisi.objects.filter(surat=ids[1]).update(catatan="Diganti")
    assert kabag.post("/meja-surat/kirim", {"surat": ids, "cap": cap}).status_code == 409
    assert not Disposisi.objects.exists()


def test_sheets_of_another_desk_are_not_sent(program, siap):
    ids = siap("1")
    assert galat(program("sekda").post("/meja-surat/kirim", {"surat": ids, "cap": ["0" * 64]})) == ["/surat"]
    assert galat(program("sekda").post("/meja-surat/kirim", {"surat": ids, "cap": ["x"]})) == ["/cap/0"]
    assert not Disposisi.objects.exists()


def test_a_pile_is_registered_in_order_once(program, badan):
    tu, body = program("tu"), {"surat": [badan("a"), badan("b"), badan("c")]}
    first, again = (tu.post("/surat-borongan", body, kunci="tumpuk") for _n in range(2))
    assert first.status_code == 201, first.json()
    assert first.json() == again.json()
    rows = list(Surat.objects.order_by("urut").values_list("nomor", flat=True))
    assert rows == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("ubah", "penunjuk"),
    [
        ({"perihal": " "}, "/surat/1/perihal"),
        ({"kepada": 999_999}, "/surat/1/kepada"),
        ({"tanggal": "kemarin"}, "/surat/1/tanggal"),
        ({"tak_dikenal": 1}, "/surat/1/tak_dikenal"),
    ],
)
def test_one_wrong_letter_stops_the_pile_and_is_named(program, badan, ubah, penunjuk):
    answer = program("tu").post("/surat-borongan", {"surat": [badan("a"), badan("b", **ubah)]})
    assert galat(answer) == [penunjuk]
    assert not Surat.objects.exists()


def test_who_may_not_register_registers_no_pile(program, badan):
    assert program("staf_pu").post("/surat-borongan", {"surat": [badan()]}).status_code == 404
    assert program("tu", "surat:baca").post("/surat-borongan", {"surat": [badan()]}).status_code == 403


def test_a_large_scan_is_uploaded_first_and_named_by_its_receipt(program, badan):
    """multipart to /berkas, then the receipt in the letter: the way for files that do not fit a JSON body."""
    tu = program("tu")
    resi = tu.unggah(PDF, "pindaian.pdf").json()["unggahan"]
    guessed = tu.post("/tebakan-surat", {"berkas": {"nama": "pindaian.pdf", "unggahan": resi}})
    assert guessed.status_code == 200, guessed.json()
    assert guessed.json()["serupa"] == []
    letter = badan(berkas=[{"nama": "pindaian.pdf", "unggahan": guessed.json()["unggahan"]}])
    made = tu.post("/surat", letter)
    assert made.status_code == 201, made.json()
    assert Tautan.objects.get(objek="surat", objek_id=made.json()["id"]).nama == "pindaian.pdf"
    again = tu.post("/tebakan-surat", {"berkas": {"nama": "p.pdf", "isi": base64.b64encode(PDF).decode()}})
    assert [row["id"] for row in again.json()["serupa"]] == [made.json()["id"]]
    assert program("sekda").post("/surat", letter).status_code == 422  # a receipt is its account's


def test_a_scan_is_guessed_for_who_registers(program):
    body = {"berkas": {"nama": "p.pdf", "isi": base64.b64encode(PDF).decode()}}
    assert program("staf_pu").post("/tebakan-surat", body).status_code == 404


def test_letters_that_look_alike(program, badan):
    tu = program("tu")
    made = tu.post("/surat", badan("005/1")).json()["id"]
    asked = {"nomor": "005/1", "pengirim": "kementerian contoh"}
    assert [row["id"] for row in tu.get("/surat-serupa", asked).json()] == [made]
    assert program("camat").get("/surat-serupa", asked).json() == []
    assert tu.get("/surat-serupa", {"nomor": "005/1"}).json()["galat"][0]["letak"] == "query"


def test_searches_are_kept_listed_and_forgotten(program):
    tu = program("tu")
    made = tu.post("/pencarian-surat", {"nama": "Banjir", "kueri": "q=banjir"})
    assert made.status_code == 201, made.json()
    tu.post("/pencarian-surat", {"nama": "Banjir", "kueri": "q=banjir&status=selesai"})
    rows = tu.get("/pencarian-surat").json()
    assert [(r["nama"], r["kueri"]) for r in rows] == [("Banjir", "q=banjir&status=selesai")]
    assert program("sekda").get("/pencarian-surat").json() == []
    assert program("sekda").post(f"/pencarian-surat/{rows[0]['id']}/hapus").status_code == 404
    assert galat(tu.post("/pencarian-surat", {"nama": " ", "kueri": "q=x"})) == ["/nama"]
    assert tu.post(f"/pencarian-surat/{rows[0]['id']}/hapus").json() == []
    assert not PencarianTersimpan.objects.exists()


@pytest.mark.parametrize("kertas", ["lembar", "slip"])
def test_paper_of_a_letter_for_who_sees_it(program, siap, kertas):
    (nomor,) = siap("1")
    sheet = program("kabag_umum").get(f"/surat/{nomor}/{kertas}")
    assert (sheet["Content-Type"], sheet.content[:5]) == ("application/pdf", b"%PDF-")
    assert program("camat").get(f"/surat/{nomor}/{kertas}").status_code == 404


def test_the_agenda_book(program, siap):
    siap("1")
    book = program("tu").get("/agenda-surat", {"dari": "2026-01-01", "sampai": "2026-12-31"})
    assert (book["Content-Type"], book.content[:5]) == ("application/pdf", b"%PDF-")
    asked = program("tu").get("/agenda-surat", {"dari": "2026-01-01"})
    assert [g["penunjuk"] for g in json.loads(asked.content)["galat"]] == ["/sampai"]
