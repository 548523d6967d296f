"""Collisions, orders, kinds of acts and resources on the screen: lists to the end, forms refused, each office its own."""

import re

import pytest
from django.urls import reverse

from poros.kernel.organisasi.models import Jabatan
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan, SumberDaya, TemuanKonflik, TindakArahan
from poros.kernel.penugasan.rules import Keputusan, Kerahasiaan

INGGRIS = {"Accept-Language": "en"}


def alamat(nama, *args):
    return reverse(f"koordinasi:{nama}", args=args)


@pytest.fixture
def aula(kota) -> SumberDaya:
    return SumberDaya.objects.create(kode="aula", nama="Aula Besar", jenis="ruang", unit=kota.unit["umum"])


class TestSiapaMembuka:
    @pytest.mark.parametrize(
        ("siapa", "ada"),
        [
            ("sekda", {"arahan_baru", "sumber_daya_baru"}),
            ("kadis_pu", {"arahan_baru", "sumber_daya_baru"}),
            ("tu", {"arahan_baru", "sumber_daya_baru"}),
            ("staf_pu", set()),
            ("inspektur", set()),
            ("admin", {"tindak_baru", "sumber_daya_baru"}),
        ],
    )
    def test_every_office_has_its_lists_and_only_its_forms(self, masuk, siapa, ada):
        client = masuk(siapa)
        lists = ("daftar", "papan", "arahan_daftar", "konflik_daftar", "kinerja", "agenda", "tindak_daftar")
        for nama in (*lists, "sumber_daya_daftar"):
            assert client.get(alamat(nama)).status_code == 200, nama
        for nama in ("arahan_baru", "tindak_baru", "sumber_daya_baru"):
            assert client.get(alamat(nama)).status_code == (200 if nama in ada else 404), nama

    @pytest.mark.parametrize(("bahasa", "kata"), [("id", "Tabrakan arahan"), ("en", "Colliding orders")])
    def test_the_lists_speak_the_language_of_the_reader(self, masuk, konflik, bahasa, kata):
        page = masuk("sekda").get(alamat("konflik_daftar"), headers={"Accept-Language": bahasa}).content.decode()
        assert kata in page
        assert "Tutup pintu air ↔ Buka pintu air" in page


class TestKonflik:
    @pytest.mark.parametrize("keputusan", list(Keputusan))
    def test_each_decision_can_be_taken(self, masuk, konflik, keputusan):
        answer = masuk("sekda").post(alamat("konflik", konflik.pk), {"keputusan": keputusan.value, "alasan": "jelas"})
        assert answer.url == alamat("konflik", konflik.pk)
        konflik.refresh_from_db()
        assert (konflik.keputusan, konflik.pemutus) == (
            keputusan,
            "Pejabat Sekretaris Daerah (Sekretaris Daerah)",
        )
        assert set(Arahan.objects.values_list("status", flat=True)) == {"berlaku"}  # nothing else happens by itself

    @pytest.mark.parametrize(
        ("isi", "bidang"),
        [
            ({"keputusan": "batalkan_semua", "alasan": "jelas"}, "keputusan"),
            ({"alasan": "jelas"}, "keputusan"),
            ({"keputusan": "gabungkan", "alasan": " "}, "alasan"),
            ({"keputusan": "gabungkan", "alasan": "x" * 2001}, "alasan"),
        ],
    )
    def test_a_decision_without_its_parts_is_refused_and_the_words_stay(self, masuk, konflik, isi, bidang):
        answer = masuk("sekda").post(alamat("konflik", konflik.pk), isi)
        assert answer.status_code == 422
        assert bidang in answer.context["form"].errors
        assert isi["alasan"].strip() in answer.content.decode()
        konflik.refresh_from_db()
        assert konflik.diputus is None

    def test_what_was_decided_meanwhile_is_said(self, masuk, kota, konflik):
        client = masuk("walikota")
        services.putuskan(kota.aktor("sekda"), konflik, keputusan="gabungkan", alasan="satukan")
        answer = client.post(alamat("konflik", konflik.pk), {"keputusan": "gabungkan", "alasan": "saya juga"})
        assert answer.status_code == 422
        assert "Konflik ini sudah diputus." in str(answer.context["form"].non_field_errors())

    def test_the_list_holds_the_open_ones_and_on_demand_all(self, masuk, kota, konflik):
        client = masuk("sekda")
        services.putuskan(kota.aktor("sekda"), konflik, keputusan="gabungkan", alasan="satukan")
        assert "Tidak ada tabrakan" in client.get(alamat("konflik_daftar")).content.decode()
        page = client.get(alamat("konflik_daftar"), {"tampil": "semua"}).content.decode()
        assert "Tutup pintu air ↔ Buka pintu air" in page
        assert "Gabungkan" in page

    def test_where_nobody_stands_above_both_the_top_decides(self, masuk, konflik):
        TemuanKonflik.objects.update(penengah=None)
        assert "Menunggu putusan Sekda atau kepala daerah." in (
            masuk("asisten1").get(alamat("konflik", konflik.pk)).content.decode()
        )
        assert "Simpan keputusan" in masuk("walikota").get(alamat("konflik", konflik.pk)).content.decode()

    def test_the_issuer_s_remark_stands_with_his_name(self, masuk, konflik):
        konflik.masukan["keterangan"] = {"oleh": "Pejabat Asisten I (Asisten I)", "isi": "Sawah kering"}
        konflik.save(update_fields=["masukan"])
        page = masuk("sekda").get(alamat("konflik", konflik.pk)).content.decode()
        assert "Sawah kering" in page
        assert "Pejabat Asisten I (Asisten I)" in page


