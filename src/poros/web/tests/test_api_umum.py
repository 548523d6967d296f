"""What every program asks first: who am I, what happened to this, what is there for me, which code is that."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.kernel.jejak.catat import baris, tulis
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.registry import semua_objek
from poros.kernel.rujukan.models import Klasifikasi, Wilayah

SEMUA_JENIS = sorted({kind.jenis for kind in semua_objek()})


class TestSaya:
    def test_the_person_the_office_and_what_the_token_is_good_for(self, program, kota):
        told = program("kadis_pu", "surat:baca", "berkas:baca").get("/saya").json()
        assert (told["orang"], told["nama"]) == (kota.orang["kadis_pu"].pk, kota.orang["kadis_pu"].nama)
        assert told["jabatan"]["id"] == kota.jabatan["kadis_pu"].pk
        assert told["jabatan"]["unit"] == kota.unit["pu"].pk
        assert told["lainnya"] == []
        assert told["cakupan"] == ["berkas:baca", "surat:baca"]

    def test_in_the_browser_there_are_no_scopes(self, masuk):
        told = masuk("sekda").get("/api/v1/saya").json()
        assert told["cakupan"] is None
        assert told["jabatan"]["kapasitas"] == "definitif"

    def test_one_who_acts_for_another_is_named_as_the_law_wants_it(self, masuk, kota):
        """And may act in either office, by the header that says which."""
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_dlh"]).delete()
        hari = timezone.localdate()
        Pemangku.objects.create(
            jabatan=kota.jabatan["kadis_dlh"],
            orang=kota.orang["kadis_pu"],
            dari=hari,
            sampai=hari + timedelta(days=30),
            kapasitas="plt",
            dasar="SP 1",
        )
        client = masuk("kadis_pu")
        told = client.get("/api/v1/saya").json()
        (other,) = told["lainnya"]
        assert {told["jabatan"]["id"], other["id"]} == {kota.jabatan[k].pk for k in ("kadis_pu", "kadis_dlh")}
        acting = next(j for j in (told["jabatan"], other) if j["kapasitas"] == "plt")
        assert acting["sebutan"].startswith("Plt. ")
        switched = client.get("/api/v1/saya", headers={"X-Poros-Jabatan": str(other["id"])}).json()
        assert (switched["jabatan"]["id"], switched["lainnya"][0]["id"]) == (other["id"], told["jabatan"]["id"])

    @pytest.mark.parametrize("kepala", ["0", "x", "-1", "9" * 30, "1; DROP"])
    def test_an_office_that_is_not_held_is_never_taken(self, masuk, kota, kepala):
        answer = masuk("staf_pu").get("/api/v1/saya", headers={"X-Poros-Jabatan": kepala})
        assert answer.status_code < 500
        if answer.status_code == 200:
            assert answer.json()["jabatan"]["id"] == kota.jabatan["staf_pu"].pk

    @pytest.mark.parametrize(
        "token", ["", "Bearer ", "Bearer poros_salah", "Basic c2VrZGE6eA==", "Bearer " + "x" * 5000]
    )
    def test_a_stranger_is_told_nothing(self, kota, token):
        answer = Client(HTTP_HOST="uji.localhost").get("/api/v1/saya", headers={"Authorization": token})
        assert answer.status_code == 401
        assert kota.orang["sekda"].nama not in answer.content.decode()

    def test_a_token_whose_person_has_left_office_opens_nothing(self, program, kota):
        sekda = program("sekda")
        assert sekda.get("/saya").status_code == 200
        Pemangku.objects.filter(orang=kota.orang["sekda"]).update(sampai="2020-01-01")
        assert sekda.get("/saya").status_code in {401, 403}


class TestJejak:
    @pytest.mark.parametrize("jenis", SEMUA_JENIS)
    def test_of_what_is_not_there_nothing_is_known_whatever_its_kind(self, program, jenis):
        assert program("sekda").get(f"/jejak/{jenis}/999999").status_code == 404

    @pytest.mark.parametrize("nomor", ["0", "-1", "x", str(2**63), "1.5"])
    def test_a_number_that_is_none_is_named(self, program, nomor):
        answer = program("sekda").get(f"/jejak/unit/{nomor}")
        assert answer.status_code in {404, 422}
        assert answer["Content-Type"] == "application/problem+json"

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_lines_of_a_thing_come_newest_first_in_so_many_queries(self, program, kota, banyak):
        pu = kota.unit["pu"].pk
        tulis([baris(kota.aktor("admin"), "kelembagaan.atur_unit", "unit", pu, {"n": n}) for n in range(banyak)])
        admin = program("admin")
        admin.get("/saya")
        with CaptureQueriesContext(connection) as queries:
            page = admin.get(f"/jejak/unit/{pu}").json()
        assert len(page["isi"]) == banyak
        assert len(queries) == 3
        assert [row["id"] for row in page["isi"]] == sorted((row["id"] for row in page["isi"]), reverse=True)

    def test_every_line_is_met_once_on_the_way_to_the_end(self, program, kota):
        pu = kota.unit["pu"].pk
        tulis([baris(kota.aktor("admin"), "kelembagaan.atur_unit", "unit", pu, {"n": n}) for n in range(7)])
        admin, url, seen = program("admin"), f"/jejak/unit/{pu}?batas=3", []
        while url:
            page = admin.get(url.removeprefix("/api/v1")).json()
            seen += [row["id"] for row in page["isi"]]
            url = page["lanjut"]
        assert len(seen) == len(set(seen)) == 7

    @pytest.mark.parametrize("kursor", ["x", "AAAA", "!!", "9" * 20])
    def test_a_cursor_that_is_not_ours_is_refused_by_name(self, program, kota, kursor):
        answer = program("admin").get(f"/jejak/unit/{kota.unit['pu'].pk}", {"kursor": kursor})
        assert answer.status_code == 422
        assert answer.json()["galat"][0]["penunjuk"] == "/kursor"

    def test_a_token_without_this_scope_reads_no_trail(self, program, kota):
        assert program("sekda", "surat:baca").get(f"/jejak/unit/{kota.unit['pu'].pk}").status_code == 403


@pytest.fixture
def kabar(program, kota):
    """Notices of new work, for Dinas PU and for the kecamatan."""

    def make(n=1, unit="pu"):
        for k in range(n):
            program("sekda").post("/arahan", {"isi": f"Tugas {k}", "kepada": [{"unit": kota.unit[unit].pk}]})

    return make


class TestPemberitahuan:
    def test_marking_one_again_changes_nothing(self, program, kabar):
        kabar()
        kadis = program("kadis_pu")
        number = kadis.get("/pemberitahuan").json()["isi"][0]["id"]
        for _n in range(2):
            assert kadis.post(f"/pemberitahuan/{number}/dibaca").status_code == 200
        assert kadis.get("/pemberitahuan").json()["isi"][0]["dibaca"] is True

    def test_all_are_ones_own(self, program, kabar, kota):
        kabar(2)
        kabar(1, "kec")
        program("kadis_pu").post("/pemberitahuan/dibaca")
        left = Pemberitahuan.objects.filter(dibaca=None).values_list("orang_id", flat=True)
        assert kota.orang["camat"].pk in set(left)
        assert kota.orang["kadis_pu"].pk not in set(left)

    @pytest.mark.parametrize(("bahasa", "sama"), [("id", True), ("en", False)])
    def test_a_sentence_comes_in_the_language_that_is_asked_for(self, program, kabar, bahasa, sama):
        kabar()
        kadis = program("kadis_pu")
        own = kadis.get("/pemberitahuan").json()["isi"][0]
        asked = kadis.get("/pemberitahuan", accept_language=bahasa).json()["isi"][0]
        assert (asked["kalimat"] == own["kalimat"]) is sama
        assert asked["judul"] == own["judul"]

    def test_it_leads_to_the_page_of_the_thing(self, program, kabar, client):
        kabar()
        kadis = program("kadis_pu")
        client.force_login(kadis.akun)
        url = kadis.get("/pemberitahuan").json()["isi"][0]["url"]
        assert client.get(url, headers={"host": "uji.localhost"}).status_code == 200

    @pytest.mark.parametrize("batas", ["0", "101", "-1", "x", ""])
    def test_a_size_of_page_that_is_none_is_named(self, program, batas):
        answer = program("kadis_pu").get("/pemberitahuan", {"batas": batas})
        assert answer.status_code == 422
        assert answer.json()["galat"][0]["penunjuk"] == "/batas"


@pytest.fixture
def kode(db):
    Klasifikasi.objects.all().delete()
    Wilayah.objects.all().delete()
    Klasifikasi.objects.bulk_create(
        Klasifikasi(kode=f"{n:03}", tingkat=1, nama=f"Urusan {n} % pembangunan_daerah") for n in range(60)
    )
    Wilayah.objects.bulk_create(
        Wilayah(kode=k, tingkat=len(k) // 3 + 1, jenis=j, nama=n, kode_induk=k.rpartition(".")[0])
        for k, j, n in (
            ("11", "provinsi", "Aceh"),
            ("11.01", "kabupaten", "Aceh Selatan"),
            ("12", "provinsi", "O'Brien_50%"),
        )
    )


@pytest.mark.usefixtures("kode")
class TestKode:
    @pytest.mark.parametrize("q", ["%", "_", "\\", "'", "''; --", "%%%", "!", "|", "<->", ":*", "( & )"])
    @pytest.mark.parametrize("tabel", ["klasifikasi", "wilayah"])
    def test_signs_of_the_database_are_signs_like_any_other(self, program, tabel, q):
        answer = program("tu").get(f"/{tabel}", {"q": q})
        assert (answer.status_code, answer.json()) == (200, [])

    def test_a_name_with_such_signs_is_found_by_them(self, program):
        assert [row["kode"] for row in program("tu").get("/wilayah", {"q": "o'brien_50%"}).json()] == ["12"]
        assert program("tu").get("/wilayah", {"q": "O'BrienX50"}).json() == []

    def test_no_more_than_fifty_in_the_order_of_their_codes(self, program):
        rows = [row["kode"] for row in program("tu").get("/klasifikasi", {"q": "urusan"}).json()]
        assert len(rows) == 50
        assert rows == sorted(rows)

    def test_an_area_tells_what_it_lies_in(self, program):
        rows = program("tu").get("/wilayah", {"q": "aceh"}).json()
        assert [(row["kode"], row["kode_induk"]) for row in rows] == [("11", ""), ("11.01", "11")]

    @pytest.mark.parametrize("q", [None, "", "x" * 101, "a\0b"])
    @pytest.mark.parametrize("tabel", ["klasifikasi", "wilayah"])
    def test_nothing_too_much_and_what_cannot_be_kept_is_refused_by_name(self, program, tabel, q):
        answer = program("tu").get(f"/{tabel}", {} if q is None else {"q": q})
        assert answer.status_code == 422
        assert answer.json()["galat"][0]["penunjuk"] == "/q"


class TestBerkas:
    def test_without_a_file_the_field_is_named(self, program):
        head = {"Host": "uji.localhost", "Authorization": f"Bearer {program('tu').rahasia}"}
        answer = Client().post("/api/v1/berkas", {}, headers=head)
        assert answer.status_code == 422
        assert answer.json()["galat"][0]["penunjuk"] == "/berkas"

    @pytest.mark.parametrize("nama", ["../../etc/passwd.csv", "a" * 300 + ".csv", "laporan\r\nX: 1.csv", ".csv"])
    def test_a_hostile_name_is_only_a_name(self, program, nama):
        answer = program("tu").unggah(b"kolom;isi\na;b\n", nama)
        assert answer.status_code in {200, 422}
        assert "Traceback" not in answer.content.decode()

    def test_an_empty_file_is_refused_in_words(self, program):
        answer = program("tu").unggah(b"", "kosong.csv")
        assert answer.status_code == 422
        assert answer.json()["galat"][0]["pesan"]

    def test_a_token_that_may_only_read_uploads_nothing(self, program):
        assert program("tu", "berkas:baca").unggah(b"kolom;isi\na;b\n", "a.csv").status_code == 403
