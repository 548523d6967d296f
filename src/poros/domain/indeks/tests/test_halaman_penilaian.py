"""Pages of an assessment as the browser gets them: statements, forms that keep what was typed, the road by buttons."""

import pytest
from django.urls import reverse

from poros.domain.indeks import services
from poros.domain.indeks.models import Penilaian
from poros.domain.indeks.rules.alur import FLOW, Aksi, Status
from poros.domain.indeks.views.penilaian import WEWENANG

pytestmark = pytest.mark.django_db


def teks(response) -> str:
    return response.content.decode()


class TestList:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_it_costs_five_statements(self, kota, data, masuk, django_assert_num_queries, banyak):
        """Session, account, actor, assessments, and whether one may set up a further one."""
        for n in range(banyak):
            services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data(tahun=2026 + n))
        client = masuk("kabag_ekbang")
        client.get("/indeks/penilaian/")
        with django_assert_num_queries(5):
            page = client.get("/indeks/penilaian/")
        assert teks(page).count("Indeks Contoh 20") == banyak

    def test_who_has_none_is_told_what_will_be_here(self, masuk):
        page = teks(masuk("camat").get("/indeks/penilaian/"))
        assert "Belum ada penilaian" in page
        assert "Susun penilaian" in page

    def test_staff_set_up_nothing(self, masuk):
        client = masuk("staf_pu")
        assert "Susun penilaian" not in teks(client.get("/indeks/penilaian/"))
        assert client.get("/indeks/penilaian/susun/").status_code == 404


class TestSettingUp:
    def isi(self, kota, instrumen, **lain):
        return {
            "instrumen": instrumen.pk,
            "tahun": 2026,
            "penilai_internal": kota.unit["insp"].pk,
            "batas_mandiri": "2099-06-30",
            "batas_internal": "2099-07-31",
            "batas_eksternal": "2099-08-31",
        } | lain

    def test_it_leads_on_to_sharing_out(self, kota, instrumen, masuk):
        answer = masuk("kabag_ekbang").post("/indeks/penilaian/susun/", self.isi(kota, instrumen))
        made = Penilaian.objects.get()
        assert answer["Location"] == reverse("indeks:pembagian", args=[made.pk])
        assert made.penilai_internal == kota.unit["insp"]

    def test_days_out_of_order_are_refused_beside_the_field(self, kota, instrumen, masuk):
        answer = masuk("kabag_ekbang").post(
            "/indeks/penilaian/susun/", self.isi(kota, instrumen, batas_internal="2099-01-01")
        )
        assert answer.status_code == 422
        assert "berurutan" in str(answer.context["form"].errors["batas_internal"])
        assert 'value="2099-06-30"' in teks(answer)

    def test_sharing_out_says_what_is_left(self, kota, penilaian, masuk):
        client = masuk("kabag_ekbang")
        url = reverse("indeks:pembagian", args=[penilaian.pk])
        assert teks(client.get(url)).count("<select") == 3
        answer = client.post(url, {"u-I1": kota.unit["pu"].pk, "u-I2": "", "u-I3": kota.unit["dlh"].pk}, follow=True)
        assert "1 indikator belum dibagikan." in teks(answer)

    def test_others_do_not_share_out(self, penilaian, masuk):
        assert masuk("sekda").get(reverse("indeks:pembagian", args=[penilaian.pk])).status_code == 404


class TestPaper:
    @pytest.mark.parametrize("siapa", ["kabag_ekbang", "inspektur"])
    def test_the_page_costs_the_same_for_every_paper(self, terisi, masuk, django_assert_num_queries, siapa):
        """Session, account, actor, assessment, lines, permissions, history."""
        client, url = masuk(siapa), reverse("indeks:penilaian", args=[terisi.pk])
        client.get(url)
        with django_assert_num_queries(7):
            page = client.get(url)
        assert "2,40" in teks(page)
        assert teks(page).count("/indeks/butir/") == 3

    def test_strangers_see_nothing(self, terisi, masuk):
        assert masuk("camat").get(reverse("indeks:penilaian", args=[terisi.pk])).status_code == 404

    @pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
    def test_it_goes_out_as_a_table(self, beku, masuk, bentuk):
        answer = masuk("sekda").get(reverse("indeks:kertas", args=[beku.pk, bentuk]))
        content = b"".join(answer.streaming_content)
        assert content.startswith(b"PK" if bentuk == "xlsx" else "\ufeffKode".encode())

    def test_each_button_asks_for_the_permission_of_its_command(self):
        from poros.domain.indeks.wewenang import Wewenang

        assert set(WEWENANG) == {aksi for _status, aksi in FLOW.table}
        assert WEWENANG[Aksi.UMUMKAN] is Wewenang.PENILAIAN_UMUMKAN


