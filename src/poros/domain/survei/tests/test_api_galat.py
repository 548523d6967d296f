"""What programs send wrongly: the answer names the field, nothing is changed, and nobody learns what he may not see."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from poros.domain.survei.models import Jawaban, Layanan, Liputan, Penyisihan, Survei, Tiket, Titik
from poros.domain.survei.rules.alur import Aksi
from poros.kernel.penugasan.models import Penugasan

pytestmark = pytest.mark.django_db


def penunjuk(answer) -> set[str]:
    assert answer.status_code == 422, answer.content
    return {galat["penunjuk"] for galat in answer.json()["galat"]}


@pytest.fixture
def rencana(layanan):
    def make(**lain):
        sizes = [{"layanan": layanan["pu"].pk, "populasi": 100}]
        return {"nama": "Semester I", "mulai": "2026-07-01", "selesai": "2026-12-31", "layanan": sizes} | lain

    return make


class TestPlan:
    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"nama": ""}, "/nama"), ({"nama": "x" * 151}, "/nama"), ({"nama": "a\0b"}, "/nama"), ({"nama": None}, "/nama"),
            ({"mulai": "2026-02-30"}, "/mulai"), ({"mulai": "0001-01-01"}, "/mulai"), ({"selesai": "9999-01-01"}, "/selesai"),
            ({"selesai": "2026-06-30"}, "/selesai"), ({"instrumen": "ada spasi"}, "/instrumen"),
            ({"instrumen": "ikm-1999"}, "/instrumen"), ({"layanan": []}, "/layanan"), ({"lain": 1}, "/lain"),
        ],
    )  # fmt: skip
    def test_each_field_is_pointed_at(self, program, rencana, lain, bidang):
        assert penunjuk(program("kabag_umum").post("/survei", rencana(**lain))) == {bidang}
        assert not Survei.objects.exists()

    @pytest.mark.parametrize(
        ("baris", "bidang"),
        [
            ({"populasi": 0}, "/layanan/0/populasi"), ({"populasi": -1}, "/layanan/0/populasi"),
            ({"populasi": 10**10}, "/layanan/0/populasi"), ({"populasi": 1.5}, "/layanan/0/populasi"),
            ({"layanan": 0}, "/layanan/0/layanan"), ({"layanan": 2**63}, "/layanan/0/layanan"),
            ({"layanan": 10**9}, "/layanan"),
        ],
    )  # fmt: skip
    def test_and_the_line_of_a_list(self, program, rencana, baris, bidang):
        body = rencana()
        body["layanan"][0] |= baris
        assert penunjuk(program("kabag_umum").post("/survei", body)) == {bidang}

    @pytest.mark.parametrize("siapa", ["staf_pu", "inspektur", "sekda", "walikota"])
    def test_who_may_not_plan_finds_no_place_for_it(self, program, rencana, siapa):
        assert program(siapa).post("/survei", rencana()).status_code == 404

    def test_a_key_used_for_another_body_is_a_conflict(self, program, rencana):
        umum = program("kabag_umum")
        assert umum.post("/survei", rencana(), kunci="k").status_code == 201
        assert umum.post("/survei", rencana(nama="Lain"), kunci="k").status_code in {409, 422}
        assert Survei.objects.count() == 1


class TestSteps:
    @pytest.mark.parametrize("badan", [{}, {"aksi": "hapus"}, {"aksi": "BUKA"}, {"aksi": ["buka"]}, {"aksi": None}])
    def test_only_steps_that_there_are(self, program, survei, badan):
        assert penunjuk(program("kabag_umum").post(f"/survei/{survei.pk}/langkah", badan)) == {"/aksi"}

    def test_a_missing_reason_is_pointed_at(self, program, tutup):
        answer = program("kabag_umum").post(f"/survei/{tutup.pk}/langkah", {"aksi": "buka_lagi"})
        assert penunjuk(answer) == {"/catatan"}

    @pytest.mark.parametrize(("aksi", "kode"), [("buka", 409), ("terbitkan", 409), ("cabut", 409), ("batalkan", 409)])
    def test_out_of_order_is_a_conflict(self, program, survei, aksi, kode):
        answer = program("kabag_umum").post(f"/survei/{survei.pk}/langkah", {"aksi": aksi, "catatan": "x"})
        assert answer.status_code == kode
        survei.refresh_from_db()
        assert survei.status == "buka"

    @pytest.mark.parametrize(
        ("siapa", "kode"), [("tu", 404), ("admin", 404), ("kadis_pu", 404), ("camat", 404), ("kabag_umum", 200)]
    )
    def test_publication_is_the_heads(self, program, tutup, siapa, kode):
        assert program(siapa).post(f"/survei/{tutup.pk}/langkah", {"aksi": "terbitkan"}).status_code == kode


class TestAnswers:
    @pytest.fixture
    def jalan(self, survei, titik):
        return f"/survei/liputan/{survei.liputan.get(layanan=titik.layanan).pk}/jawaban"

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"kunci": ""}, "/kunci"), ({"kunci": "x" * 36}, "/kunci"), ({"nilai": []}, "/nilai"),
            ({"nilai": [4] * 51}, "/nilai"), ({"nilai": [4] * 8}, "/nilai"), ({"nilai": [5] * 9}, "/nilai"),
            ({"nilai": [-1] + [4] * 8}, "/nilai/0"), ({"nilai": ["x"] + [4] * 8}, "/nilai/0"), ({"nilai": "444"}, "/nilai"),
            ({"kanal": "tiket"}, "/kanal"), ({"umur": "33"}, "/umur"), ({"pekerjaan": "guru"}, "/pekerjaan"),
            ({"saran": "x" * 1001}, "/saran"), ({"saran": "\0"}, "/saran"), ({"diisi": "2026-11-20T08:00:00"}, "/diisi"),
            ({"diisi": "1800-01-01T00:00:00Z"}, "/diisi"), ({"nama": "Budi"}, "/nama"), ({"nik": "3171"}, "/nik"),
        ],
    )  # fmt: skip
    def test_each_field_is_pointed_at_and_a_person_has_none(self, program, jalan, lain, bidang):
        body = {"kunci": str(uuid4()), "nilai": [3] * 9} | lain
        assert penunjuk(program("camat").post(jalan, body)) == {bidang}
        assert not Jawaban.objects.exists()

    @pytest.mark.parametrize("kali", [1, 3])
    def test_sent_again_it_is_the_same(self, program, jalan, kali):
        camat, body = program("camat"), {"kunci": str(uuid4()), "nilai": [3] * 9}
        found = [camat.post(jalan, body).json()["hasil"] for _n in range(kali)]
        assert found == ["diterima"] + ["sudah"] * (kali - 1)
        assert Jawaban.objects.count() == 1

    def test_for_strangers_there_is_no_such_service(self, program, jalan):
        body = {"kunci": str(uuid4()), "nilai": [3] * 9}
        for siapa in ("kadis_sos", "inspektur", "sekda"):
            assert program(siapa).post(jalan, body).status_code == 404
        assert program("camat", "survei:baca").post(jalan, body).status_code == 403
        assert program("camat").post("/survei/liputan/999999/jawaban", body).status_code == 404

    def test_a_day_is_that_of_the_government_not_of_greenwich(self, program, survei, titik, isian):
        """At half past midnight in Jakarta it is still yesterday in Greenwich."""
        from poros.domain.survei.services.terima import terima
        from poros.domain.survei.values import Asal

        early = timezone.localtime().replace(hour=0, minute=30)
        terima(titik, isian=isian(saran="Dini hari"), asal=Asal(gawai="x"), kini=early)
        (line,) = program("kadis_pu").get(f"/survei/{survei.pk}/saran").json()["isi"]
        assert line["hari"] == str(early.date())


class TestSetAside:
    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"jawaban": []}, "/jawaban"), ({"jawaban": [0]}, "/jawaban/0"), ({"jawaban": ["x"]}, "/jawaban/0"),
            ({"jawaban": [10**9]}, "/jawaban"), ({"alasan": ""}, "/alasan"), ({"alasan": " "}, "/alasan"),
            ({"alasan": "x" * 301}, "/alasan"),
        ],
    )  # fmt: skip
    def test_of_something_and_with_a_reason(self, program, survei, jawab, lain, bidang):
        jawab()
        body = {"jawaban": [Jawaban.objects.get().pk], "alasan": "Cepat"} | lain
        assert penunjuk(program("kabag_umum").post(f"/survei/{survei.pk}/sisihkan", body)) == {bidang}
        assert not Penyisihan.objects.exists()

    @pytest.mark.parametrize("siapa", ["kadis_pu", "kadis_sos", "tu", "inspektur", "walikota"])
    @pytest.mark.parametrize("aksi", ["sisihkan", "kembalikan"])
    def test_not_by_the_surveyed_nor_by_those_who_only_look(self, program, survei, jawab, siapa, aksi):
        jawab()
        body = {"jawaban": [Jawaban.objects.get().pk]} | ({"alasan": "x"} if aksi == "sisihkan" else {})
        assert program(siapa).post(f"/survei/{survei.pk}/{aksi}", body).status_code == 404

    def test_what_is_published_stays(self, program, tutup, langkah):
        pk = Jawaban.objects.get().pk
        langkah(tutup, Aksi.TERBITKAN)
        answer = program("kabag_umum").post(f"/survei/{tutup.pk}/sisihkan", {"jawaban": [pk], "alasan": "x"})
        assert answer.status_code == 422
        assert "sudah diterbitkan" in str(answer.json())


class TestCounters:
    @pytest.mark.parametrize(
        ("badan", "bidang"),
        [
            ({"nama": "", "dari": "2026-01-01"}, "/nama"), ({"nama": "X", "dari": "x"}, "/dari"),
            ({"nama": "X", "dari": "2026-01-02", "sampai": "2026-01-01"}, "/sampai"), ({"dari": "2026-01-01"}, "/nama"),
            ({"nama": "Izin bangunan", "dari": "2026-01-01"}, "/nama"),
        ],
    )  # fmt: skip
    def test_a_service(self, kota, program, layanan, badan, bidang):
        assert penunjuk(program("kadis_pu").post("/survei/layanan", {"unit": kota.unit["pu"].pk} | badan)) == {bidang}
        assert Layanan.objects.count() == 2

    @pytest.mark.parametrize(
        ("banyak", "bidang"), [(0, "/banyak"), (481, "/banyak"), (10_001, "/banyak"), ("x", "/banyak")]
    )
    def test_tickets(self, program, titik, banyak, bidang):
        assert penunjuk(program("kadis_pu").post(f"/survei/loket/{titik.pk}/tiket", {"banyak": banyak})) == {bidang}
        assert not Tiket.objects.exists()

    def test_a_counter_is_taken_down_once(self, program, titik):
        pu = program("kadis_pu")
        assert pu.post(f"/survei/loket/{titik.pk}/cabut").status_code == 200
        assert pu.post(f"/survei/loket/{titik.pk}/cabut").status_code == 422
        assert Titik.objects.get().dicabut

    def test_of_another_house_there_is_none(self, kota, program, titik):
        sos = program("kadis_sos")
        body = {"unit": kota.unit["pu"].pk, "nama": "X", "dari": "2026-01-01"}
        assert sos.post("/survei/layanan", body).status_code == 404
        assert sos.post(f"/survei/loket/{titik.pk}/cabut").status_code == 404
        assert sos.post(f"/survei/layanan/{titik.layanan_id}/loket", {"nama": "X"}).status_code == 404


class TestLists:
    def test_they_are_paged_to_the_end(self, kota, program, layanan):
        Layanan.objects.bulk_create(
            Layanan(unit=kota.unit["pu"], nama=f"Ke-{n}", dari=timezone.localdate()) for n in range(7)
        )
        camat, seen, cursor = program("camat"), [], ""
        for _page in range(6):
            answer = camat.get("/survei/layanan", {"batas": 2, "kursor": cursor}).json()
            seen += [row["id"] for row in answer["isi"]]
            if not answer["lanjut"]:
                break
            cursor = answer["lanjut"].partition("kursor=")[2].partition("&")[0]
        assert seen == sorted(seen, reverse=True)
        assert len(set(seen)) == len(seen) == 9

    @pytest.mark.parametrize("kueri", [{"batas": 0}, {"batas": 101}, {"batas": "x"}])
    def test_pages_have_a_size(self, program, survei, kueri):
        assert program("kabag_umum").get("/survei", kueri).status_code == 422

    def test_remarks_are_narrowed_to_a_service(self, program, survei, layanan, jawab):
        for _n in range(2):
            jawab(saran="Sempit")
        url, umum = f"/survei/{survei.pk}/saran", program("kabag_umum")
        found = {k: len(umum.get(url, {"layanan": row.pk}).json()["isi"]) for k, row in layanan.items()}
        assert found == {"pu": 2, "sos": 0}

    def test_without_a_token_nothing(self, client, survei):
        client.defaults["HTTP_HOST"] = "uji.localhost"
        for way in ("/survei", f"/survei/{survei.pk}", "/survei/layanan", "/survei/tren"):
            assert client.get(f"/api/v1{way}").status_code == 401


class TestWork:
    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"isi": ""}, "/isi"), ({"isi": " "}, "/isi"), ({"tenggat": "2026-02-30"}, "/tenggat"),
            ({"tenggat": "2020-01-01"}, "/tenggat"), ({"unsur": "U99"}, "/unsur"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_ordered(self, program, survei, lain, bidang):
        due = str(timezone.localdate() + timedelta(days=9))
        body = {"isi": "Percepat", "tenggat": due, "unsur": "U3"} | lain
        way = f"/survei/liputan/{Liputan.objects.first().pk}/tindak-lanjut"
        assert penunjuk(program("kabag_umum").post(way, body)) == {bidang}
        assert not Penugasan.objects.exists()
