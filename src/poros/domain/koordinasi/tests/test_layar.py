"""Screens: who sees them, what they say, what they cost."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.koordinasi.urls import urlpatterns
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.queries.statistik import mundur
from poros.kernel.penugasan.rules import Kerahasiaan, Peran
from poros.kernel.penugasan.values import Klaim

SESI = 3
"""Queries of any page: session, account, office."""


def buka(client, nama, *args, **kueri):
    return client.get(reverse(f"koordinasi:{nama}", args=args), kueri)


@pytest.mark.parametrize("pola", urlpatterns, ids=lambda p: p.name)
def test_every_address_names_its_permission_and_asks_strangers_to_sign_in(client, kota, pola):
    assert pola.callback.wewenang
    args = {"pk": 1, "sebelum": 2, "aksi": "terima", "bentuk": "csv"}
    needed = {name: args[name] for name in pola.pattern.converters}
    answer = client.get(reverse(f"koordinasi:{pola.name}", kwargs=needed), headers={"host": "uji.localhost"})
    assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize(
    ("siapa", "nama", "status"),
    [
        ("kadis_pu", "penugasan", 200),
        ("inspektur", "penugasan", 200),
        ("staf_pu", "penugasan", 404),
        ("camat", "penugasan", 404),
        ("kadis_dlh", "arahan", 200),
        ("camat", "arahan", 404),
        ("kadis_dlh", "tarik", 404),
        ("sekda", "tarik", 200),
    ],
)
def test_what_one_may_not_see_is_not_there(masuk, tugas, siapa, nama, status):
    pk = tugas.pk if nama == "penugasan" else tugas.arahan_id
    assert buka(masuk(siapa), nama, pk).status_code == status


@pytest.mark.parametrize(
    ("siapa", "nama", "status"),
    [
        ("kadis_pu", "arahan_baru", 200),
        ("staf_pu", "arahan_baru", 404),
        ("inspektur", "arahan_baru", 404),
        ("admin", "tindak_baru", 200),
        ("sekda", "tindak_baru", 404),
        ("tu", "sumber_daya_baru", 200),
        ("staf_pu", "sumber_daya_baru", 404),
    ],
)
def test_a_form_is_shown_only_to_who_may_send_it(masuk, siapa, nama, status):
    assert buka(masuk(siapa), nama).status_code == status


@pytest.mark.parametrize(
    ("siapa", "aksi", "status"),
    [("kadis_pu", "kembalikan", 200), ("kabag_ekbang", "kembalikan", 404), ("kadis_pu", "terbang", 404)],
)
def test_the_page_of_an_act(masuk, tugas, siapa, aksi, status):
    assert buka(masuk(siapa), "aksi", tugas.pk, aksi).status_code == status


class TestDaftar:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_costs_one_query_beyond_the_session(self, masuk, beri, banyak, django_assert_num_queries):
        for n in range(banyak):
            beri("sekda", "pu", isi=f"Arahan nomor {n}")
        client = masuk("kadis_pu")
        buka(client, "daftar")
        with django_assert_num_queries(SESI + 1):
            page = buka(client, "daftar").content.decode()
        assert page.count("Arahan nomor") >= banyak
        assert f"{banyak} penugasan" in page

    def test_filters_live_in_the_address_and_a_fragment_is_only_the_list(self, masuk, beri):
        beri("sekda", "pu", isi="Perbaiki jembatan")
        beri("sekda", "pu", isi="Angkut sampah")
        client = masuk("kadis_pu")
        page = client.get(
            reverse("koordinasi:daftar"), {"q": "jembatan"}, headers={"HX-Request": "true"}
        ).content.decode()
        assert "Perbaiki jembatan" in page
        assert "Angkut sampah" not in page
        assert "<html" not in page

    def test_nonsense_in_the_address_narrows_nothing(self, masuk, beri):
        beri("sekda", "pu", isi="Perbaiki jembatan")
        page = buka(masuk("kadis_pu"), "daftar", kotak="semua", status="x", unit="y", penerbit="-1", sesudah="z")
        assert "Perbaiki jembatan" in page.content.decode()

    def test_pages_go_by_cursor(self, masuk, kota, beri):
        beri("sekda", "pu", isi="Yang pertama")
        for _n in range(50):
            beri("sekda", "pu")
        client = masuk("kadis_pu")
        page = buka(client, "daftar")
        assert "Yang pertama" not in page.content.decode()
        cursor = page.context["halaman"].sesudah
        assert "Yang pertama" in buka(client, "daftar", sesudah=cursor).content.decode()

    def test_tabs_are_those_of_the_office(self, masuk):
        def tabs(siapa):
            return [str(k) for k, _nama in buka(masuk(siapa), "daftar").context["kotak"]]

        assert tabs("staf_pu") == ["masuk"]
        assert tabs("kadis_pu") == ["masuk", "perintah"]
        assert tabs("tu") == ["masuk", "perintah"]
        assert tabs("kabag_ekbang") == ["masuk", "perintah", "koordinasi"]
        assert tabs("sekda") == ["masuk", "perintah", "koordinasi", "semua"]
        assert tabs("inspektur") == ["masuk", "semua"]

    def test_several_are_accepted_at_once(self, masuk, beri):
        rows = [beri("sekda", "pu").penugasan.get() for _n in range(3)]
        url = reverse("koordinasi:terima_banyak")
        answer = masuk("kadis_pu").post(url, {"penugasan": [rows[0].pk, rows[1].pk, "x"]}, follow=True)
        assert "2 penugasan diterima." in answer.content.decode()
        assert Penugasan.objects.filter(status="diterima").count() == 2

    def test_the_export_is_the_list(self, masuk, beri):
        beri("sekda", "pu", isi="=Perbaiki; jembatan")
        beri("sekda", "dlh", isi="Bukan untuk PU")
        answer = buka(masuk("kadis_pu"), "ekspor", "csv")
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        head, *rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
        assert head[1] == "Arahan"
        assert len(rows) == 1
        assert "Perbaiki; jembatan" in rows[0][1]
        assert not rows[0][1].startswith("=")
        sheet = buka(masuk("kadis_pu"), "ekspor", "xlsx")
        assert b"".join(sheet.streaming_content)[:2] == b"PK"
        assert buka(masuk("kadis_pu"), "ekspor", "pdf").status_code == 404


class TestPapan:
    def test_columns_of_ones_own_office(self, masuk, tugas, kota):
        page = buka(masuk("kadis_pu"), "papan")
        assert [k.jumlah for k in page.context["kolom"]] == [1, 0, 0, 0, 0]
        assert page.context["pilihan"] == []

    def test_a_coordinator_looks_at_others(self, masuk, tugas, kota):
        page = buka(masuk("sekda"), "papan", unit=kota.unit["pu"].pk)
        assert page.context["unit"].nama == "Dinas Pekerjaan Umum"
        assert "Perbaiki jembatan" in page.content.decode()
        assert buka(masuk("sekda"), "papan", unit=10**9).status_code == 404


class TestHalaman:
    def test_one_page_tells_the_whole_story(self, masuk, kota, tugas, lewat):
        kadis = kota.aktor("kadis_pu")
        services.laporkan(kadis, tugas, catatan="Tiang selesai", kemajuan=60)
        services.delegasikan(kadis, tugas, kepada=kota.jabatan["staf_pu"], catatan="Tolong foto")
        services.tambah_bukti(kadis, tugas, isi=services.IsiBukti(teks="Tiang berdiri", lat=-1.2, lng=116.8))
        services.bicara(kota.aktor("sekda"), tugas, isi="Kapan selesai?")
        lewat(tugas, 30)
        page = buka(masuk("kabag_ekbang"), "penugasan", tugas.pk).content.decode()
        for words in (
            "Perbaiki jembatan",
            "Rapat 20 Nov",
            "hari kerja, di Dinas Pekerjaan Umum",
            "Dinas Lingkungan Hidup",
            "Pendukung",
            "Tiang selesai",
            "60%",
            "Analis Sumber Daya Air",
            "Tolong foto",
            "Tiang berdiri",
            "tempat -1,20000; 116,80000",
            "Kapan selesai?",
            "Jejak audit",
        ):
            assert words in page, words

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_it_costs_eleven_queries_beyond_the_session(self, masuk, kota, beri, banyak, django_assert_num_queries):
        row = beri("sekda", "pu", *("dlh", "sos", "kec")[:banyak]).penugasan.get(unit=kota.unit["pu"])
        for _n in range(banyak):
            services.bicara(kota.aktor("sekda"), row, isi="halo")
        client = masuk("kabag_ekbang")
        buka(client, "penugasan", row.pk)
        with django_assert_num_queries(SESI + 11):
            buka(client, "penugasan", row.pk)

    def test_buttons_are_what_this_office_may_do_now(self, masuk, diserahkan):
        def acts(siapa):
            page = buka(masuk(siapa), "penugasan", diserahkan.pk)
            return [b["aksi"].value for b in page.context["tombol"]], [b["aksi"].value for b in page.context["lainnya"]]

        assert acts("kabag_ekbang") == (["verifikasi", "tolak"], [])
        assert acts("kadis_pu") == ([], [])
        assert acts("sekda") == (["verifikasi", "tolak"], ["batalkan"])

    def test_a_secret_order_says_so(self, masuk, beri):
        row = beri("sekda", "pu", kerahasiaan=Kerahasiaan.SANGAT_RAHASIA).penugasan.get()
        assert "Sangat rahasia" in buka(masuk("kadis_pu"), "penugasan", row.pk).content.decode()
        assert buka(masuk("tu_pu"), "penugasan", row.pk).status_code == 404

    def test_who_is_told_only_marks_it_as_read(self, masuk, beri, kota):
        row = beri("sekda", "pu", ("sos", Peran.TEMBUSAN)).penugasan.get(unit=kota.unit["sos"])
        page = buka(masuk("kadis_sos"), "penugasan", row.pk)
        assert [b["aksi"].value for b in page.context["tombol"]] == ["ketahui"]


class TestKinerja:
    def test_the_finding_is_the_title_and_the_figures_stand_behind_it(self, masuk, beri, kota):
        kini = timezone.now()
        for _n in range(10):
            row = beri("sekda", "pu").penugasan.get()
            Penugasan.objects.filter(pk=row.pk).update(
                dikirim=kini - timedelta(days=20), diserahkan=kini - timedelta(days=5), status="selesai"
            )
        page = buka(masuk("sekda"), "kinerja")
        text = page.content.decode()
        assert "Dinas Pekerjaan Umum paling lama" in text
        assert page.context["hasil"].unit[0].kini.n == 10
        assert "terlalu sedikit" not in text.split("Per asisten")[0]

    def test_a_span_that_cannot_be_read_is_the_usual_one(self, masuk):
        page = buka(masuk("sekda"), "kinerja", dari="kemarin", sampai="9999-01-01")
        hari = timezone.localdate()
        assert (page.context["dari"], page.context["sampai"]) == (mundur(hari, 2), hari)
        assert "Dihitung saat halaman ini dibuka." in page.content.decode()

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_five_queries_beyond_the_session(self, masuk, beri, lewat, banyak, django_assert_num_queries):
        for _n in range(banyak):
            lewat(beri("sekda", "pu", ("dlh", Peran.PENDUKUNG)).penugasan.get(peran=Peran.PENDUKUNG), 9)
        client = masuk("sekda")
        buka(client, "kinerja")
        with django_assert_num_queries(SESI + 5):
            page = buka(client, "kinerja").content.decode()
        assert page.count("Dinas Pekerjaan Umum menunggu Dinas Lingkungan Hidup, yang sudah lewat tenggat.") == banyak


def test_the_agenda_of_the_week(masuk, beri, waktu_sekda):
    awal = timezone.now() + timedelta(hours=1)
    beri("walikota", "setda", isi="Paripurna", klaim=(Klaim(waktu_sekda.pk, awal, awal + timedelta(hours=2)),))
    assert "Paripurna" in buka(masuk("sekda"), "agenda").content.decode()
    assert "Tidak ada yang memakai waktu Anda" in buka(masuk("kadis_pu"), "agenda").content.decode()


def test_search_finds_orders_by_their_words(masuk, tugas):
    client = masuk("kadis_pu")
    assert "Perbaiki jembatan" in client.get(reverse("web:cari"), {"q": "jembatan"}).content.decode()
    assert "Perbaiki jembatan" not in masuk("camat").get(reverse("web:cari"), {"q": "jembatan"}).content.decode()