class TestTarik:
    @pytest.mark.parametrize("alasan", ["", "   ", "x" * 2001])
    def test_a_withdrawal_needs_a_reason_of_some_length(self, masuk, tugas, alasan):
        answer = masuk("sekda").post(alamat("tarik", tugas.arahan_id), {"alasan": alasan})
        assert answer.status_code == 422
        assert "alasan" in answer.context["form"].errors
        assert Arahan.objects.get().status == "berlaku"

    def test_what_has_ended_meanwhile_is_said(self, masuk, kota, tugas):
        services.tarik(kota.aktor("sekda"), tugas.arahan, alasan="batal")
        answer = masuk("sekda").post(alamat("tarik", tugas.arahan_id), {"alasan": "sekali lagi"})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "sudah tidak berlaku" in page
        assert "sekali lagi" in page
        assert "dialog-tarik" not in masuk("sekda").get(alamat("arahan", tugas.arahan_id)).content.decode()

    @pytest.mark.parametrize("siapa", ["kadis_pu", "kadis_dlh", "kabag_ekbang", "inspektur", "walikota"])
    def test_who_has_a_part_sees_the_order_but_no_button(self, masuk, tugas, siapa):
        client = masuk(siapa)
        page = client.get(alamat("arahan", tugas.arahan_id))
        assert page.status_code == 200
        assert "Tarik arahan" not in page.content.decode()
        assert client.post(alamat("tarik", tugas.arahan_id), {"alasan": "saya"}).status_code == 404


class TestTindak:
    @pytest.mark.parametrize(
        ("isi", "bidang"),
        [
            ({"kode": "dua kata"}, "kode"),
            ({"nama": ""}, "nama"),
            ({"dari": "2026-02-29"}, "dari"),
            ({"dari": ""}, "dari"),
            ({"sampai": "2025-01-01"}, "sampai"),
            ({"berlawanan": ["999999"]}, "berlawanan"),
            ({"berwenang": ["999999"]}, "berwenang"),
        ],
    )
    def test_what_is_wrong_stands_beside_its_field(self, masuk, isi, bidang):
        before = TindakArahan.objects.count()
        data = {"kode": "semprot", "nama": "Menyemprot", "dari": "2026-01-01", "dasar": "Perwali 9"} | isi
        answer = masuk("admin").post(alamat("tindak_baru"), data)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [bidang]
        assert "Perwali 9" in answer.content.decode()
        assert TindakArahan.objects.count() == before

    def test_its_page_shows_what_is_kept_and_its_code_stays(self, masuk, kota):
        row = TindakArahan.objects.create(kode="semprot", nama="Menyemprot", dari="2026-01-01", sampai="2028-02-29")
        row.berwenang.add(kota.jabatan["kadis_dlh"])
        client, url = masuk("admin"), alamat("tindak", row.pk)
        page = client.get(url).content.decode()
        assert 'value="2028-02-29"' in page
        assert re.search(rf'value="{kota.jabatan["kadis_dlh"].pk}"[^>]*checked', page)
        assert f'name="berlawanan" value="{row.pk}"' not in page  # not against itself
        client.post(url, {"kode": "lain", "nama": "Menyemprot", "dari": "2026-01-01"})
        row.refresh_from_db()
        assert (row.kode, row.sampai, row.berwenang.count()) == ("semprot", None, 0)
        assert client.post(url, {"nama": "", "dari": "2026-01-01"}).status_code == 422

    @pytest.mark.parametrize("siapa", ["sekda", "tu", "staf_pu"])
    def test_it_is_kept_by_nobody_else(self, masuk, siapa):
        row = TindakArahan.objects.create(kode="semprot", nama="Menyemprot", dari="2026-01-01")
        client = masuk(siapa)
        assert client.get(alamat("tindak", row.pk)).status_code == 404
        assert client.post(alamat("tindak", row.pk), {"nama": "x", "dari": "2026-01-01"}).status_code == 404
        assert list(client.get(alamat("tindak_daftar")).context["rows"]) == []

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_costs_three_queries_beyond_the_session(self, masuk, kota, banyak, django_assert_num_queries):
        TindakArahan.objects.all().delete()
        offices = Jabatan.objects.filter(kepala=True)
        for n in range(banyak):
            TindakArahan.objects.create(kode=f"t{n}", nama=f"Tindakan {n}", dari="2026-01-01").berwenang.set(offices)
        client = masuk("admin")
        client.get(alamat("tindak_daftar"))
        with django_assert_num_queries(6):
            page = client.get(alamat("tindak_daftar")).content.decode()
        assert page.count("Tindakan ") >= banyak


