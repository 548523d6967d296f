"""Acts from the screen: with and without JavaScript, done and refused; what was typed stays."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from poros.kernel.penugasan.models import Arahan, Bukti, Pendahuluan, Penugasan, SumberDaya, TemuanKonflik, TindakArahan
from poros.kernel.penugasan.rules import StatusArahan

HTMX = {"HX-Request": "true"}


def kirim(client, nama, /, *args, headers=None, **isi):
    return client.post(reverse(f"koordinasi:{nama}", args=args), isi, headers=headers or {})


def status(tugas):
    return Penugasan.objects.values_list("status", flat=True).get(pk=tugas.pk)


class TestLangkah:
    @pytest.mark.parametrize(
        ("aksi", "isi", "menjadi"),
        [
            ("terima", {}, "diterima"),
            ("kembalikan", {"catatan": "bukan kami"}, "dikembalikan"),
            ("laporkan", {"catatan": "mulai", "kemajuan": "25"}, "dikerjakan"),
        ],
    )
    def test_a_plain_form_acts_and_leads_back_to_the_page(self, masuk, tugas, aksi, isi, menjadi):
        answer = kirim(masuk("kadis_pu"), "aksi", tugas.pk, aksi, **isi)
        assert (answer.status_code, answer.url) == (302, reverse("koordinasi:penugasan", args=[tugas.pk]))
        assert status(tugas) == menjadi

    def test_htmx_is_led_on_by_a_header(self, masuk, tugas):
        answer = kirim(masuk("kadis_pu"), "aksi", tugas.pk, "kembalikan", headers=HTMX, catatan="bukan kami")
        assert (answer.status_code, answer["HX-Redirect"]) == (204, reverse("koordinasi:penugasan", args=[tugas.pk]))

    @pytest.mark.parametrize(("headers", "utuh"), [({}, True), (HTMX, False)])
    def test_a_missing_reason_is_said_beside_the_field_and_the_rest_is_kept(self, masuk, tugas, headers, utuh):
        answer = kirim(masuk("kadis_pu"), "aksi", tugas.pk, "laporkan", headers=headers, catatan="", kemajuan="40")
        page = answer.content.decode()
        assert answer.status_code == 422
        assert 'value="40"' in page
        assert "id_catatan_error" in page
        assert ("<html" in page) is utuh
        assert status(tugas) == "terkirim"

    def test_what_the_command_refuses_is_said_on_the_form(self, masuk, tugas):
        answer = kirim(masuk("kadis_pu"), "aksi", tugas.pk, "serahkan", catatan="Sudah semua, lihat di lapangan.")
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Tambahkan paling sedikit satu bukti" in page
        assert "Sudah semua, lihat di lapangan." in page

    def test_an_act_that_came_too_late_is_a_conflict_in_words(self, masuk, tugas):
        client = masuk("kadis_pu")
        kirim(client, "aksi", tugas.pk, "terima")
        answer = kirim(client, "aksi", tugas.pk, "terima")
        assert answer.status_code == 409
        assert "sudah berubah" in answer.content.decode()

    def test_others_get_the_page_that_is_not_there(self, masuk, tugas):
        assert kirim(masuk("kadis_dlh"), "aksi", tugas.pk, "terima").status_code == 404
        assert status(tugas) == "terkirim"

    def test_a_unit_is_typed_by_name_and_a_slip_is_helped(self, masuk, tugas, kota):
        kirim(masuk("kadis_pu"), "aksi", tugas.pk, "kembalikan", catatan="urusan sosial")
        client = masuk("kabag_ekbang")
        answer = kirim(client, "aksi", tugas.pk, "alihkan", unit="Dinas Sosal", catatan="urusan mereka")
        assert answer.status_code == 422
        assert "Maksud Anda: Dinas Sosial" in answer.content.decode()
        kirim(client, "aksi", tugas.pk, "alihkan", unit="dinas sosial", catatan="urusan mereka")
        assert Penugasan.objects.filter(unit=kota.unit["sos"], arahan=tugas.arahan_id).exists()

    def test_one_press_verifies_and_approves(self, masuk, diserahkan):
        kirim(masuk("kabag_ekbang"), "aksi", diserahkan.pk, "verifikasi")
        kirim(masuk("sekda"), "aksi", diserahkan.pk, "setujui")
        assert status(diserahkan) == "selesai"

    def test_no_act_by_get(self, masuk, tugas):
        masuk("kadis_pu").get(reverse("koordinasi:aksi", args=[tugas.pk, "terima"]))
        assert status(tugas) == "terkirim"
        assert masuk("kadis_pu").get(reverse("koordinasi:bukti", args=[tugas.pk])).status_code == 405


class TestBukti:
    def foto(self):
        buffer = io.BytesIO()
        Image.new("RGB", (9, 9), "red").save(buffer, "JPEG")
        return SimpleUploadedFile("jembatan.jpg", buffer.getvalue(), content_type="image/jpeg")

    def test_a_photo_with_place_and_time_from_the_phone(self, masuk, tugas):
        answer = kirim(
            masuk("kadis_pu"),
            "bukti",
            tugas.pk,
            berkas=self.foto(),
            teks="Tiang baru",
            lat="-1.237",
            lng="116.853",
            diambil="2026-11-20T02:15:00Z",
        )
        assert answer.url.endswith("#bukti")
        row = Bukti.objects.get()
        assert (row.jenis, row.lat, row.lng, row.diambil.isoformat()) == (
            "foto",
            -1.237,
            116.853,
            "2026-11-20T02:15:00+00:00",
        )
        page = masuk("kadis_pu").get(reverse("koordinasi:penugasan", args=[tugas.pk])).content.decode()
        assert "jembatan.jpg" in page

    def test_nothing_at_all_is_refused_beside_the_field(self, masuk, tugas):
        answer = kirim(masuk("kadis_pu"), "bukti", tugas.pk, teks="")
        assert answer.status_code == 422
        assert "Isi keterangan, angka, atau unggah berkas." in answer.content.decode()

    def test_a_figure_is_typed_with_a_comma(self, masuk, tugas):
        kirim(masuk("kadis_pu"), "bukti", tugas.pk, angka="12,5", satuan="km")
        assert str(Bukti.objects.get().angka) == "12.5000"


def test_talk_and_delegation(masuk, tugas, kota):
    kirim(masuk("sekda"), "pesan", tugas.pk, isi="Bagaimana?")
    assert tugas.pesan.get().isi == "Bagaimana?"
    assert kirim(masuk("sekda"), "pesan", tugas.pk, isi="").status_code == 422
    kirim(masuk("kadis_pu"), "delegasi", tugas.pk, kepada=kota.jabatan["staf_pu"].pk, catatan="tolong")
    assert Penugasan.objects.get(pk=tugas.pk).pelaksana == kota.jabatan["staf_pu"]
    assert kirim(masuk("kadis_pu"), "delegasi", tugas.pk, kepada=kota.jabatan["kadis_dlh"].pk).status_code == 422
    assert kirim(masuk("sekda"), "delegasi", tugas.pk, kepada=kota.jabatan["staf_pu"].pk).status_code == 404


def formulir(**isi):
    """What the browser sends of an order."""
    return {
        "isi": "Siapkan posko",
        "kecepatan": "biasa",
        "kerahasiaan": "terbatas",
        "tanda": "do",
        "penerima-TOTAL_FORMS": "2",
        "penerima-INITIAL_FORMS": "0",
        "penerima-0-unit": "Dinas Pekerjaan Umum",
        "penerima-0-peran": "utama",
        "penerima-1-unit": "",
        "penerima-1-peran": "utama",
        "pendahulu-TOTAL_FORMS": "1",
        "pendahulu-INITIAL_FORMS": "0",
        "pendahulu-0-arahan": "",
        "pendahulu-0-jeda": "0",
        "pemakaian-TOTAL_FORMS": "1",
        "pemakaian-INITIAL_FORMS": "0",
        "pemakaian-0-sumber_daya": "",
        "pemakaian-0-jumlah": "1",
        **isi,
    }


def berbenturan(**isi):
    kini = timezone.localtime()
    return formulir(
        tindak="buka",
        objek=" kota / utara ",
        mulai=f"{kini:%Y-%m-%dT%H:%M}",
        selesai=f"{kini + timedelta(hours=3):%Y-%m-%dT%H:%M}",
        **isi,
    )


class TestArahanBaru:
    def test_a_plain_order(self, masuk, kota):
        data = formulir(**{"penerima-1-unit": "DLH", "penerima-1-peran": "pendukung", "dasar": "Rapat"})
        answer = kirim(masuk("sekda"), "arahan_baru", **data)
        arahan = Arahan.objects.get()
        assert answer.url == reverse("koordinasi:arahan", args=[arahan.pk])
        assert set(arahan.penugasan.values_list("unit__kode", "peran")) == {("pu", "utama"), ("dlh", "pendukung")}

    @pytest.mark.parametrize(
        ("isi", "kata"),
        [
            ({"isi": ""}, "id_isi_error"),
            ({"penerima-0-unit": "Dinas Pekerjan Umum"}, "Maksud Anda: Dinas Pekerjaan Umum"),
            ({"penerima-0-unit": ""}, "Pilih paling sedikit satu unit penerima."),
            ({"penerima-0-peran": "pendukung"}, "membutuhkan satu penanggung jawab"),
            ({"tenggat": "2020-01-01T10:00"}, "waktu yang akan datang"),
            ({"tindak": "tutup-jalan"}, "memerlukan objek dan jendela waktu"),
            ({"pemakaian-0-sumber_daya": "aula"}, "Isi waktunya."),
        ],
    )
    def test_mistakes_are_said_and_what_was_typed_stays(self, masuk, isi, kata):
        room = SumberDaya.objects.create(kode="aula", nama="Aula", jenis="ruang")
        data = formulir(dasar="Hasil rapat pimpinan", **isi)
        if data["pemakaian-0-sumber_daya"]:
            data["pemakaian-0-sumber_daya"] = str(room.pk)
        answer = kirim(masuk("sekda"), "arahan_baru", **data)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert kata in page
        assert "Hasil rapat pimpinan" in page
        assert not Arahan.objects.exists()

    def test_another_row_is_a_button_that_sends_nothing(self, masuk):
        data = formulir(**{"tambah-penerima": "1"})
        answer = kirim(masuk("sekda"), "arahan_baru", **data)
        assert answer.status_code == 200
        assert "penerima-2-unit" in answer.content.decode()
        assert not Arahan.objects.exists()

    def test_a_collision_is_shown_before_anything_is_sent(self, masuk, beri, pintu_air):
        beri("asisten2", "pu", isi="Tutup pintu air Kali Utara", **pintu_air)
        client = masuk("asisten1")
        answer = kirim(client, "arahan_baru", **berbenturan())
        page = answer.content.decode()
        assert answer.status_code == 422
        for words in (
            "Bertentangan",
            "Tutup pintu air Kali Utara",
            "beririsan",
            "Kirim walau bertabrakan",
            "Siapkan posko",
        ):
            assert words in page
        assert "Keputusan Anda" not in page  # the Sekda decides, not one of the two
        assert Arahan.objects.count() == 1

        (seen,) = answer.context["banding"]
        kunci = seen.tabrakan.kunci
        said = {f"lihat-{kunci}": "1", f"alasan-{kunci}": "Sawah kering"}
        kirim(client, "arahan_baru", **berbenturan(**said))
        assert Arahan.objects.count() == 2
        assert TemuanKonflik.objects.get().masukan["keterangan"]["isi"] == "Sawah kering"

    def test_who_stands_above_decides_while_sending(self, masuk, beri, pintu_air):
        beri("asisten2", "pu", **pintu_air)
        client = masuk("sekda")
        (seen,) = kirim(client, "arahan_baru", **berbenturan()).context["banding"]
        kunci = seen.tabrakan.kunci
        assert seen.dapat_memutus
        said = {f"lihat-{kunci}": "1", f"putusan-{kunci}": "atur_urutan", f"alasan-{kunci}": ""}
        answer = kirim(client, "arahan_baru", **berbenturan(**said))
        assert answer.status_code == 422
        assert "Tuliskan alasan" in answer.content.decode()
        said[f"alasan-{kunci}"] = "Buka dulu"
        kirim(client, "arahan_baru", **berbenturan(**said))
        assert TemuanKonflik.objects.get().keputusan == "atur_urutan"

    def test_what_it_comes_after_is_checked_before_it_is_sent(self, masuk, beri):
        lama = beri("sekda", "pu", isi="Perbaiki atap")
        data = formulir(**{"pendahulu-0-arahan": str(lama.pk), "pendahulu-0-lama_sebelum": "500000"})
        client, url = masuk("sekda"), reverse("koordinasi:arahan_baru")
        fragment = client.post(reverse("koordinasi:periksa"), data).content.decode()
        page = client.post(url, data)
        assert page.status_code == 422
        for text in (fragment, page.content.decode()):
            assert "Waktu tidak mungkin" in text
            assert "“Perbaiki atap” memerlukan" in text
        key = page.context["banding"][0].tabrakan.kunci
        client.post(url, data | {f"lihat-{key}": "1"})
        assert Pendahuluan.objects.get().sebelum == lama

    def test_an_order_to_wait_for_that_is_not_there_is_said_where_it_was_typed(self, masuk):
        page = masuk("sekda").post(reverse("koordinasi:arahan_baru"), formulir(**{"pendahulu-0-arahan": "999999"}))
        assert "Tidak ada arahan yang berlaku" in str(page.context["f"].pendahulu.errors)

    def test_the_check_while_writing_stores_nothing(self, masuk, beri, pintu_air):
        beri("asisten2", "pu", **pintu_air)
        client = masuk("asisten1")
        assert "Bertentangan" in kirim(client, "periksa", **berbenturan()).content.decode()
        assert (
            "Tidak bertabrakan"
            in kirim(client, "periksa", **{**berbenturan(), "objek": "kota/selatan"}).content.decode()
        )
        assert "supaya tabrakan dapat ditemukan" in kirim(client, "periksa", **formulir()).content.decode()
        assert "Belum dapat diperiksa" in kirim(client, "periksa", **formulir(isi="")).content.decode()
        assert Arahan.objects.count() == 1

    def test_a_secret_order_it_collides_with_stays_secret(self, masuk, beri, pintu_air):
        beri("asisten2", "pu", isi="Operasi senyap", kerahasiaan="rahasia", **pintu_air)
        page = kirim(masuk("asisten1"), "periksa", **berbenturan()).content.decode()
        assert "Arahan rahasia" in page
        assert "senyap" not in page
        assert "Dinas Pekerjaan Umum" not in page.split("Arahan rahasia")[-1]


class TestArahan:
    def test_all_units_and_withdrawal(self, masuk, tugas):
        client = masuk("sekda")
        url = reverse("koordinasi:arahan", args=[tugas.arahan_id])
        page = client.get(url).content.decode()
        assert "0 dari 2 unit sudah" in page
        assert "Dinas Lingkungan Hidup" in page
        assert kirim(client, "tarik", tugas.arahan_id, alasan="").status_code == 422
        assert kirim(client, "tarik", tugas.arahan_id, alasan="Keadaan berubah").url == url
        assert Arahan.objects.get().status == StatusArahan.DITARIK

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_of_what_one_ordered(self, masuk, beri, banyak, django_assert_num_queries):
        for _n in range(banyak):
            beri("sekda", "pu", "dlh")
        client = masuk("sekda")
        client.get(reverse("koordinasi:arahan_daftar"))
        with django_assert_num_queries(5):
            page = client.get(reverse("koordinasi:arahan_daftar")).content.decode()
        assert page.count("0 dari 2 unit") == banyak


class TestKonflik:
    def test_both_orders_side_by_side_and_the_decision(self, masuk, konflik):
        client = masuk("sekda")
        url = reverse("koordinasi:konflik", args=[konflik.pk])
        page = client.get(url, {"keputusan": "gabungkan"}).content.decode()
        for words in ("Tutup pintu air", "Buka pintu air", "Asisten I", "Asisten II", "beririsan", "Simpan keputusan"):
            assert words in page
        assert re.search(r'value="gabungkan"[^>]*checked', page)
        assert kirim(client, "konflik", konflik.pk, keputusan="gabungkan", alasan="").status_code == 422
        kirim(client, "konflik", konflik.pk, keputusan="gabungkan", alasan="Satukan jadwalnya")
        page = client.get(url).content.decode()
        assert "Satukan jadwalnya" in page
        assert "Simpan keputusan" not in page

    def test_the_issuers_see_it_wait(self, masuk, konflik):
        page = masuk("asisten1").get(reverse("koordinasi:konflik", args=[konflik.pk])).content.decode()
        assert "Menunggu putusan Sekretariat Daerah." in page
        assert kirim(masuk("asisten1"), "konflik", konflik.pk, keputusan="gabungkan", alasan="x").status_code == 404

    @pytest.mark.usefixtures("konflik")
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_is_one_query(self, masuk, beri, pintu_air, banyak, django_assert_num_queries):
        for n in range(banyak - 1):
            beri("asisten2", "dlh", **{**pintu_air, "objek": f"kota/utara/{n}"})
        client = masuk("sekda")
        client.get(reverse("koordinasi:konflik_daftar"))
        with django_assert_num_queries(4):
            page = client.get(reverse("koordinasi:konflik_daftar"))
        assert len(page.context["halaman"].isi) == banyak


class TestPengaturan:
    def test_acts_are_added_and_changed(self, masuk):
        client = masuk("admin")
        isi = {"kode": "semprot", "nama": "Menyemprot", "dari": "2026-01-01"}
        assert kirim(client, "tindak_baru", **isi).url == reverse("koordinasi:tindak_daftar")
        row = TindakArahan.objects.get(kode="semprot")
        assert kirim(client, "tindak_baru", **isi).status_code == 422
        lawan = TindakArahan.objects.exclude(pk=row.pk).first()
        kirim(client, "tindak", row.pk, nama="Menyemprot jalan", dari="2026-01-01", berlawanan=[lawan.pk])
        row.refresh_from_db()
        assert (row.kode, row.nama, list(row.berlawanan.all())) == ("semprot", "Menyemprot jalan", [lawan])
        assert "Menyemprot jalan" in client.get(reverse("koordinasi:tindak_daftar")).content.decode()

    def test_a_unit_keeps_its_rooms(self, masuk, kota):
        client = masuk("tu")
        isi = {"kode": "aula", "nama": "Aula", "jenis": "ruang", "kapasitas": "1", "aktif": "on"}
        answer = kirim(client, "sumber_daya_baru", **isi, unit=kota.unit["pu"].pk)
        assert answer.status_code == 422
        assert "unit Anda sendiri" in answer.content.decode()
        kirim(client, "sumber_daya_baru", **isi, unit=kota.unit["umum"].pk)
        row = SumberDaya.objects.get(kode="aula")
        kirim(client, "sumber_daya", row.pk, **{**isi, "nama": "Aula Besar"}, unit=kota.unit["umum"].pk)
        assert "Aula Besar" in client.get(reverse("koordinasi:sumber_daya_daftar")).content.decode()
        assert kirim(masuk("kadis_pu"), "sumber_daya", row.pk, **isi).status_code == 404
