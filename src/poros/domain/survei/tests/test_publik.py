"""Pages of the public: the questionnaire without sign-in, script and person; what is published."""

import re
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from poros.domain.survei import services
from poros.domain.survei.models import Jawaban
from poros.domain.survei.queries.parameter import batas
from poros.domain.survei.rules.alur import Aksi
from poros.domain.survei.rules.isian import Kanal

pytestmark = pytest.mark.django_db
RINGAN = 20_000
"""Bytes of the page itself; sheet and script add ten thousand."""


def teks(response) -> str:
    return response.content.decode()


@pytest.fixture
def warga(client):
    """A browser of nobody."""
    client.defaults["HTTP_HOST"] = "uji.localhost"
    return client


@pytest.fixture
def alamat(survei, titik):
    return reverse("survei:isi", args=[titik.tanda])


def isi(nilai: int = 3, **lain):
    return {f"n-U{n}": nilai for n in range(1, 10)} | {"kunci": uuid4()} | lain


class TestQuestionnaire:
    def test_nine_questions_on_one_light_page(self, warga, alamat):
        page = warga.get(alamat)
        assert teks(page).count("<fieldset") == 9
        assert teks(page).count('type="radio"') == 36
        assert len(page.content) < RINGAN
        assert page["X-Poros-Luring"] == "simpan"
        assert "Izin bangunan" in teks(page)
        assert settings.SESSION_COOKIE_NAME not in page.cookies

    def test_it_speaks_both_languages(self, warga, alamat):
        assert 'lang="id"' in teks(warga.get(alamat))
        assert 'lang="en"' in teks(warga.get(alamat, {"bahasa": "en"}))
        assert 'lang="id"' in teks(warga.get(alamat, {"bahasa": "xx"}))

    def test_an_answer_by_a_plain_form(self, warga, alamat):
        page = warga.post(alamat, isi(4, umur="60-", saran="Baik sekali", mulai="1"))
        assert page.status_code == 200
        assert "Terima kasih" in teks(page)
        row = Jawaban.objects.get()
        assert (row.nilai, row.umur, row.saran, row.kanal, row.lama) == ([4] * 9, "60-", "Baik sekali", Kanal.QR, None)

    def test_a_double_tap_is_one_answer(self, warga, alamat):
        same = isi()
        warga.post(alamat, same)
        assert "sudah kami terima sebelumnya" in teks(warga.post(alamat, same))
        assert Jawaban.objects.count() == 1

    def test_a_second_answer_from_a_device_is_refused_politely_and_changes_nothing(self, warga, alamat):
        warga.post(alamat, isi())
        again = warga.post(alamat, isi(1))
        assert again.status_code == 409
        assert "Terima kasih" in teks(again)
        assert "tiket" in teks(again)
        assert "sudah dinilai" in teks(warga.get(alamat))
        assert Jawaban.objects.get().nilai == [3] * 9

    def test_without_its_cookie_the_fourth_of_a_day_is(self, warga, alamat):
        found = []
        for _n in range(4):
            warga.cookies.clear()
            found.append(warga.post(alamat, isi()).status_code)
        assert found == [200, 200, 200, 409]

    def test_a_forged_cookie_says_nothing(self, warga, alamat, survei, titik):
        warga.cookies[f"survei-{survei.pk}-{titik.layanan_id}"] = "1"
        assert warga.post(alamat, isi()).status_code == 200

    def test_what_is_missing_is_said_and_the_rest_kept(self, warga, alamat):
        page = warga.post(alamat, isi(saran="Loket sempit") | {"n-U5": ""})
        assert page.status_code == 422
        assert "Pilih satu jawaban." in teks(page)
        assert "Loket sempit" in teks(page)
        assert not Jawaban.objects.exists()

    def test_the_script_gets_the_same_words(self, warga, alamat):
        said = warga.post(alamat, isi(), HTTP_X_SURVEI="ya")
        assert (said.status_code, said.json()["hasil"]) == (200, "diterima")
        again = warga.post(alamat, isi(), HTTP_X_SURVEI="ya")
        assert (again.status_code, again.json()["hasil"]) == (409, "ganda")
        wrong = warga.post(alamat, isi() | {"n-U5": "9"}, HTTP_X_SURVEI="ya")
        assert (wrong.status_code, wrong.json()["hasil"]) == (422, "salah")

    def test_a_ticket_opens_the_door_once(self, kota, warga, titik, alamat):
        (ticket,) = services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=1)
        way = reverse("survei:isi_tiket", args=[titik.tanda, ticket])
        warga.post(alamat, isi())
        assert warga.get(way).status_code == 200
        assert warga.post(way, isi(2)).status_code == 200
        used = warga.post(way, isi(2))
        assert used.status_code == 409
        assert "Tiket ini sudah dipakai" in teks(used)
        assert Jawaban.objects.count() == 2

    def test_in_a_crowd_it_asks_to_wait(self, warga, alamat, survei, titik):
        Jawaban.objects.bulk_create(
            Jawaban(
                kunci=uuid4(), survei=survei, layanan=titik.layanan, titik=titik, kanal=Kanal.QR, nilai=[3] * 9,
                diisi=timezone.now(),
            )
            for _n in range(batas().semenit_per_titik)
        )  # fmt: skip
        page = warga.post(alamat, isi())
        assert (page.status_code, page["Retry-After"]) == (429, "60")
        assert "coba lagi sebentar" in teks(page)

    def test_a_phone_that_lies_about_its_clock_is_believed_within_reason(self, warga, alamat):
        warga.post(alamat, isi(diisi="1970-01-01T00:00:00.000Z", lama="999999999"))
        row = Jawaban.objects.get()
        assert (row.diisi, row.lama) == (row.diterima, None)

    def test_its_worker_serves_only_the_questionnaires(self, warga, alamat):
        script = warga.get("/survei/sw.js")
        assert script["Content-Type"].startswith("text/javascript")
        assert 'data-pekerja="/survei/sw.js"' in teks(warga.get(alamat))

    def test_closed_it_says_so(self, warga, alamat, survei, langkah):
        langkah(survei, Aksi.TUTUP)
        assert "sedang tidak dibuka" in teks(warga.get(alamat))
        late = warga.post(alamat, isi())
        assert late.status_code == 410
        early = warga.post(alamat, isi(diisi="2026-01-01T08:00:00.000Z", luring="on"), HTTP_X_SURVEI="ya")
        assert early.json()["hasil"] == "diterima"

    def test_an_address_of_no_counter_is_none(self, warga, survei):
        assert warga.get("/survei/isi/karangan/").status_code == 404

    def test_it_asks_for_nobody(self, warga, alamat):
        names = set(re.findall(r'name="([^"]+)"', teks(warga.get(alamat))))
        assert {n for n in names if not n.startswith("n-U")} <= {
            "viewport", "color-scheme", "csrfmiddlewaretoken", "kunci", "mulai", "lama", "diisi", "luring", "saran", "jenis_kelamin", "umur", "pendidikan", "pekerjaan",
        }  # fmt: skip


