"""What comes after what, on screens and through the API, and collisions in the language of who reads."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.koordinasi.labels.urutan import kata_lama
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan, Pendahuluan, TemuanKonflik
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.penugasan.values import Setelah

JAM = timedelta(hours=1)
KINI = timezone.now()
INGGRIS = {"Accept-Language": "en"}


def alamat(nama, *args):
    return reverse(f"koordinasi:{nama}", args=args)


@pytest.fixture
def atap(beri):
    return beri("asisten2", "pu", isi="Perbaiki atap gedung", mulai=KINI + JAM, selesai=KINI + 9 * JAM)


@pytest.fixture
def bagi(beri):
    return beri("sekda", "sos", isi="Bagikan bantuan", mulai=KINI + 2 * JAM, selesai=KINI + 6 * JAM)


@pytest.fixture
def jalan(beri):
    return beri("sekda", "pu", isi="Perbaiki jalan")


class TestLayar:
    def test_the_sequence_is_written_found_by_words_and_stands_on_both_pages(self, masuk, atap, bagi):
        client = masuk("sekda")
        assert alamat("urutan", bagi.pk) in client.get(alamat("arahan", bagi.pk)).content.decode()
        answer = client.post(
            alamat("urutan", bagi.pk), {"arahan": "atap", "jeda": "60", "lama_sebelum": "90"}, follow=True
        )
        page = answer.content.decode()
        assert f'Dimulai setelah <b class="teks-kuat"><a href="{alamat("arahan", atap.pk)}">Perbaiki atap' in page
        assert "jeda 1 jam · lama pendahulu 1 jam 30 menit · ditetapkan Pejabat Sekretaris Daerah" in page
        assert "Ditunggu oleh" in client.get(alamat("arahan", atap.pk)).content.decode()
        part = bagi.penugasan.get()
        assert (
            "Perbaiki atap gedung (Asisten II)" in masuk("kadis_sos").get(alamat("penugasan", part.pk)).content.decode()
        )

    def test_the_impossible_is_shown_first_and_kept_only_when_wanted_all_the_same(self, masuk, atap, bagi):
        client, isi = masuk("sekda"), {"arahan": str(atap.pk), "lama_sebelum": "360"}
        page = client.post(alamat("urutan", bagi.pk), isi)
        text = page.content.decode()
        assert page.status_code == 422
        assert "urutan “Perbaiki atap gedung” → “Bagikan bantuan” melewati batas “Bagikan bantuan” selama 1 jam" in text
        assert "Simpan walau tidak mungkin" in text
        assert not Pendahuluan.objects.exists()
        (t,) = page.context["mustahil"]
        client.post(alamat("urutan", bagi.pk), isi | {f"lihat-{t.kunci}": "1"})
        assert Pendahuluan.objects.get().sebelum == atap
        assert TemuanKonflik.objects.get().jenis == "temporal"

    @pytest.mark.parametrize(
        ("kata", "galat"),
        [
            ("", "tidak boleh kosong"),
            ("zebra", "Tidak ada arahan"),
            ("perbaiki", "Tulis nomornya"),
            ("{bagi}", "dirinya sendiri"),
        ],
    )
    @pytest.mark.usefixtures("atap", "jalan")
    def test_what_is_not_one_other_order_is_said_beside_the_field(self, masuk, bagi, kata, galat):
        page = masuk("sekda").post(alamat("urutan", bagi.pk), {"arahan": kata.format(bagi=bagi.pk)})
        assert page.status_code == 422
        assert galat in str(page.context["form"].errors["arahan"])

    def test_taking_back_asks_why_and_stays_to_be_read(self, masuk, kota, atap, bagi):
        services.urutkan(kota.aktor("sekda"), bagi, setelah=[Setelah(arahan_id=atap.pk)])
        client, url = masuk("sekda"), alamat("urutan_cabut", bagi.pk, atap.pk)
        assert "tidak lagi menunggu" in client.get(url).content.decode()
        assert client.post(url, {"alasan": ""}).status_code == 422
        page = client.post(url, {"alasan": "Dipindah ke gedung lain"}, follow=True).content.decode()
        assert "1 urutan yang sudah dicabut" in page
        assert "Dipindah ke gedung lain" in page
        assert client.get(url).status_code == 404

    @pytest.mark.parametrize("siapa", ["kadis_sos", "asisten2"])
    def test_who_may_not_lay_it_down_has_neither_button_nor_page(self, masuk, atap, bagi, siapa):
        client = masuk(siapa)
        assert client.get(alamat("urutan", bagi.pk)).status_code == 404
        assert client.post(alamat("urutan", bagi.pk), {"arahan": atap.pk}).status_code == 404
        assert "Atur urutan" not in masuk("kadis_sos").get(alamat("arahan", bagi.pk)).content.decode()

    def test_orders_are_offered_while_one_types(self, masuk, atap):
        url = alamat("cari_arahan")
        assert f"{atap.pk} · Perbaiki atap" in masuk("sekda").get(url, {"pendahulu-0-arahan": "atap"}).content.decode()
        assert "Perbaiki" not in masuk("camat").get(url, {"arahan": "atap"}).content.decode()
        assert masuk("sekda").get(url).content.decode().strip() == ""

    def test_a_secret_order_is_not_named_to_who_may_not_open_it(self, masuk, kota, beri, bagi):
        secret = beri("sekda", "pu", isi="Jangan disebut", kerahasiaan=Kerahasiaan.RAHASIA)
        services.urutkan(kota.aktor("sekda"), bagi, setelah=[Setelah(arahan_id=secret.pk)])
        for url in (alamat("arahan", bagi.pk), alamat("penugasan", bagi.penugasan.get().pk)):
            page = masuk("kadis_sos").get(url).content.decode()
            assert "Arahan rahasia (Sekretaris Daerah)" in page
            assert "Jangan disebut" not in page

    @pytest.mark.parametrize(
        ("menit", "kata"), [(0, "0 menit"), (59, "59 menit"), (60, "1 jam"), (1501, "1 hari 1 jam 1 menit")]
    )
    def test_minutes_as_people_say_them(self, menit, kata):
        assert kata_lama(menit) == kata


class TestBahasa:
    def test_the_reader_reads_in_his_language_what_was_found_in_another(self, masuk, konflik):
        client = masuk("sekda")
        for url in (alamat("konflik", konflik.pk), alamat("arahan", konflik.arahan.first().pk), reverse("web:meja")):
            assert "tidak dapat dilakukan bersama" in client.get(url).content.decode()
            page = client.get(url, headers=INGGRIS).content.decode()
            assert "cannot both be done" in page
            assert "tidak dapat dilakukan bersama" not in page

    def test_a_part_of_the_order_says_it_too(self, masuk, konflik):
        part = Arahan.objects.get(isi="Tutup pintu air").penugasan.get()
        page = masuk("asisten2").get(alamat("penugasan", part.pk), headers=INGGRIS).content.decode()
        assert "cannot both be done" in page


class TestApi:
    def test_the_sequence_through_the_api(self, program, kota, atap, bagi):
        sekda, url = program("sekda"), f"/arahan/{bagi.pk}/urutan"
        body = {"setelah": [{"arahan": atap.pk, "lama_sebelum": 360}]}
        assert sekda.post(url, body | {"pilihan": []}).status_code == 422
        assert not Pendahuluan.objects.exists()
        (kept,) = sekda.post(url, body).json()
        assert (kept["sebelum"], kept["sesudah"], kept["lama_sebelum_menit"]) == (atap.pk, bagi.pk, 360)
        assert sekda.get(f"/arahan/{bagi.pk}").json()["urutan"] == [kept]
        (found,) = sekda.get("/konflik").json()["isi"]
        assert "melewati batas" in found["catatan"]
        (ended,) = sekda.post(f"{url}/{atap.pk}/cabut", {"catatan": "Batal"}).json()
        assert ended["alasan_cabut"] == "Batal"
        assert sekda.post(url, {"setelah": [{"arahan": bagi.pk}]}).status_code == 422
        for siapa in ("kadis_sos", "camat"):
            assert program(siapa).post(url, body).status_code == 404
            assert program(siapa).post(f"{url}/{atap.pk}/cabut", {"catatan": "x"}).status_code == 404

    def test_before_issuing_it_can_be_asked_and_with_issuing_it_is_kept(self, program, kota, atap):
        body = {
            "isi": "Resmikan gedung",
            "kepada": [{"unit": kota.unit["sos"].pk}],
            "mulai": (KINI + 2 * JAM).isoformat(),
            "selesai": (KINI + 5 * JAM).isoformat(),
            "setelah": [{"arahan": atap.pk, "lama_sebelum": 360}],
        }
        sekda = program("sekda")
        (found,) = sekda.post("/konflik/periksa", body).json()
        assert (found["jenis"], found["arahan"]) == ("temporal", [atap.pk])
        assert sekda.post("/arahan", body).status_code == 201
        assert Pendahuluan.objects.get().sesudah.isi == "Resmikan gedung"