class TestRoad:
    def langkah(self, client, row, aksi, catatan=""):
        url = reverse("indeks:melangkah", args=[row.pk])
        return client.post(url, {"aksi": aksi, "catatan": catatan})

    def test_from_plan_to_announcement_by_buttons(self, kota, penilaian, butir, masuk):
        """Handed out, answered, sent in, valued with a disagreement, frozen, announced, read by everybody."""
        self.langkah(masuk("kabag_ekbang"), penilaian, "mulai")
        for kode, siapa, nilai in (("I1", "kadis_pu", 3), ("I3", "kadis_pu", 2), ("I2", "kadis_dlh", 3)):
            url = reverse("indeks:nilai", args=[butir(kode).pk])
            assert masuk(siapa).post(url, {"nilai": nilai, "alasan": "Dokumen."}).status_code == 302
        sent = masuk("kadis_pu").post(reverse("indeks:kirim", args=[butir("I1").penugasan_id]), follow=True)
        assert "Jawaban dikirim" in teks(sent)
        self.langkah(masuk("kabag_ekbang"), penilaian, "nilai_internal")
        for kode, nilai in (("I1", 3), ("I2", 3), ("I3", 1)):
            masuk("inspektur").post(
                reverse("indeks:nilai", args=[butir(kode).pk]), {"nilai": nilai, "alasan": "Periksa."}
            )
        page = teks(masuk("kabag_ekbang").get(reverse("indeks:penilaian", args=[penilaian.pk])))
        assert "1 indikator dinilai berbeda" in page
        self.langkah(masuk("kabag_ekbang"), penilaian, "bekukan")
        self.langkah(masuk("sekda"), penilaian, "umumkan")
        assert Penilaian.objects.get().status == Status.DIUMUMKAN
        client = masuk("sekda")
        client.logout()
        public = teks(client.get(reverse("indeks:publik_hasil", args=[penilaian.pk])))
        assert "1,80" in public
        assert "Cukup" in public

    def test_a_reason_is_asked_for_where_one_is_needed(self, terisi, masuk):
        answer = self.langkah(masuk("kabag_ekbang"), terisi, "batalkan")
        assert answer.status_code == 422
        assert Penilaian.objects.get().status == Status.DIISI

    def test_what_the_flow_refuses_is_a_conflict(self, terisi, masuk):
        assert self.langkah(masuk("kabag_ekbang"), terisi, "bekukan").status_code == 409

    def test_a_result_that_is_not_announced_is_nobodys_business(self, beku, client):
        client.defaults["HTTP_HOST"] = "uji.localhost"
        assert client.get(reverse("indeks:publik_hasil", args=[beku.pk])).status_code == 404


class TestIndicator:
    def test_criteria_stand_beside_the_answer(self, berjalan, butir, masuk):
        page = teks(masuk("kadis_pu").get(reverse("indeks:butir", args=[butir("I1").pk])))
        assert "3 – Terdefinisi" in page
        assert "Simpan nilai" in page
        assert "Tambah bukti" in page

    def test_who_only_looks_has_no_form(self, berjalan, butir, masuk):
        page = teks(masuk("kadis_dlh").get(reverse("indeks:butir", args=[butir("I1").pk])))
        assert "Simpan nilai" not in page

    def test_a_value_without_a_reason_keeps_what_was_chosen(self, berjalan, butir, masuk):
        answer = masuk("kadis_pu").post(reverse("indeks:nilai", args=[butir("I1").pk]), {"nilai": "4", "alasan": ""})
        assert answer.status_code == 422
        assert 'value="4" required id="id_nilai_4" checked' in teks(answer).replace(' class="radio"', "")

    def test_evidence_is_added_reused_and_taken_off(self, berjalan, butir, masuk):
        client = masuk("kadis_pu")
        first, third = butir("I1"), butir("I3")
        client.post(reverse("indeks:bukti", args=[first.pk]), {"judul": "SK Tim", "keterangan": "Rak 3"})
        piece = first.bukti.get()
        assert "SK Tim" in teks(client.get(reverse("indeks:butir", args=[third.pk])))
        client.post(reverse("indeks:pakai", args=[third.pk]), {"bukti": [piece.pk]})
        assert "melayani 2 indikator" in teks(client.get(reverse("indeks:butir", args=[third.pk])))
        client.post(reverse("indeks:lepas", args=[first.pk, piece.pk]))
        assert list(third.bukti.all()) == [piece]
        assert client.get(reverse("indeks:bukti_rinci", args=[piece.pk]))["Location"].endswith(f"/{third.pk}/")

    def test_evidence_without_anything_to_see_is_refused(self, berjalan, butir, masuk):
        answer = masuk("kadis_pu").post(reverse("indeks:bukti", args=[butir("I1").pk]), {"judul": "SK"})
        assert answer.status_code == 422
        assert "Unggah berkas" in teks(answer)

    def test_answers_that_are_missing_are_named(self, berjalan, butir, masuk):
        url = reverse("indeks:kirim", args=[butir("I1").penugasan_id])
        assert "I1, I3" in teks(masuk("kadis_pu").post(url, follow=True))