class TestPublication:
    @pytest.fixture
    def terbit(self, kota, layanan, survei, jawab, langkah):
        other = services.buat_titik(kota.aktor("kadis_sos"), layanan["sos"], nama="A")
        for n in range(6):
            jawab(4, pita={"jenis_kelamin": "l" if n < 4 else ""})
        jawab(1, di=other, saran="Rahasia dapur")
        odd = Jawaban.objects.first().pk
        services.sisihkan(kota.aktor("kabag_umum"), survei, jawaban=[odd], alasan="Diisi petugas sendiri")
        langkah(survei, Aksi.TUTUP)
        return langkah(survei, Aksi.TERBITKAN)

    def test_before_it_there_is_nothing(self, warga, tutup):
        assert "Semester II" not in teks(warga.get("/survei/publik/"))
        assert warga.get(reverse("survei:publik_hasil", args=[tutup.pk])).status_code == 404
        assert warga.get(reverse("survei:publik_data", args=[tutup.pk])).status_code == 404

    def test_the_result_says_how_it_came_about(self, warga, terbit, django_assert_num_queries):
        assert "Semester II" in teks(warga.get("/survei/publik/"))
        with django_assert_num_queries(1):
            page = teks(warga.get(reverse("survei:publik_hasil", args=[terbit.pk])))
        for word in ("87,50", "PermenPANRB 14/2017", "1/9", "Krejcie", "1: Diisi petugas sendiri", "QR di loket: 6"):
            assert word in page
        assert "<script" in page
        assert "Rahasia dapur" not in page

    def test_few_answers_show_no_result_and_small_groups_no_number(self, warga, terbit):
        page = teks(warga.get(reverse("survei:publik_hasil", args=[terbit.pk])))
        assert "25,00" not in page
        assert page.count("terlalu sedikit") >= 2

    def test_the_figures_are_open(self, warga, terbit):
        answer = warga.get(reverse("survei:publik_data", args=[terbit.pk]))
        lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
        assert lines[0].startswith("Unit,Layanan,Jawaban,Sampel,Disisihkan,U1 Persyaratan")
        assert lines[1].endswith("4.0000,100.00,A")
        assert lines[2].endswith(",,,,,,,,,,,")

    def test_it_does_not_move_when_the_survey_is_looked_at_again(self, warga, terbit, langkah):
        assert Jawaban.objects.count() == 7
        langkah(terbit, Aksi.CABUT, "Salah unit")
        assert warga.get(reverse("survei:publik_hasil", args=[terbit.pk])).status_code == 404