class TestSumberDaya:
    @pytest.mark.parametrize(
        ("isi", "bidang"),
        [
            ({"kode": "aula"}, "kode"),
            ({"kode": ""}, "kode"),
            ({"jenis": "kapal"}, "jenis"),
            ({"kapasitas": "0"}, "kapasitas"),
            ({"kapasitas": str(2**31)}, "kapasitas"),
            ({"kapasitas": "banyak"}, "kapasitas"),
            ({"unit": "999999"}, "unit"),
            ({"orang": "{sekda}", "kapasitas": "2"}, "kapasitas"),
        ],
    )
    @pytest.mark.usefixtures("aula")
    def test_what_is_wrong_stands_beside_its_field(self, masuk, kota, isi, bidang):
        data = {"kode": "ruang-2", "nama": "Ruang Melati", "jenis": "ruang", "kapasitas": "1"} | isi
        data = {k: v.format(sekda=kota.orang["sekda"].pk) for k, v in data.items()}
        answer = masuk("admin").post(alamat("sumber_daya_baru"), data)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [bidang]
        assert "Ruang Melati" in answer.content.decode()
        assert SumberDaya.objects.count() == 1

    def test_an_official_has_one_time(self, masuk, kota, waktu_sekda):
        data = {"kode": "lagi", "nama": "Sekda lagi", "jenis": "pejabat", "kapasitas": "1"}
        answer = masuk("admin").post(alamat("sumber_daya_baru"), data | {"orang": waktu_sekda.orang_id})
        assert answer.status_code == 422
        assert "orang" in answer.context["form"].errors
        assert SumberDaya.objects.get() == waktu_sekda

    def test_it_can_be_changed_without_touching_whose_time_it_is(self, masuk, waktu_sekda):
        data = {"kode": "sekda", "nama": "Waktu Bapak", "jenis": "pejabat", "kapasitas": "1", "aktif": "on"}
        masuk("admin").post(alamat("sumber_daya", waktu_sekda.pk), data | {"orang": waktu_sekda.orang_id})
        waktu_sekda.refresh_from_db()
        assert (waktu_sekda.nama, waktu_sekda.aktif) == ("Waktu Bapak", True)

    def test_the_kind_is_said_in_words_and_in_the_language_of_the_reader(self, masuk, aula):
        client = masuk("tu")
        page = client.get(alamat("sumber_daya_daftar")).content.decode()
        assert "<td>Ruang</td>" in page
        assert "<td>Room</td>" in client.get(alamat("sumber_daya_daftar"), headers=INGGRIS).content.decode()

    @pytest.mark.parametrize(
        ("siapa", "ada"), [("tu", True), ("kabag_umum", True), ("admin", True), ("sekda", False), ("staf_pu", False)]
    )
    def test_it_is_kept_by_its_unit(self, masuk, aula, siapa, ada):
        client = masuk(siapa)
        assert client.get(alamat("sumber_daya", aula.pk)).status_code == (200 if ada else 404)
        assert ("Aula Besar" in client.get(alamat("sumber_daya_daftar")).content.decode()) is ada

    def test_what_is_out_of_use_is_said_and_no_longer_offered(self, masuk, aula):
        client = masuk("tu")
        assert "Aula Besar" in client.get(alamat("arahan_baru")).content.decode()
        data = {"kode": "aula", "nama": "Aula Besar", "jenis": "ruang", "kapasitas": "1", "unit": aula.unit_id}
        client.post(alamat("sumber_daya", aula.pk), data)
        assert "tidak dipakai" in client.get(alamat("sumber_daya_daftar")).content.decode()
        assert "Aula Besar" not in client.get(alamat("arahan_baru")).content.decode()


@pytest.mark.parametrize(
    ("kerahasiaan", "kata"), [(Kerahasiaan.RAHASIA, "Rahasia"), (Kerahasiaan.SANGAT_RAHASIA, "Sangat rahasia")]
)
def test_a_secret_order_is_marked_in_the_list_of_work(masuk, beri, kerahasiaan, kata):
    beri("sekda", "pu", kerahasiaan=kerahasiaan)
    assert kata in masuk("kadis_pu").get(alamat("daftar")).content.decode()
