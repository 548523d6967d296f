"""Pages of the officers as the browser gets them: statements, forms that keep what was typed, the road by buttons."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.survei.models import Jawaban, Layanan, Survei, Tiket, Titik
from poros.domain.survei.rules.alur import Aksi, Status
from poros.kernel.penugasan.models import Penugasan

pytestmark = pytest.mark.django_db


def teks(response) -> str:
    return response.content.decode()


class TestList:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_it_costs_five_statements(self, kota, rancangan, masuk, django_assert_num_queries, banyak):
        """Session, account, actor, surveys, and whether one may plan a further one."""
        for n in range(banyak - 1):
            Survei.objects.create(
                nama=f"Semester {n}", unit=kota.unit["umum"], instrumen="ikm-2017",
                mulai=rancangan.mulai, selesai=rancangan.selesai,
            )  # fmt: skip
        client = masuk("kabag_umum")
        client.get("/survei/")
        with django_assert_num_queries(5):
            page = client.get("/survei/")
        assert teks(page).count(">Semester ") == banyak

    def test_others_see_a_plan_only_when_it_is_open(self, rancangan, masuk, langkah):
        assert "Semester II" not in teks(masuk("kadis_pu").get("/survei/"))
        langkah(rancangan, Aksi.BUKA)
        assert "Semester II" in teks(masuk("kadis_pu").get("/survei/"))
        assert "Semester II" not in teks(masuk("camat").get("/survei/"))

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_services_cost_five_statements(self, kota, layanan, masuk, django_assert_num_queries, banyak):
        for n in range(banyak):
            Layanan.objects.create(unit=kota.unit["pu"], nama=f"Rekomendasi {n}", dari=timezone.localdate())
        client = masuk("kadis_pu")
        client.get("/survei/layanan/")
        with django_assert_num_queries(5):
            page = client.get("/survei/layanan/")
        assert teks(page).count(">Rekomendasi ") == banyak

    def test_what_can_be_filled_in_costs_four(self, survei, masuk, django_assert_num_queries):
        client = masuk("camat")
        client.get("/survei/entri/")
        with django_assert_num_queries(4):
            page = client.get("/survei/entri/")
        assert teks(page).count('<a href="/survei/entri/') == 3
        assert page["X-Poros-Luring"] == "simpan"


class TestPlan:
    def test_from_the_form_to_the_page(self, kota, layanan, masuk):
        client, hari = masuk("kabag_umum"), timezone.localdate()
        isi = {"nama": "Triwulan I", "instrumen": "ikm-2017", "mulai": hari, "selesai": hari}
        page = client.get("/survei/rancang/")
        assert "Izin bangunan (Dinas PU)" in teks(page)
        wrong = client.post("/survei/rancang/", isi)
        assert wrong.status_code == 422
        assert "Pilih paling sedikit satu layanan." in teks(wrong)
        assert 'value="Triwulan I"' in teks(wrong)
        answer = client.post("/survei/rancang/", isi | {f"p-{layanan['pu'].pk}": 250})
        made = Survei.objects.get()
        assert answer["Location"] == reverse("survei:survei", args=[made.pk])
        changed = client.post(f"/survei/{made.pk}/ubah/", isi | {"nama": "Lain", f"p-{layanan['sos'].pk}": 9})
        assert changed.status_code == 302
        assert made.liputan.get().layanan == layanan["sos"]

    def test_who_may_not_finds_nothing(self, survei, masuk):
        client = masuk("staf_pu")
        for url in ("/survei/rancang/", f"/survei/{survei.pk}/ubah/", f"/survei/{survei.pk}/penapisan/"):
            assert client.get(url).status_code == 404

    def test_years_out_of_reach_are_refused(self, layanan, masuk):
        isi = {"nama": "X", "instrumen": "ikm-2017", "mulai": "0026-01-01", "selesai": "2026-01-01"}
        answer = masuk("kabag_umum").post("/survei/rancang/", isi | {f"p-{layanan['pu'].pk}": 250})
        assert "Periksa tahunnya." in teks(answer)


class TestResult:
    @pytest.mark.parametrize("banyak", [1, 12])
    def test_the_page_costs_the_same_for_every_number_of_answers(
        self, survei, jawab, masuk, django_assert_num_queries, banyak
    ):
        """Session, account, actor; survey with permissions and steps, services with work, instrument, answers."""
        for _n in range(banyak):
            jawab(4, pita={"umur": "60-"})
        client, url = masuk("kabag_umum"), reverse("survei:survei", args=[survei.pk])
        client.get(url)
        with django_assert_num_queries(7):
            page = teks(client.get(url))
        assert "100,00" in page
        assert "kurang 278 dari 278" in page

    def test_a_stranger_sees_it_when_it_is_published(self, tutup, masuk, langkah):
        url = reverse("survei:survei", args=[tutup.pk])
        assert masuk("camat").get(url).status_code == 404
        langkah(tutup, Aksi.TERBITKAN)
        assert "75,00" in teks(masuk("camat").get(url))

    def test_the_road_by_buttons(self, rancangan, titik, jawab, masuk):
        client, url = masuk("kabag_umum"), reverse("survei:melangkah", args=[rancangan.pk])
        jawab()
        assert "Tutup survei" in teks(client.get(reverse("survei:survei", args=[rancangan.pk])))
        for aksi, status in (("tutup", Status.TUTUP), ("terbitkan", Status.TERBIT)):
            assert client.post(url, {"aksi": aksi}).status_code == 302
            rancangan.refresh_from_db()
            assert rancangan.status == status
        refused = client.post(url, {"aksi": "cabut"})
        assert refused.status_code == 422
        assert client.post(url, {"aksi": "cabut", "catatan": "Salah unit"}).status_code == 302
        assert client.post(url, {"aksi": "buka"}).status_code == 409

    @pytest.mark.parametrize(("bentuk", "awal"), [("csv", "\ufeffUnit".encode()), ("xlsx", b"PK")])
    def test_tables_to_take_along(self, tutup, masuk, bentuk, awal):
        client = masuk("kabag_umum")
        for nama in ("hasil", "jawaban"):
            answer = client.get(reverse(f"survei:{nama}", args=[tutup.pk, bentuk]))
            content = b"".join(answer.streaming_content)
            assert content.startswith(awal if nama == "hasil" else awal[:2])

    def test_single_answers_go_out_without_remark_key_and_hour(self, tutup, masuk):
        row = Jawaban.objects.get()
        answer = masuk("kabag_umum").get(reverse("survei:jawaban", args=[tutup.pk, "csv"]))
        text = b"".join(answer.streaming_content).decode()
        assert str(row.kunci) not in text
        assert "saran" not in text
        assert text.splitlines()[1].startswith(
            f"{timezone.localdate()},Dinas Pekerjaan Umum,Izin bangunan,qr,tidak,3,3,"
        )
        assert masuk("kadis_pu").get(reverse("survei:jawaban", args=[tutup.pk, "csv"])).status_code == 404

    def test_a_trend_of_what_is_published(self, tutup, masuk, langkah):
        assert "Belum ada survei yang terbit" in teks(masuk("camat").get("/survei/tren/"))
        langkah(tutup, Aksi.TERBITKAN)
        assert "75,00" in teks(masuk("camat").get("/survei/tren/"))


class TestCounter:
    def test_a_service_gets_a_counter_and_the_counter_a_poster(self, kota, masuk):
        client = masuk("kadis_pu")
        isi = {"unit": kota.unit["pu"].pk, "nama": "Rekomendasi", "dari": timezone.localdate()}
        made = client.post("/survei/layanan/catat/", isi)
        layanan = Layanan.objects.get()
        assert made["Location"] == reverse("survei:layanan", args=[layanan.pk])
        client.post(reverse("survei:titik_baru", args=[layanan.pk]), {"nama": "Loket 1"})
        titik = Titik.objects.get()
        assert titik.tanda in teks(client.get(reverse("survei:layanan", args=[layanan.pk])))
        poster = client.get(reverse("survei:poster", args=[titik.pk]))
        assert poster.content.startswith(b"%PDF")
        renamed = client.post(reverse("survei:layanan_ubah", args=[layanan.pk]), isi | {"nama": "Rekomendasi teknis"})
        assert renamed.status_code == 302
        assert client.get(reverse("survei:titik", args=[titik.pk])).status_code == 302

    def test_its_address_is_shown_to_those_who_put_it_up(self, titik, masuk):
        page = teks(masuk("kadis_sos").get(reverse("survei:layanan", args=[titik.layanan_id])))
        assert titik.tanda not in page
        assert masuk("kadis_sos").get(reverse("survei:poster", args=[titik.pk])).status_code == 404

    def test_tickets_come_as_paper(self, titik, masuk):
        url = reverse("survei:tiket", args=[titik.pk])
        answer = masuk("kadis_pu").post(url, {"banyak": 25})
        assert answer.content.startswith(b"%PDF")
        assert Tiket.objects.count() == 25
        refused = masuk("kadis_pu").post(url, {"banyak": 9999})
        assert refused.status_code == 422
        assert "1 sampai 480" in teks(refused)

    def test_taken_down_it_leads_nowhere(self, titik, survei, masuk, client):
        masuk("kadis_pu").post(reverse("survei:titik_cabut", args=[titik.pk]))
        assert client.get(reverse("survei:isi", args=[titik.tanda])).status_code == 404


class TestAnswers:
    def test_odd_ones_are_set_aside_and_taken_back(self, survei, jawab, masuk):
        jawab(lama=3)
        jawab(lama=90)
        client, url, odd = (
            masuk("kabag_umum"),
            reverse("survei:penapisan", args=[survei.pk]),
            Jawaban.objects.get(lama=3),
        )
        assert "terlalu cepat" in teks(client.get(url))
        assert client.post(url, {"jawaban": odd.pk}).status_code == 422
        client.post(url, {"jawaban": odd.pk, "alasan": "Terlalu cepat"})
        page = teks(client.get(url))
        assert "Tidak ada yang janggal" in page
        assert "Pejabat Kepala Bagian Umum" in page
        client.post(reverse("survei:kembalikan", args=[survei.pk]), {"jawaban": odd.pk})
        assert "terlalu cepat" in teks(client.get(url))

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_remarks_cost_six_statements(self, survei, jawab, masuk, django_assert_num_queries, banyak):
        """Session, account, actor; survey, its services, remarks."""
        for n in range(banyak):
            jawab(saran=f"Loket {n} sempit")
        client, url = masuk("kadis_pu"), reverse("survei:saran", args=[survei.pk])
        client.get(url)
        with django_assert_num_queries(6):
            page = client.get(url)
        assert teks(page).count("sempit") == banyak
        assert "Belum ada saran" in teks(client.get(url, {"q": "ramah"}))

    def test_a_remark_becomes_work(self, survei, jawab, masuk, layanan):
        jawab(saran="Loket <b>sempit</b>")
        line, remark = survei.liputan.get(layanan=layanan["pu"]), Jawaban.objects.get().pk
        client, url = masuk("kabag_umum"), reverse("survei:tindak_lanjut", args=[line.pk]) + f"?jawaban={remark}"
        assert "&lt;b&gt;sempit" in teks(client.get(url))
        due = timezone.localdate() + timedelta(days=9)
        assert client.post(url, {"isi": "Lebarkan", "tenggat": due}).status_code == 302
        task = Penugasan.objects.get()
        page = teks(client.get(reverse("survei:saran", args=[survei.pk])))
        assert f"/koordinasi/penugasan/{task.pk}/" in page
        again = client.post(url, {"isi": "Lebarkan", "tenggat": due})
        assert "sudah menjadi penugasan" in teks(again)

    def test_a_weak_element_does_from_the_page_of_the_survey(self, survei, jawab, masuk, layanan):
        jawab((3, 3, 1, 3, 3, 3, 3, 3, 2))
        line = survei.liputan.get(layanan=layanan["pu"])
        way = reverse("survei:tindak_lanjut", args=[line.pk]) + "?unsur=U3"
        client = masuk("kabag_umum")
        assert way in teks(client.get(reverse("survei:survei", args=[survei.pk])))
        assert "Waktu Penyelesaian" in teks(client.get(way))
        client.post(way, {"isi": "Percepat", "tenggat": timezone.localdate() + timedelta(days=1)})
        page = teks(client.get(reverse("survei:survei", args=[survei.pk])))
        assert way not in page
        assert f"/koordinasi/penugasan/{Penugasan.objects.get().pk}/" in page

    def test_a_service_in_a_survey_leads_to_the_survey(self, survei, masuk, layanan):
        line = survei.liputan.get(layanan=layanan["pu"])
        way = reverse("survei:liputan", args=[line.pk])
        assert masuk("kadis_pu").get(way)["Location"] == reverse("survei:survei", args=[survei.pk])
        assert masuk("camat").get(way).status_code == 404

    @pytest.mark.parametrize("nilai", ["x", "9" * 30, "-1"])
    def test_what_no_form_has_sent_breaks_nothing(self, survei, masuk, nilai):
        client = masuk("kabag_umum")
        assert client.get(reverse("survei:saran", args=[survei.pk]), {"layanan": nilai, "q": "\0"}).status_code == 200
        refused = client.post(reverse("survei:kembalikan", args=[survei.pk]), {"jawaban": nilai})
        assert refused.status_code == 409


class TestForOthers:
    def isi(self, form):
        return {f"n-U{n}": 4 for n in range(1, 10)} | {"kunci": form["kunci"].value(), "kanal": "petugas"}

    def test_one_after_the_other(self, survei, layanan, masuk):
        client = masuk("camat")
        url = reverse("survei:entri", args=[survei.liputan.get(layanan=layanan["pu"]).pk])
        for _n in range(2):
            page = client.get(url)
            assert page["X-Poros-Luring"] == "simpan"
            answer = client.post(url, self.isi(page.context["form"]))
            assert answer["Location"] == url
        assert Jawaban.objects.filter(kanal="petugas").count() == 2

    def test_the_script_is_told_in_words_and_sends_again_without_harm(self, survei, layanan, masuk):
        client = masuk("camat")
        url = reverse("survei:entri", args=[survei.liputan.get(layanan=layanan["pu"]).pk])
        isi = self.isi(client.get(url).context["form"])
        said = [client.post(url, isi, HTTP_X_SURVEI="ya").json()["hasil"] for _n in range(2)]
        assert said == ["diterima", "sudah"]
        wrong = client.post(url, isi | {"n-U3": ""}, HTTP_X_SURVEI="ya")
        assert wrong.status_code == 422
        assert "Pilih satu jawaban" in wrong.json()["pesan"]
        assert Jawaban.objects.count() == 1

    def test_a_missing_answer_keeps_the_others(self, survei, layanan, masuk):
        client = masuk("camat")
        url = reverse("survei:entri", args=[survei.liputan.get(layanan=layanan["pu"]).pk])
        isi = self.isi(client.get(url).context["form"]) | {"n-U3": "", "saran": "Antre lama"}
        page = client.post(url, isi)
        assert page.status_code == 422
        assert "Antre lama" in teks(page)
        assert teks(page).count(" checked") == 8

    def test_a_service_of_nobodys_business_is_not_there(self, survei, layanan, masuk):
        line = survei.liputan.get(layanan=layanan["pu"])
        assert masuk("kadis_sos").get(reverse("survei:entri", args=[line.pk])).status_code == 404
